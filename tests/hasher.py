"""Argon2 at next to no cost: what a test asks of passwords is who may sign in, not how long a guess takes."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Quick(Argon2PasswordHasher):
    """The hash of service with the least memory and one pass."""

    time_cost, memory_cost, parallelism = 1, 8, 1

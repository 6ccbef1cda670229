"""What the console itself keeps: wrong tries at its door, one-time ways in, and marks on answers. Nothing governed."""

from __future__ import annotations

from django.db import models

from leads.people.models import Person


class WrongTry(models.Model):
    """A wrong password or second factor: by account and by address, so that both can be shut for a while."""

    account = models.TextField()  # as typed, lower case; it need not exist
    address = models.TextField()
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"], name="wrong_try_of_account"),
            models.Index(fields=["address", "at"], name="wrong_try_of_address"),
        ]


class WayIn(models.Model):
    """A one-time link into a fictional state; only its digest is kept."""

    digest = models.BinaryField(unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Mark(models.Model):
    """That somebody looked at an answer: a hit with a caution acknowledged, or a hit that was not this one."""

    pk = models.CompositePrimaryKey("device_id", "number")
    device_id = models.BigIntegerField()
    number = models.IntegerField()  # the device's output count, as on the answer
    words = models.TextField(choices=[("seen", "Seen"), ("not this one", "Not this one")])
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    at = models.DateTimeField()

"""Which passwords may be chosen: long enough, not endless, and none that the person has or had.

Django asks these wherever a password is chosen (AUTH_PASSWORD_VALIDATORS); the figures are a state's own where it set
some. CJIS Security Policy, IA-5(1).
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError

from leads.console.door.now import edge_now
from leads.console.door.settings_of import numbers
from leads.people.models import PasswordUsed, Person
from leads.rules.numbers import number


class Length:
    """At least so many signs, and no more than are compared."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError for a password that is too short or too long."""
        least, most = number("password.min_length", numbers()), number("password.max_length", numbers())
        if not least <= len(password) <= most:
            raise ValidationError(f"A password has {least} to {most} characters; this one has {len(password)}.")

    def get_help_text(self) -> str:
        """What a form says of it."""
        return f"At least {number('password.min_length', numbers())} characters."


class NotUsedBefore:
    """None of the person's last passwords, nor the one they have."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError for a password that this person has or had."""
        if not isinstance(user, Person) or user.pk is None:
            return
        known = Person.objects.filter(pk=user.pk).values_list("password", flat=True).first()
        if any(check_password(password, one) for one in dict.fromkeys([known or "", *_used(user)]) if one):
            raise ValidationError("You have, or had, this password. Choose one that you never used here.")

    def password_changed(self, password: str, user: Any = None) -> None:
        """Keeps the new one's hash, and lets go of those that may be chosen again."""
        if not isinstance(user, Person):
            return
        PasswordUsed.objects.create(person=user, encoded=user.password, at=edge_now())
        most = number("password.reuse", numbers())
        old = PasswordUsed.objects.filter(person=user).order_by("-at", "-pk").values_list("pk", flat=True)[most:]
        PasswordUsed.objects.filter(pk__in=list(old)).delete()

    def get_help_text(self) -> str:
        """What a form says of it."""
        return "None that you have or had here."


def _used(person: Person) -> list[str]:
    most = number("password.reuse", numbers())
    return list(person.passwords_used.order_by("-at", "-pk").values_list("encoded", flat=True)[:most])

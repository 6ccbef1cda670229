"""The first password and second factor of somebody on the books: chosen with the person present, never alone."""

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people import one_time_code
from leads.people.models import Person
from leads.people.offices import must_hold
from leads.rules.refused import Refused


def choose(person: Person, password: str) -> None:
    """Sets a password on a person who is not saved yet, or is by the caller. Raises Refused (weak-password)."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused("weak-password", " ".join(error.messages), None, "Choose a longer one.", "password") from error
    person.set_password(password)


def add_app(person: Person, secret: str, code: str, now: datetime) -> list[str]:
    """Adds an authenticator app that has proved its secret; gives recovery codes. Raises Refused (wrong-code).

    The code that proved the app opens nothing any more.
    """
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP

    app = TOTP.activate(person, secret).instance
    if one_time_code.take(person.pk, code, now) is None:
        raise Refused(
            "wrong-code",
            "The code is not the one that the authenticator app shows now.",
            None,
            "Set the clock of telephone and machine right, and begin again with a new secret.",
            "code",
        )
    one_time_code.close_until(app, now)
    codes: list[str] = RecoveryCodes.activate(person).get_unused_codes()
    return codes


@transaction.atomic
def enroll(person: Person, password: str, secret: str, code: str, *, by: Actor, now: datetime) -> list[str]:
    """Gives somebody on the books a first password and second factor, and recovery codes. The Administrator's act.

    Raises Refused: not-in-office, has-a-way-in, weak-password, wrong-code. `now` aware, UTC.
    """
    from allauth.mfa.models import Authenticator

    must_hold(by, "administrator", now, clause="1240.10(b)", act="give a person their first password")
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.has_usable_password() or Authenticator.objects.filter(user=person).exists():
        raise Refused(
            "has-a-way-in",
            f"{person.user_id} has a password or a second factor already.",
            None,
            "They change it themselves, in the console.",
        )
    choose(person, password)
    person.credentials_at = now
    person.save(update_fields=["password", "credentials_at"])
    codes = add_app(person, secret, code, now)
    record("people:factor:added", now=now, by=by, subject=f"person:{person.user_id}", data={"first": True})
    return codes

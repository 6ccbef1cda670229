"""What a person changes at their own account, for the ledger: password and second factors.

The pages are allauth's; so what stood before such a page is compared with what stands after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator
from django.db import transaction

from leads.ledger.record import record
from leads.people import one_time_code, sign_on
from leads.people.acting import acting
from leads.people.models import Person


@dataclass(frozen=True, slots=True)
class Credentials:
    """What opens an account: its password, as a hash, and the kinds of its second factors by their ids."""

    password: str
    factors: dict[int, str]


def credentials_of(person: Person) -> Credentials:
    """What opens the person's account now, as the database has it."""
    password = Person.objects.values_list("password", flat=True).get(pk=person.pk)
    return Credentials(password, dict(Authenticator.objects.filter(user_id=person.pk).values_list("pk", "type")))


def factors_of(person: Person) -> int:
    """How many second factors a person has; recovery codes are none, they only stand in for one."""
    held = Authenticator.objects.filter(user_id=person.pk)
    return held.exclude(type=Authenticator.Type.RECOVERY_CODES).count()


def note_changes(person: Person, before: Credentials, now: datetime, seat: int | None = None) -> bool:
    """A ledger line for each key that a request changed, added or took away; whether there was any.

    The person's other sessions end with it, in browsers, on links and over the API: whoever changes a password because
    somebody knows it has them out. `seat` is the place of the browser that made the change. CJIS Security Policy, AU-2.
    """
    after = credentials_of(person)
    events = [("people:password:changed", "")] if after.password != before.password else []
    events += [("people:factor:removed", kind) for pk, kind in before.factors.items() if pk not in after.factors]
    events += [("people:factor:added", kind) for pk, kind in after.factors.items() if pk not in before.factors]
    by = acting(person, now)
    with transaction.atomic():
        for event, kind in events:
            record(event, now=now, by=by, data={"factor": kind} if kind else None)
        if events:
            Person.objects.filter(pk=person.pk).update(credentials_at=now)
            sign_on.close_sessions_of_person(person.pk, why="password or second factor changed", now=now, but=seat)
        for pk, kind in after.factors.items():
            if kind == Authenticator.Type.TOTP and pk not in before.factors:
                one_time_code.close_until(Authenticator.objects.get(pk=pk), now)
    return bool(events)

"""What only somebody who knows the person may do to an account: open it again, and vouch for a first second factor.

A password that was guessed or found opens nothing: a first second factor is set up with a code that the Agency
Coordinator or the Administrator hands over to the person themselves. CJIS Security Policy, AC-7, IA-5, IA-12.
"""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people import wrong_tries
from leads.people.models import EnrollmentCode, Person
from leads.people.offices import must_hold
from leads.rules.numbers import number
from leads.rules.refused import Refused

SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # none that another is taken for when it is read out
GROUPS, OF = 3, 4
MOST_TRIES = 5
ANSWERS = "1240.90(a)(1)"  # the coordinator answers for the agency's people


def _office(person: Person, by: Actor, act: str) -> str:
    """In which office an actor answers for a person: coordinator of their agency, else Administrator; for oneself none.

    Refused: for-yourself.
    """
    if person.pk == by.person_id:
        raise Refused("for-yourself", f"Nobody may {act} for themselves.", None, "Ask another who holds the office.")
    return "coordinator" if person.agency_id == by.agency_id and "coordinator" in by.offices else "administrator"


@transaction.atomic
def release(person: Person, *, by: Actor, now: datetime) -> None:
    """Opens an account again that was shut after wrong tries. Raises Refused: for-yourself, not-in-office."""
    act = "open an account again"
    must_hold(by, _office(person, by, act), now, clause=ANSWERS, act=act)
    wrong_tries.forget(person.user_id)
    record("people:account:released", now=now, by=by, subject=f"person:{person.user_id}")


@transaction.atomic
def vouch(person: Person, numbers: Mapping[str, int], *, by: Actor, now: datetime) -> str:
    """A code with which the person sets up a first second factor, once; a code given before is worth nothing then.

    It is shown once and kept as a digest. Raises Refused: for-yourself, not-in-office.
    """
    act = "vouch for a first second factor"
    must_hold(by, _office(person, by, act), now, clause=ANSWERS, act=act)
    code = "-".join("".join(secrets.choice(SIGNS) for _ in range(OF)) for _ in range(GROUPS))
    until = now + timedelta(hours=number("token.enrollment_hours", numbers))
    given = {"digest": _digest(code), "by_id": by.person_id, "expires_at": until, "tries": 0}
    EnrollmentCode.objects.update_or_create(person=person, defaults=given)
    record("people:enrollment:vouched", now=now, by=by, subject=f"person:{person.user_id}")
    return code


@transaction.atomic
def is_vouched_for(person: Person, typed: str, now: datetime) -> bool:
    """Whether this is the code that was handed over to the person; it is used up. Five wrong ones end it.

    Not to be undone by the caller: a wrong try stays counted.
    """
    found = EnrollmentCode.objects.select_for_update().filter(person=person, expires_at__gt=now).first()
    if found is None or found.tries >= MOST_TRIES:
        return False
    if not secrets.compare_digest(bytes(found.digest), _digest(typed)):
        found.tries += 1
        found.save(update_fields=["tries"])
        return False
    found.delete()
    return True


def _digest(code: str) -> bytes:
    plain = "".join(one for one in code.upper() if one in SIGNS)
    return hashlib.sha256(plain.encode()).digest()

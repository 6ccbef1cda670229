"""Whether somebody may still be here: one question, asked with every page and again on every beat of a stream."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth import get_user

from leads.console.door import session as door
from leads.console.door.request import Request
from leads.people.models import Person
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.standing import snapshot
from leads.standing.gates import may_enter
from leads.standing.snapshot import Standing


@dataclass(frozen=True, slots=True)
class Over:
    """Why a sign-in is over, for the ledger; with the refusal where signing in again would not help."""

    why: str
    no: Refused | None = None


def over(request: Request, held: Standing) -> Over | None:
    """Why this sign-in is over now; None while it goes on.

    Who left, was deactivated or lost the screening is out; all others sign in again after so many hours, and when
    password or factors were changed elsewhere. Clause 1240.50(b)(1); CJIS Security Policy, IA-11.
    """
    try:
        may_enter(request.person.pk, held, request.now)
    except Refused as no:
        return Over(no.code, no)
    if door.too_old(request, number("session.reauthenticate_hours", held.agencies.numbers)):
        return Over("sign-in too old")
    if door.changed_elsewhere(request):
        return Over("password or second factor changed elsewhere")
    return None


def shut(request: Request, held: Standing) -> bool:
    """Whether the screen is locked, or nobody has used it for so long that it counts as locked. AC-11."""
    return door.idle(request, number("session.lock_minutes", held.agencies.numbers)) or door.locked(request)


def still(request: Request, now: datetime) -> bool:
    """Whether a page that has stayed open may go on showing what comes: asked of the session as it is kept now."""
    asked = copy.copy(request)
    asked.session = type(request.session)(request.session.session_key)
    user = get_user(asked)
    if not isinstance(user, Person):
        return False  # signed out, or the account's password is another one
    asked.user, asked.person, asked.now = user, user, now
    held = snapshot.current()
    return over(asked, held) is None and door.has_second_factor(asked) and not shut(asked, held)

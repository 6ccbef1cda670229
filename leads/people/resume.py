"""A short break of a terminal link costs no second factor: the token that one sign-on gives for the next.

It is for the same person at the same device, works once, and only while the session is open or for a short time after
its link broke. Who signed off, or was signed off by the Department, gives both factors again; and a session that goes
on so is as old as its first sign-on (`session.reauthenticate_hours`).
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from leads.agencies.standing import DeviceStanding
from leads.people import sign_on
from leads.people.models import LinkSession
from leads.rules.numbers import number
from leads.rules.refused import Refused

MARK = "R-"  # how such a token begins
#: Ends of a session that a terminal did not want and the Department did not order.
BROKEN = frozenset({
    "the terminal hung up", "the link broke", "link-silent", "link-not-reading", "link-frame-not-ended",
    "link-stopping", "node restarted", "forgotten",
})  # fmt: skip


class Came(NamedTuple):
    """Who came with a token, since when both factors count, and the session that goes on, if one does."""

    person_id: int
    since: datetime
    session: int | None


def must_know(token: str, now: datetime) -> None:
    """Raises Refused for a token of either kind that opens nothing now, before anything is said of devices."""
    if not token.startswith(MARK):
        sign_on.must_know(token, now)
    elif not LinkSession.objects.filter(resume_digest=sign_on.digest(token)).exists():
        raise _unknown()


def _unknown() -> Refused:
    return Refused("token-unknown", "This resume token is not known, or was used.", None, sign_on.ANOTHER, field="TKN")


def came_with(token: str, device: DeviceStanding, numbers: Mapping[str, int], now: datetime) -> Came:
    """Uses up a token of either kind and says who came with it. Raises Refused, a code that begins with "token-".

    Must run in a transaction. The session that goes on is over: nobody is signed on twice.
    """
    if not token.startswith(MARK):
        return Came(sign_on.redeem(token, device, now), now, None)
    held = LinkSession.objects.select_for_update(of=("self",)).select_related("person")
    found = held.filter(resume_digest=sign_on.digest(token)).first()
    if found is None:
        raise _unknown()
    if found.device_id != device.id:
        raise Refused("token-elsewhere", "This resume token is for another device.", None, sign_on.ANOTHER, field="TKN")
    if _is_over(found, now - timedelta(seconds=number("link.resume_seconds", numbers))):
        said = "The session that this token resumes is over."
        raise Refused("token-resume-over", said, None, sign_on.ANOTHER, field="TKN")
    LinkSession.objects.filter(pk=found.pk).update(resume_digest=None)
    sign_on.end_resumed(found.pk, now)
    return Came(found.person_id, found.started_at, found.pk)


def _is_over(found: LinkSession, oldest: datetime) -> bool:
    """Whether both factors have to be shown: no break ended it, it is too long ago, or they were changed since."""
    changed = found.person.credentials_at
    if changed is not None and changed > found.started_at:
        return True
    return found.ended_at is not None and (found.ended_why not in BROKEN or found.ended_at < oldest)


def give(session: sign_on.Session, numbers: Mapping[str, int]) -> dict[str, str | int] | None:
    """The token with which this session may go on after a break, and for how many seconds; kept as a digest only.

    None where the state gives none.
    """
    seconds = number("link.resume_seconds", numbers)
    if not seconds:
        return None
    token = MARK + secrets.token_urlsafe(24)
    LinkSession.objects.filter(pk=session.id).update(resume_digest=sign_on.digest(token))
    return {"token": token, "seconds": seconds}

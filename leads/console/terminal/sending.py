"""Sending a message from a page: from whose seat, under which reference, through the one exchange of this process.

The terminal's line and the forms of entry both go through here; there is no second way.
"""

from __future__ import annotations

import re
import secrets
import string
from datetime import datetime

from leads.console.door import seat
from leads.console.door.request import Request
from leads.console.terminal.exchange import exchange, session_of
from leads.messages import wire
from leads.messages.read import Pairs
from leads.messages.wire import AnswerFrame
from leads.people.models import LinkSession
from leads.rules.refused import Refused
from leads.switch.exchange.waiting import Waiting

_REFERENCE = re.compile(r"[A-Z0-9]{1,10}")
_LETTERS = string.ascii_uppercase + string.digits


def seated(request: Request) -> bool:
    """Whether somebody sits at a device; takes the seat that this browser had last, or the only one there is."""
    if request.link is not None:
        return True
    known = seat.remembered(request)
    if known is None:
        return False
    try:
        request.link = request.shell.link = seat.take(request, known)
    except Refused:
        return False
    return True


def seat_of(request: Request) -> LinkSession:
    """The seat that a page's message comes from. Raises Refused (no-device, another-device).

    A page that was opened at another seat sends nothing from this one: under a reference of there it would be another
    message here, and be done once more.
    """
    if request.link is None:
        raise Refused("no-device", "You have no seat at a device any more.", "1240.40(b)", "Open the terminal again.")
    device = request.link.device.mnemonic
    if (opened_at := request.POST.get("device", device)) != device:
        said = f"This page was opened at {opened_at[:10]}, and you sit at {device} now."
        raise Refused("another-device", said, "1240.40(b)", "Open the terminal again.")
    return request.link


def new_reference() -> str:
    """A reference that this device has not used: nobody guesses it, and it comes once in so many years."""
    return "".join(secrets.choice(_LETTERS) for _ in range(10))


def reference_of(request: Request) -> str:
    """The reference that the page gave its message, so that one sent again is done once."""
    given = request.POST.get("reference", "")
    return given if _REFERENCE.fullmatch(given) else new_reference()


def send(link: LinkSession, key: str, pairs: Pairs, reference: str, now: datetime) -> AnswerFrame:
    """Sends a message from this seat and gives back its answer. Raises Refused where it can't be said as it is meant:
    then nothing was sent."""
    raw = wire.write_message(key, link.device.agency.ori, reference, pairs)
    payload = exchange().answer([Waiting(session_of(link, now), raw, now)], now)[0]
    return wire.read_answer(payload)

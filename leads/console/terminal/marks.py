"""What a person said of an answer: a caution read, a hit that is not this one, something that came by itself seen.

A mark belongs to the sign-on that got the answer, and is taken only of a hit that this answer holds. So nobody reads a
caution for whoever sits there next, and nothing is put aside before it was asked.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from leads.console.door.request import Request
from leads.console.models import Mark
from leads.console.terminal.exchange import exchange, session_of
from leads.ledger.record import record
from leads.mail.models import Kept
from leads.messages import wire
from leads.people.models import LinkSession
from leads.switch.models import Message

NEWEST = 200  # marks that a page shows again


def mark(request: Request, link: LinkSession, number: int, hit: str, words: str) -> bool:
    """Writes down that this person looked at a hit (blank: an answer without one). False: there is no such answer."""
    answered = _data(link, number)
    if answered is None or hit not in _records(answered):
        return False
    session = session_of(link, request.now)
    said = {"number": number, "words": words, "record": hit, "message": answered.get("message")}
    with transaction.atomic():
        Mark.objects.update_or_create(
            session=link.pk,
            number=number,
            record=hit,
            defaults={"words": words, "person": request.person, "at": request.now},
        )
        record("console:answer:marked", now=request.now, by=session.by, outcome=words, data=said)
    if answered.get("unsolicited"):
        exchange().presence.acknowledge(session, number, request.now)
    return True


def said(link: LinkSession) -> dict[int, dict[str, str]]:
    """What was said of the answers of this sign-on: number of the answer → record → words."""
    found: dict[int, dict[str, str]] = {}
    rows = Mark.objects.filter(session=link.pk).order_by("-number").values_list("number", "record", "words")
    for number, hit, words in rows[:NEWEST]:
        found.setdefault(number, {})[hit] = words
    return found


def _data(link: LinkSession, number: int) -> dict[str, Any] | None:
    """The structured form of what this sign-on was told under a number."""
    told = Message.objects.filter(device_id=link.device_id, session_id=link.pk, number=number)
    if (message := told.filter(answered_at__gte=link.started_at).first()) is not None:
        return dict(wire.read_answer(message.answer.encode()).data)
    kept = Kept.objects.filter(device_id=link.device_id, sent_session=link.pk, sent_number=number).first()
    return {**kept.data, "unsolicited": True} if kept is not None else None


def _records(answered: dict[str, Any]) -> set[str]:
    hits = {str(one.get("record", "")) for one in answered.get("hits") or ()}
    return hits or {""}

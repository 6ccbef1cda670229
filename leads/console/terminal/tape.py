"""What the terminal page shows when it opens: the last answers of this sign-on, and what runs against the clock.

A page reads its sign-on and everyone's standing once (`request.held`), and all of it is told by these.

Answers belong to whoever got them, in the sign-on in which they did. Of these too only what might be asked for now is
shown again: the gates are asked of each, as of a message.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import orjson
from django.db.models import QuerySet

from leads.console.door.request import Request
from leads.console.terminal import cards, marks
from leads.hotfiles.duties import CLAUSES, heading, open_duties
from leads.hotfiles.finding import stands
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.hotfiles.second_check import waiting
from leads.mail.models import Kept
from leads.messages import wire
from leads.messages.keys import Needs
from leads.messages.wire import AnswerFrame
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.rules.section_30_participation import Level
from leads.rules.section_60_hot_file_records import second_check_due
from leads.standing.gates import INQUIRY, may_be_told, no_to, readable
from leads.standing.snapshot import Standing
from leads.switch.models import Message

LAST = 25  # answers on the tape
CLOCKS = 6


def history(request: Request, session: Session) -> list[dict[str, Any]]:
    """The last answers of this sign-on with what was asked, and what came by itself and is not acknowledged; oldest
    first. What whoever sits here may not ask for now is left out: then only the Department's own words are there."""
    assert request.link is not None
    mine = Message.objects.filter(
        device_id=request.link.device_id, session_id=request.link.pk, person_id=request.person.pk
    )
    newest = mine.order_by("-answered_at", "-number")[:LAST]
    messages = [one for one in newest if _may_see(one, session, request.held, request.now)]
    said = marks.said(request.link)
    entries = [_answered(one, said.get(one.number, {}), request.now) for one in messages]
    kept = _came(request, session).filter(acknowledged_at=None)
    entries += [
        by_itself(
            {**one.data, "outcome": one.outcome, "number": one.sent_number},
            one.text,
            one.posted_at,
            request.now,
            one.key,
        )
        for one in kept.order_by("id")
    ]
    return sorted(entries, key=lambda entry: (entry["at"], entry["number"] or 0))


def answer_to(request: Request, session: Session, message_id: int) -> AnswerFrame | None:
    """What this person's message from this device was answered, if it may still be told; None where nothing is.

    One that was sent again in a later sign-on was answered in the one before.
    """
    mine = Message.objects.filter(device_id=session.device_id, person_id=request.person.pk)
    message = mine.filter(id=message_id).first()
    if message is None or not _may_see(message, session, request.held, request.now):
        return None
    return wire.read_answer(message.answer.encode())


def _may_see(message: Message, session: Session, held: Standing, now: datetime) -> bool:
    """Whether the answer might be given now: its key's needs are met, and those of each file it tells of."""
    key = MESSAGE_KEYS.get(message.key)
    if no_to(session, key.needs if key else Needs(INQUIRY, Level.LESS, ()), held, now) is not None:
        return False
    data = wire.read_answer(message.answer.encode()).data
    image = [data["image"]] if data.get("image") else []
    told = {str(one.get("file", "")) for one in (*(data.get("hits") or ()), *image)}
    return all(may_be_told(session, file, held, now) for file in told if file)


def _came(request: Request, session: Session) -> QuerySet[Kept]:
    """What came by itself in this sign-on, as far as its person may be told of it now."""
    told = [file for file in FILES if may_be_told(session, file, request.held, request.now)]
    return Kept.objects.filter(device_id=session.device_id, sent_session=session.id, files__contained_by=told)


def _answered(message: Message, said: dict[str, str], now: datetime) -> dict[str, Any]:
    frame = wire.read_answer(message.answer.encode())
    asked, act, line = _asked(message)
    body = cards.card(frame.data, text=frame.text, now=now, marks=said, act=act, line=line)
    problems = orjson.dumps(cards.problems_of(frame.data.get("no") or {})).decode()
    return {
        "asked": asked,
        "card": body,
        "data": frame.data,
        "at": message.answered_at,
        "number": message.number,
        "problems": problems,
    }


def _asked(message: Message) -> tuple[dict[str, Any], str, str]:
    act = MESSAGE_KEYS[message.key].does.name if message.key in MESSAGE_KEYS else ""
    try:
        pairs = wire.read(message.as_sent).pairs
    except Refused:
        words = message.as_sent.decode("utf-8", "replace")
        return {"line": words, "whole": words, "at": cards.moment(message.received_at)}, act, ""
    asked = cards.asked_line(message.key, pairs, message.received_at)
    return asked, act, asked["whole"]


def by_itself(data: dict[str, Any], text: str, at: datetime, now: datetime, key: str) -> dict[str, Any]:
    """An entry of the tape for what came unasked: a delayed hit or a notice."""
    data = {"key": key, "unsolicited": True, "at": at.isoformat(), **data, **_what_was_asked(data, now)}
    return {
        "asked": None,
        "card": cards.card(data, text=text, now=now),
        "data": data,
        "at": at,
        "number": data.get("number"),
    }


def _what_was_asked(data: dict[str, Any], now: datetime) -> dict[str, str]:
    """For a delayed hit, the inquiry that it answers late: as it was typed, and when."""
    asked = Message.objects.filter(id=data.get("asked_message") or 0).first()
    if asked is None:
        return {}
    line, _, _ = _asked(asked)
    return {"asked_line": line["line"], "asked_when": cards.when(cards.moment(asked.received_at), now)}


def aside(request: Request, session: Session | None) -> dict[str, Any]:
    """The agency's records that await a second party or of which word came, nearest first, and what came by itself.

    Records of files whose data this person may not get now are counted and not named.
    """
    ours = waiting(request.person.agency_id)
    files = readable(request.person.pk, tuple(FILES), request.held, request.now)
    named = ours.filter(file__in=files)[:CLOCKS]
    clocks = [
        {
            "title": "Differs from its report" if stands(one) else "Second check",
            "start": one.check_from,
            "due": second_check_due(one.check_from),
            "words": f"{FILES[one.file].title} {one.number}, case {one.case_number or 'not given'}",
            "number": one.number,
        }
        for one in named
    ]
    kept = list(_came(request, session).order_by("-id")[:5]) if session else []
    told = list(_told(request, files))
    return {"clocks": clocks, "told": told, "kept": kept, "more": max(0, ours.count() - len(clocks))}


def _told(request: Request, files: Sequence[str]) -> Iterator[dict[str, Any]]:
    """What was reported of the agency's records and nobody acted on yet; what its second party found stands above."""
    found = open_duties(request.person.agency_id).filter(record__file__in=files).exclude(source="check")
    for one in found[:CLOCKS]:
        yield {
            "title": heading(one),
            "start": one.told_at,
            "due": one.due_at,
            "words": f"{FILES[one.record.file].title} {one.record.number}",
            "clause": CLAUSES[one.kind],
        }

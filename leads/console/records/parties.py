"""Who is told of a missing child's entry, as the record's page and the page of who was told show it."""

from __future__ import annotations

from typing import Any

from leads.console.door.request import Request
from leads.console.terminal import cards
from leads.hotfiles.models import Record
from leads.hotfiles.open_record import is_own
from leads.hotfiles.told_of_missing import Asked, asked_of


def parties_of(request: Request, found: Record) -> list[dict[str, Any]]:
    """Who is told of a record's entry, for its page; whom its agency reached is for that agency."""
    asked = asked_of(found, request.now, request.held.agencies.numbers)
    return [party(request, one, is_own(request.by, found)) for one in asked]


def party(request: Request, one: Asked, own: bool) -> dict[str, Any]:
    """One of those who are told, as a line: when they were, or by when they are."""
    at = one.told.told_at if one.told else one.due
    said = cards.when(cards.moment(at), request.now)
    return {
        "words": one.words,
        "state": "danger" if one.late and not one.told else "due" if one.late or not one.told else "fine",
        "said": f"told {said}{', late' if one.late else ''}" if one.told else f"not told yet; due {said}",
        "how": one.told.how if one.told and own else "",
    }

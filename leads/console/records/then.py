"""A record as it was at a moment, for its own agency and the Department."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime

from leads.console.door.request import Request
from leads.console.records.history import added_together, history, values_shown
from leads.console.records.record import STATE_WORDS, opened, title
from leads.console.terminal import cards
from leads.hotfiles.acts.edited import at_clock
from leads.hotfiles.finding import items_words
from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.open_record import is_own
from leads.hotfiles.then import Then, look_at_then
from leads.rules.refused import Refused


def then(request: Request, number: str) -> HttpResponse:
    """The form that asks for a moment; with one in the address, what the record was at its end of that minute."""
    found = opened(request, number)
    asked, no, was, at = request.GET.get("at", ""), None, None, None
    try:
        at = _moment(request, asked) if asked else request.now
        was = look_at_then(found, at, by=request.by, now=request.now)
    except Refused as refused:
        no = refused
    own = is_own(request.by, found)
    shown = {
        "record": found,
        "headline": title(found),
        "at": asked or f"{localtime(request.now):%Y-%m-%dT%H:%M}",
        "moment": cards.day_and_time(cards.moment(at)),
        "zone": request.person.agency.zone,
        "no": no,
        "was": _shown(found, was, own) if was else None,
        "steps": [line for line in history(found, own) if line["at"] <= at] if was and at else [],
        "kept": found.changes.exists(),
    }
    return render(request, "records/then.html", shown, status=422 if no else 200)


def _moment(request: Request, asked: str) -> datetime:
    """The last instant of the minute that is asked for, by the clock of whoever asks: what it shows is in. Refused."""
    digits = "".join(one for one in asked if one.isdigit())
    at = at_clock(digits, request.by.zone, request.now, field="at")
    return min(request.now, at.replace(second=59, microsecond=999999))


def _shown(found: Record, was: Then, own: bool) -> dict[str, Any]:
    added = list(added_together(found.file, was.additions, own))
    return {
        "state": STATE_WORDS[was.state],
        "values": [*values_shown(found, was.values, own), *added],
        "entered": _step(was.steps[0]),
        "checked": _step(was.checked),
        "different": _step(was.different),
        "differing": items_words(was.differing),
    }


def _step(step: RecordChange | None) -> str:
    if step is None:
        return ""
    return f"{cards.day_and_time(cards.moment(step.at))} by {step.by or 'LEADS'}"

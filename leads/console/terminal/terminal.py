"""The terminal page: one line to ask with, a tape of what came back, and what runs against the clock beside it."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

import orjson
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from leads.console.door.boundary import whole_number
from leads.console.door.request import Request
from leads.console.terminal import cards, marks, sending, tape
from leads.console.terminal.exchange import session_of
from leads.console.terminal.line import Typed, read_line
from leads.console.terminal.words import vocabulary
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.rules.refused import Refused


def terminal(request: Request) -> HttpResponse:
    """Where an operator asks and reads. Without a seat at a device it leads to where one is taken."""
    if not sending.seated(request):
        return HttpResponseRedirect(reverse("device"))
    assert request.link is not None
    session = session_of(request.link, request.now)
    aside = tape.aside(request, session)
    shown = {"entries": tape.history(request, session), "words_mark": vocabulary()[1], **aside}
    return render(request, "terminal/page.html", shown)


@require_POST
def send(request: Request) -> HttpResponse:
    """Sends what was typed and answers with its card. The browser names the reference, so a retry is done once."""
    link = sending.seat_of(request)
    began = time.perf_counter()
    line = request.POST.get("line", "")[:4000]
    try:
        typed = read_line(line)
        frame = sending.send(link, typed.key, typed.pairs, sending.reference_of(request), request.now)
    except Refused as refused:
        return _entry(request, line, _not_sent(refused, request.now), "", None)
    ms = max(1, round((time.perf_counter() - began) * 1000))
    return _entry(request, line, frame.data, frame.text, ms, typed)


def _not_sent(refused: Refused, now: datetime) -> dict[str, Any]:
    no: dict[str, Any] = {**refused.as_dict(), "problems": {}}
    return {"outcome": "refused", "at": now.isoformat(), "no": no, "number": None, "key": ""}


def _entry(  # noqa: PLR0917 (what one entry of the tape is made of)
    request: Request, line: str, data: dict[str, Any], text: str, ms: int | None, typed: Typed | None = None
) -> HttpResponse:
    act = MESSAGE_KEYS[typed.key].does.name if typed and typed.key in MESSAGE_KEYS else ""
    asked = (
        cards.asked_line(typed.key, typed.pairs, request.now)
        if typed
        else {"line": line, "whole": line, "at": cards.moment(request.now)}
    )
    body = cards.card(data, text=text, now=request.now, ms=ms, act=act, line=line)
    problems = orjson.dumps(cards.problems_of(data.get("no") or {})).decode()
    shown = {"asked": asked, "card": body, "data": data, "problems": problems, "new": True}
    html = render_to_string("terminal/entry.html", shown, request)
    return HttpResponse(html, headers={"X-Answer-Ms": str(ms or "")})


@require_POST
def mark(request: Request) -> HttpResponse:
    """Notes that somebody looked at an answer: a caution read, something that came by itself seen, or not this one."""
    link, number = sending.seat_of(request), whole_number(request.POST.get("number", ""))
    words = "not this one" if request.POST.get("words") == "not this one" else "seen"
    if number is None or not marks.mark(request, link, number, request.POST.get("record", ""), words):
        return HttpResponse(status=400)
    return HttpResponse(status=204)


def aside(request: Request) -> HttpResponse:
    """What a page that stays open shows anew: its right column, and its reader's standing; nothing without a seat."""
    if request.link is None:
        return HttpResponse(status=204)
    return render(request, "terminal/anew.html", tape.aside(request, session_of(request.link, request.now)))

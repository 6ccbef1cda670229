"""The terminal page: one line to ask with, a tape of what came back, and what runs against the clock beside it."""

from __future__ import annotations

import re
import secrets
import string
import time
from datetime import datetime
from typing import Any

import orjson
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST

from leads.console.door import seat
from leads.console.door.boundary import whole_number
from leads.console.door.request import Request
from leads.console.terminal import cards, marks, tape
from leads.console.terminal.exchange import exchange, session_of
from leads.console.terminal.line import Typed, read_line
from leads.console.terminal.words import vocabulary
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages import wire
from leads.people.models import LinkSession
from leads.rules.refused import Refused
from leads.switch.exchange.waiting import Waiting

REFERENCE = re.compile(r"[A-Z0-9]{1,10}")
LETTERS = string.ascii_uppercase + string.digits


def terminal(request: Request) -> HttpResponse:
    """Where an operator asks and reads. Without a seat at a device it leads to where one is taken."""
    if request.link is None:
        known = seat.remembered(request)
        if known is None:
            return HttpResponseRedirect(reverse("device"))
        try:
            request.link = request.shell.link = seat.take(request, known)
        except Refused:
            return HttpResponseRedirect(reverse("device"))
    session = session_of(request.link, request.now)
    aside = tape.aside(request, session)
    shown = {"entries": tape.history(request, session), "words_mark": vocabulary()[1], **aside}
    return render(request, "terminal/page.html", shown)


@require_POST
def send(request: Request) -> HttpResponse:
    """Sends what was typed and answers with its card. The browser names the reference, so a retry is done once."""
    link = _seat(request)
    reference = request.POST.get("reference", "")
    if not REFERENCE.fullmatch(reference):
        reference = "".join(secrets.choice(LETTERS) for _ in range(10))
    began = time.perf_counter()
    line = request.POST.get("line", "")[:4000]
    try:
        typed = read_line(line)
        raw = wire.write_message(typed.key, link.device.agency.ori, reference, typed.pairs)
    except Refused as refused:
        return _entry(request, line, _not_sent(refused, request.now), "", None)
    payload = exchange().answer([Waiting(session_of(link, request.now), raw, request.now)], request.now)[0]
    frame = wire.read_answer(payload)
    ms = max(1, round((time.perf_counter() - began) * 1000))
    return _entry(request, line, frame.data, frame.text, ms, typed)


def _seat(request: Request) -> LinkSession:
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
    link, number = _seat(request), whole_number(request.POST.get("number", ""))
    words = "not this one" if request.POST.get("words") == "not this one" else "seen"
    if number is None or not marks.mark(request, link, number, request.POST.get("record", ""), words):
        return HttpResponse(status=400)
    return HttpResponse(status=204)


def aside(request: Request) -> HttpResponse:
    """What a page that stays open shows anew: its right column, and its reader's standing; nothing without a seat."""
    if request.link is None:
        return HttpResponse(status=204)
    return render(request, "terminal/anew.html", tape.aside(request, session_of(request.link, request.now)))

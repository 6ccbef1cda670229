"""Notes that somebody is not the person of a record: written, confirmed and withdrawn on one page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from leads.console.door.boundary import whole_number
from leads.console.door.request import Request
from leads.console.records.filters import day_in
from leads.console.records.noted import noted
from leads.console.records.record import opened, title
from leads.hotfiles.about_records import NotThisPerson
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.not_this_person import (
    ASKED,
    TELLING,
    Wording,
    confirm_note,
    is_of_a_person,
    note_not_this_person,
    note_refused,
    withdraw_note,
)
from leads.hotfiles.registry import FILES
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CORRECT

_HINTS = {"NAM": "Surname, comma, given names", "DOB": "Year, month, day: 19800202"}
_YEAR = timedelta(days=365)


def note_page(request: Request, number: str) -> HttpResponse:
    """The record's notes, for those who may see them; a note is written, confirmed or withdrawn."""
    found = opened(request, number)
    if request.method != "POST":
        return _form(request, found)
    try:
        told = _do(request, found)
    except Refused as refused:
        if refused.code in TELLING:
            note_refused(found, refused, by=request.by, now=request.now)
        return _form(request, found, refused)
    return HttpResponseRedirect(f"{reverse('record', args=[found.number])}?noted={told}")


def _do(request: Request, found: Record) -> int:
    """What the button pressed asks for; how many devices are told of it. Raises Refused."""
    act, said = request.POST.get("act", ""), request.POST
    which = whole_number(said.get("note", "")) or 0
    if not found.notes.filter(pk=which).exists():
        which = 0  # of another record: it is not said whose
    if act == "confirm":
        return confirm_note(which, by=request.by, now=request.now)[1]
    if act == "withdraw":
        return withdraw_note(which, why=said.get("why", ""), by=request.by, now=request.now)[1]
    days = day_in(said.get("established_on", "")), day_in(said.get("ends_on", ""))
    person = {code: said.get(code, "") for code in ASKED}
    wording = Wording(person, said.get("how", ""), said.get("paper", ""), *days)
    return note_not_this_person(found.number, wording, by=request.by, now=request.now)[1]


def _form(request: Request, found: Record, no: Refused | None = None) -> HttpResponse:
    act = request.POST.get("act", "")
    shown = {
        "record": found,
        "headline": title(found),
        "notes": noted(request, found),
        "able": found.state in CAN_HIT and is_of_a_person(found.file),
        "rows": list(_rows(request, found, no if act not in ("confirm", "withdraw") else None)),
        "no": no,
        "tried": whole_number(request.POST.get("note", "")) or 0,
        "why": request.POST.get("why", ""),
        "clause": CORRECT,
    }
    return render(request, "records/note.html", shown, status=422 if no else 200)


def _rows(request: Request, found: Record, no: Refused | None) -> Iterator[dict[str, Any]]:
    """The rows of the form, filled as they were sent, the wrong one marked."""
    if not is_of_a_person(found.file):
        return
    today = localtime(request.now).date()
    usual = {"established_on": today.isoformat(), "ends_on": (today + _YEAR).isoformat()}
    given: Mapping[str, str] = {**usual, **request.POST.dict()}
    fields = FILES[found.file].by_code
    rows: list[dict[str, Any]] = [
        {"name": code, "label": fields[code].name, "code": code, "help": _HINTS.get(code, ""), "must": code in _HINTS}
        for code in ASKED
    ]
    rows += [
        {"name": "how", "label": "How it was established", "choices": [("", "Choose"), *NotThisPerson.HOW]},
        {"name": "paper", "label": "The paper that shows it", "words": True, "must": True, "max": 200},
        {"name": "established_on", "label": "Established on", "type": "date", "must": True},
        {"name": "ends_on", "label": "Holds until", "type": "date", "must": True},
    ]
    for row in rows:
        wrong = no is not None and no.field == row["name"]
        yield {**row, "value": given.get(row["name"], ""), "problem": no.sentence if no and wrong else ""}

"""Records that have ended, searched by the Department for a stated reason; what is looked for stands in no address."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.request import Request
from leads.console.records.filters import day_in
from leads.console.records.record import may_inquire, state_words, title
from leads.console.terminal import cards
from leads.hotfiles.additions import with_lists
from leads.hotfiles.archive import MOST, Sought, search_ended
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.rules.refused import Refused
from leads.rules.section_70_validation import QUALITY


def archive(request: Request) -> HttpResponse:
    """The form, and what was found: a record's page leads on to what it was at any moment. Raises Refused."""
    may_inquire(request)
    if request.method != "POST":
        return _form(request)
    said = request.POST
    days = [day_in(said.get(name, "")) for name in ("since", "until")]
    sought = Sought(said.get("words", ""), said.get("file", ""), *days)
    try:
        for name, day in zip(("since", "until"), days, strict=True):
            if said.get(name) and day is None:
                raise Refused("no-such-day", "This is no day.", QUALITY, "Correct it.", name)
        with transaction.atomic():
            found = search_ended(sought, why=said.get("why", ""), by=request.by, now=request.now)
    except Refused as refused:
        return _form(request, no=refused)
    return _form(request, found)


def _form(request: Request, found: list[Record] | None = None, no: Refused | None = None) -> HttpResponse:
    given = request.POST
    files = [("", "Choose"), *((one.name, one.title) for one in FILES.values())]
    rows: list[dict[str, Any]] = [
        {
            "name": "words",
            "label": "Name, plate or number",
            "must": True,
            "max": 100,
            "help": "As it stands or once stood on the record; a Social Security number whole",
        },
        {"name": "file", "label": "File", "choices": files},
        {"name": "since", "label": "Ended from", "type": "date"},
        {"name": "until", "label": "Ended until", "type": "date"},
        {"name": "why", "label": "What for", "words": True, "must": True, "max": 400},
    ]
    shown = {
        "rows": [
            {
                **row,
                "value": given.get(row["name"], ""),
                "problem": no.sentence if no and no.field == row["name"] else "",
            }
            for row in rows
        ],
        "heads": ["Record", "What", "Agency", "Entered", "Ended", "State"],
        "found": None if found is None else [_row(request, one) for one in with_lists(found)],
        "most": MOST,
        "more": found is not None and len(found) == MOST,
        "no": no,
        "clause": QUALITY,
    }
    return render(request, "records/archive.html", shown, status=422 if no else 200)


def _row(request: Request, one: Record) -> list[dict[str, Any]]:
    entered, ended = (cards.when(cards.moment(at), request.now) for at in (one.entered_at, one.ended_at))
    return [
        {"text": one.number, "typed": True, "href": reverse("record", args=[one.number])},
        {"text": title(one)},
        {"text": one.agency.name},
        {"text": f"{entered} {one.entered_by}"},
        {"text": ended},
        {"text": state_words(one)},
    ]

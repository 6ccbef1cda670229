"""Who was told of a missing child's entry: said by the agency whose record it is, beside what is still due."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from leads.console.door.request import Request
from leads.console.records.parties import party
from leads.console.records.record import opened, title
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.open_record import is_own
from leads.hotfiles.registry import FILES
from leads.hotfiles.told_of_missing import asked_of, told_of_missing, untold
from leads.rules.missing_children import STATUTES
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import ENTER_SOON
from leads.standing.gates import readable


def told(request: Request, number: str) -> HttpResponse:
    """Who is told of this child, by when, and who was; the form that says that somebody was."""
    found = opened(request, number)
    if request.method != "POST":
        return _form(request, found)
    said = request.POST
    clock = "".join(one for one in said.get("at", "") if one.isdigit())[:12] if said.get("at") else ""
    try:
        told_of_missing(
            found.number,
            whom=said.get("whom", ""),
            at=clock or said.get("at", ""),
            how=said.get("how", ""),
            by=request.by,
            now=request.now,
        )
    except Refused as refused:
        return _form(request, found, refused)
    return HttpResponseRedirect(reverse("record_told", args=[found.number]))


def _form(request: Request, found: Record, no: Refused | None = None) -> HttpResponse:
    asked = asked_of(found, request.now, request.held.agencies.numbers)
    own = is_own(request.by, found)
    left = [(one.whom, one.words) for one in asked if not one.told]
    here = f"{localtime(request.now):%Y-%m-%dT%H:%M}"
    given = request.POST
    rows: list[dict[str, Any]] = [
        {"name": "whom", "label": "Who was told", "choices": left, "value": given.get("whom", "")},
        {"name": "at", "label": "When", "type": "datetime-local", "must": True, "value": given.get("at", here)},
        {
            "name": "how",
            "label": "Who was reached, and how",
            "words": True,
            "must": True,
            "max": 200,
            "value": given.get("how", ""),
        },
    ]
    shown = {
        "record": found,
        "headline": title(found),
        "parties": [party(request, one, own) for one in asked],
        "rows": [{**row, "problem": no.sentence if no and no.field == row["name"] else ""} for row in rows],
        "able": own and bool(left),
        "no": no,
        "statutes": STATUTES,
        "clause": ENTER_SOON,
    }
    return render(request, "records/told.html", shown, status=422 if no else 200)


def waiting_children(request: Request) -> list[dict[str, Any]]:
    """The missing children of one's agency of whom somebody is not told yet, for the page of duties."""
    files = readable(request.person.pk, tuple(FILES), request.held, request.now)
    found = untold(request.now, request.held.agencies.numbers, request.person.agency_id)
    return [
        {
            "number": record.number,
            "title": title(record) if record.file in files else FILES[record.file].title,
            "start": record.entered_at,
            "due": left[0].due,
            "words": f"Still to be told: {'; '.join(one.words for one in left)}",
            "clause": ENTER_SOON,
            "open": record.state in CAN_HIT,
        }
        for record, left in found
    ]

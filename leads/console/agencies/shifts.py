"""The shifts of one's own agency: its coordinator says when each begins and ends."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.agencies.models import AgencyShift
from leads.console.door.request import Request
from leads.people.shifts import MOST, Row, set_shifts
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CORRECT

_MIDNIGHT_TO_MIDNIGHT = ("", "", "")


def shifts(request: Request) -> HttpResponse:
    """The table, as it stands or as it was sent; a row without a name and times is none."""
    if request.method != "POST":
        held = AgencyShift.objects.filter(agency_id=request.person.agency_id).order_by("begins", "name")
        rows = [(one.name, f"{one.begins:%H:%M}", f"{one.ends:%H:%M}") for one in held]
        return _form(request, rows)
    names = ("name", "begins", "ends")
    columns = (request.POST.getlist(name) for name in names)
    rows = [one for one in zip(*columns, strict=False) if any(part.strip() for part in one)]
    try:
        numbers = request.held.agencies.numbers
        set_shifts([Row(*one) for one in rows], by=request.by, now=request.now, numbers=numbers)
    except Refused as refused:
        return _form(request, rows, refused)
    return HttpResponseRedirect(f"{reverse('shifts')}?set=1")


def _form(request: Request, rows: list[tuple[str, str, str]], no: Refused | None = None) -> HttpResponse:
    empty = [_MIDNIGHT_TO_MIDNIGHT] * min(3, MOST - len(rows))
    shown = {
        "rows": [*rows, *empty],
        "none": not rows,
        "no": no,
        "set": bool(request.GET.get("set")),
        "zone": request.person.agency.zone,
        "hours": number("duty.work_period_hours", request.held.agencies.numbers),
        "clause": CORRECT,
    }
    return render(request, "agencies/shifts.html", shown, status=422 if no else 200)

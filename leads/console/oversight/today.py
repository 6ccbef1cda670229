"""The first page of who holds an office: what is late or due, by what the office answers for."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.request import Request
from leads.oversight.today import HEADINGS, Due, waits_for
from leads.rules.section_60_hot_file_records import CHECK

SHOWN = 25  # of each heading; the rest is counted
_PAGES = {"record": "record", "order": "suspension", "agency": "agency_of", "review": "review"}


def today(request: Request) -> HttpResponse:
    """What waits for the offices that one holds today, the longest overdue first; each leads to where it is done."""
    found = waits_for(request.by, request.held, request.now)
    parts = [
        {
            "title": HEADINGS[name],
            "count": len(items),
            "late": sum(one.late for one in items),
            "rows": [_row(one) for one in items[:SHOWN]],
            "more": max(0, len(items) - SHOWN),
        }
        for name, items in found.items()
    ]
    return render(request, "oversight/today.html", {"parts": parts, "waiting": sum(one["count"] for one in parts)})


def _row(one: Due) -> dict[str, Any]:
    kind, _, which = one.subject.partition(":")
    page = "check" if one.clause == CHECK and which else _PAGES.get(kind)
    href = (
        reverse(page, args=[which])
        if page
        else reverse("figures")
        if kind == "staffing"
        else reverse("agency_of", args=[one.agency])
    )
    if kind == "staffing":
        href = reverse("figures")
    return {
        "words": one.words,
        "on": one.on,
        "late": one.late,
        "clause": one.clause,
        "href": href,
        "agency": one.agency,
    }

"""The first page of who holds an office: what is late or due, by what the office answers for."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.request import Request
from leads.oversight.today import HEADINGS, Due, waits_for

SHOWN = 25  # of each heading; the rest is counted
_PAGES = {"record": ("check", 1), "order": ("suspension", 1), "agency": ("agency_of", 1)}


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
    page = _PAGES.get(kind)
    href = reverse(page[0], args=[which]) if page else reverse("agency_of", args=[one.agency])
    return {
        "words": one.words,
        "on": one.on,
        "late": one.late,
        "clause": one.clause,
        "href": href,
        "agency": one.agency,
    }

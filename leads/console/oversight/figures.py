"""Figures of an agency beside the state's median, as bars with their numbers and as a file; the Department sees all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.agencies.models import Agency
from leads.console.door.request import Request
from leads.console.parts.csv_file import csv_file
from leads.console.parts.plots import bar
from leads.ledger.record import record as write_line
from leads.oversight.figures import Figures, figures, in_numbers
from leads.oversight.staffing import gaps_of_agencies
from leads.people.offices import may_see_agency, sees_all_agencies
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CANCEL
from leads.rules.section_60_hot_file_records import CHECK, ENTER_SOON
from leads.rules.section_60_staffing import STAFFED, Span
from leads.standing.snapshot import current

SHOWN = 20  # gaps
_LEAST_SCALE = 50  # thousandths: a bar of shares is never drawn as if one in a hundred were much
_SPANS = (("to_entry", "Facts known to entry", ENTER_SOON), ("to_check", "Entry to second check", CHECK),
          ("to_end", "Purpose met to its end", CANCEL))  # fmt: skip
_SHARES = (("late", "Entered after their time"), ("different", "Found different from their report"),
           ("serious", "Removed for a serious error"))  # fmt: skip


def figures_page(request: Request) -> HttpResponse:
    """How an agency does beside the state, and when its terminal was not operated; the Department chooses which."""
    numbers = current().agencies.numbers
    state, each = figures(request.now, numbers)
    agency = _agency(request)
    theirs = next((one for one in each if one.agency == agency), None)
    missing = gaps_of_agencies(request.now, agency).get(agency, [])
    shown = {
        "agency": agency,
        "own": agency.pk == request.person.agency_id,
        "state": state,
        "least": number("figures.least_records", numbers),
        "plots": list(_plots(theirs, state)) if theirs else [],
        "records": theirs.records if theirs else 0,
        "days": number("figures.days", numbers),
        "agencies": [_row(one) for one in (state, *each)] if sees_all_agencies(request.by) and each else [],
        "heads": _HEADS,
        "gaps": _gaps(missing),
        "gap_count": len(missing),
        "staffing_days": number("staffing.days", numbers),
        "operated": _has_records(agency, request),
        "clause": STAFFED,
    }
    return render(request, "oversight/figures.html", shown)


def figures_csv(request: Request) -> HttpResponse:
    """The state's median and the figures of the agencies that its reader sees, as a file; the ledger has a line."""
    numbers = current().agencies.numbers
    state, each = figures(request.now, numbers)
    seen = [one for one in each if one.agency and may_see_agency(request.by, one.agency.pk)]
    rows = [_cells(one) for one in (state, *seen)]
    data = {"page": "figures_csv", "rows": len(rows)}
    with transaction.atomic():
        write_line("console:page:opened", now=request.now, by=request.by, clause=ENTER_SOON, data=data)
    return csv_file("figures", _CSV_HEADS, rows, request.now)


_HEADS = ["Agency", *({"words": words, "number": True} for words in (
    "Records", "To entry", "To check", "To end", "Late", "Differ", "Serious errors"))]  # fmt: skip
_CSV_HEADS = ("ori", "agency", "records", "to_entry_seconds", "to_check_seconds", "to_end_seconds",
              "share_late", "share_different", "share_serious_error")  # fmt: skip


def _agency(request: Request) -> Agency:
    """One's own agency, or the one that the address names, for who sees it."""
    ori = request.GET.get("agency", "").strip().upper()
    found = Agency.objects.filter(ori=ori).first() if ori else request.person.agency
    if found is None or not may_see_agency(request.by, found.pk):
        raise Refused("no-such-agency", f"You see no figures of an agency {ori[:9]}.", None, "Choose one of the table.")
    return found


def _has_records(agency: Agency, request: Request) -> bool:
    return bool(agency.records.filter(ended_at=None, entered_at__lt=request.now).exists())


def _plots(theirs: Figures, state: Figures) -> Iterator[dict[str, Any]]:
    """A pair of bars a figure: the agency's, and the state's median; the longer one is the whole width."""
    for name, words, clause in _SPANS:
        spans = [getattr(one, name) for one in (theirs, state)]
        values = [round(one.total_seconds()) if one else 0 for one in spans]
        yield {"words": words, "clause": clause, "bars": _named(values, [span_words(one) for one in spans], 0)}
    for name, words in _SHARES:
        shares = [getattr(one, name) for one in (theirs, state)]
        values = [round((one or 0) * 1000) for one in shares]
        yield {"words": words, "clause": "", "bars": _named(values, [share_words(one) for one in shares], _LEAST_SCALE)}


def _named(values: Sequence[int], shown: Sequence[str], least: int) -> list[dict[str, Any]]:
    """Whose each bar is, drawn: the agency's stands out. `least`: what a whole bar is at the least."""
    whose, most = (("This agency", "due"), ("The state's median", "")), max(least, *values)
    return [
        {"words": words, "shown": said, "svg": bar(value, most, kind)}
        for value, said, (words, kind) in zip(values, shown, whose, strict=True)
    ]


def _row(one: Figures) -> list[dict[str, Any]]:
    spans = [span_words(getattr(one, name)) for name, _, _ in _SPANS]
    shares = [share_words(getattr(one, name)) for name, _ in _SHARES]
    whose: dict[str, Any] = {"text": "The state's median"}
    if one.agency:
        whose = {"text": f"{one.agency.name} {one.agency.ori}", "href": f"{reverse('figures')}?agency={one.agency.ori}"}
    return [
        whose,
        {"text": str(one.records), "number": True},
        *({"text": text, "number": True} for text in (*spans, *shares)),
    ]


def _cells(one: Figures) -> tuple[str, ...]:
    whose = (one.agency.ori, one.agency.name) if one.agency else ("", f"median of {one.agencies} agencies")
    return (*whose, *in_numbers(one))


def share_words(share: float | None) -> str:
    """A share in percent; a dash where there was no case."""
    return "–" if share is None else f"{share:.1%}"


def span_words(span: timedelta | None) -> str:
    """A span of time in the two largest of its units; a dash where there was no case."""
    if span is None:
        return "–"
    minutes = round(span.total_seconds() / 60)
    if minutes < 60:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"


def _gaps(missing: list[Span]) -> list[dict[str, Any]]:
    return [
        {"begins": begins, "ends": ends, "long": span_words(ends - begins)} for begins, ends in missing[-SHOWN:][::-1]
    ]

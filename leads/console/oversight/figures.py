"""Figures of an agency beside the state's median, as bars with their numbers; for the Department of every agency."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from leads.agencies.models import Agency
from leads.console.door.request import Request
from leads.console.parts.plots import bar
from leads.oversight.figures import Figures, figures
from leads.oversight.staffing import gaps_of_agencies
from leads.people.offices import sees_all_agencies
from leads.rules.numbers import number
from leads.rules.section_60_duties import CANCEL
from leads.rules.section_60_hot_file_records import CHECK, ENTER_SOON
from leads.rules.section_60_staffing import STAFFED, Span
from leads.standing.snapshot import current

SHOWN = 20  # gaps
_SPANS = (("to_entry", "Facts known to entry", ENTER_SOON), ("to_check", "Entry to second check", CHECK),
          ("to_end", "Purpose met to its end", CANCEL))  # fmt: skip
_SHARES = (("late", "Entered after their time"), ("different", "Found different from their report"),
           ("serious", "Removed for a serious error"))  # fmt: skip


def figures_page(request: Request) -> HttpResponse:
    """How one's agency does beside the state, when its terminal was not operated; every agency for the Department."""
    numbers = current().agencies.numbers
    state, each = figures(request.now, numbers)
    ours = next((one for one in each if one.agency and one.agency.pk == request.person.agency_id), None)
    own = request.person.agency
    missing = gaps_of_agencies(request.now, own).get(own, [])
    shown = {
        "plots": list(_plots(ours, state)) if ours else [],
        "records": ours.records if ours else 0,
        "days": number("figures.days", numbers),
        "agencies": [_row(one) for one in each] if sees_all_agencies(request.by) else [],
        "heads": _HEADS,
        "gaps": _gaps(missing),
        "gap_count": len(missing),
        "staffing_days": number("staffing.days", numbers),
        "operated": _has_records(own, request),
        "clause": STAFFED,
    }
    return render(request, "oversight/figures.html", shown)


_HEADS = ["Agency", *({"words": words, "number": True} for words in (
    "Records", "To entry", "To check", "To end", "Late", "Differ", "Serious errors"))]  # fmt: skip


def _has_records(own: Agency, request: Request) -> bool:
    return bool(own.records.filter(ended_at=None, entered_at__lt=request.now).exists())


def _plots(ours: Figures, state: Figures) -> Iterator[dict[str, Any]]:
    """A pair of bars a figure: one's own, and the state's."""
    for name, words, clause in _SPANS:
        both = [getattr(one, name) for one in (ours, state)]
        most = max((round(one.total_seconds()) for one in both if one is not None), default=0)
        bars = [_bar(round(one.total_seconds()) if one else 0, most, span_words(one)) for one in both]
        yield {"words": words, "clause": clause, "bars": _named(bars)}
    for name, words in _SHARES:
        both = [getattr(one, name) for one in (ours, state)]
        bars = [_bar(round(one * 1000), 1000, f"{one:.1%}") for one in both]
        yield {"words": words, "clause": "", "bars": _named(bars)}


def _bar(value: int, most: int, shown: str) -> dict[str, Any]:
    return {"shown": shown, "value": value, "most": most}


def _named(bars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Whose each bar is, drawn: one's own stands out."""
    whose = (("Ours", "due"), ("The state", ""))
    return [
        {"words": words, "shown": one["shown"], "svg": bar(one["value"], one["most"], kind)}
        for one, (words, kind) in zip(bars, whose, strict=True)
    ]


def _row(one: Figures) -> list[dict[str, Any]]:
    assert one.agency is not None  # the state has no row of its own
    spans = [span_words(getattr(one, name)) for name, _, _ in _SPANS]
    shares = [f"{getattr(one, name):.1%}" for name, _ in _SHARES]
    return [
        {"text": f"{one.agency.name} {one.agency.ori}"},
        {"text": str(one.records), "number": True},
        *({"text": text, "number": True} for text in (*spans, *shares)),
    ]


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

"""Quality control on the screen: an agency answers record by record, paper in hand; the Department follows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime

from leads.agencies.models import Agency
from leads.console.door.boundary import whole_number
from leads.console.door.request import Request
from leads.console.parts.plots import bar
from leads.console.records.acts import acts
from leads.console.records.beside import beside
from leads.console.records.noted import noted
from leads.console.records.record import described, may_inquire, opened, standing_lines, title
from leads.console.records.records import page_number
from leads.hotfiles.acts.listed import gone_along
from leads.hotfiles.additions import additions_of, facts_of
from leads.hotfiles.as_shown import must_be_as_shown, newest_change
from leads.hotfiles.codes import CODES
from leads.hotfiles.models import CAN_HIT, Record, Review, ReviewItem
from leads.hotfiles.registry import FILES
from leads.hotfiles.reviews import (
    Progress,
    answer_not_valid,
    answer_valid,
    open_items,
    overdue_items,
    progress,
    progress_of_agencies,
    start_review,
)
from leads.ledger.record import record as write_line
from leads.people.offices import sees_all_agencies
from leads.rules.days import illinois_day
from leads.rules.refused import Refused
from leads.rules.section_70_validation import OUT_AT_ONCE, QUALITY, VALID, answer_late
from leads.standing.gates import may_read, readable

PAGE = 25
CLAUSES = (VALID, OUT_AT_ONCE, QUALITY)


def reviews(request: Request) -> HttpResponse:
    """What is open: how far one's agency is, or the whole state for the Department."""
    everyone = sees_all_agencies(request.by)
    shown = {
        "ours": [_far(one, request.now) for one in progress(request.person.agency_id)],
        "state": [_far(one, request.now) for one in progress()] if everyone else [],
        "everyone": everyone,
    }
    return render(request, "records/reviews.html", shown)


def _far(one: Progress, now: datetime) -> dict[str, Any]:
    late = answer_late(one.review.due_on, illinois_day(now)) and one.open > 0
    kind = "danger" if late else "fine" if not one.open else "due"
    return {
        "review": one.review,
        "agency": one.agency,
        "records": one.records,
        "open": one.open,
        "done": one.done,
        "late": late,
        "kind": kind,
        "svg": bar(one.done, one.records, kind),
    }


def review(request: Request, review_id: int) -> HttpResponse:
    """One review: what one's agency has still to answer, most likely stale first; each agency for the Department."""
    found = Review.objects.filter(pk=review_id).first()
    if found is None:
        raise Refused("no-such-review", "There is no such review.", QUALITY, "Choose it from the list of reviews.")
    waits = open_items(request.person.agency_id, found.pk)
    page, count = page_number(request), waits.count()
    first = (page - 1) * PAGE
    everyone = sees_all_agencies(request.by)
    shown = {
        "review": found,
        "late": answer_late(found.due_on, illinois_day(request.now)),
        "count": count,
        "rows": [_row(request, one) for one in waits[first : first + PAGE]],
        "heads": ["Record", "What", "Case", "Entered", "Validated"],
        "first": waits.first(),
        **_answered(request),
        "agencies": [_far(one, request.now) for one in progress_of_agencies(found)] if everyone else [],
        "newer": f"?page={page - 1}" if page > 1 else "",
        "older": f"?page={page + 1}" if first + PAGE < count else "",
        "words": f"{first + 1} to {min(first + PAGE, count)} of {count}",
    }
    return render(request, "records/review.html", shown)


def _row(request: Request, one: ReviewItem) -> list[dict[str, Any]]:
    record = one.record
    named = record.file in readable(request.person.pk, tuple(FILES), request.held, request.now)
    validated = f"{localtime(record.validated_at):%-d %b %Y}" if record.validated_at else "never"
    return [
        {"text": record.number, "typed": True, "href": reverse("review_item", args=[one.pk])},
        {"text": title(record) if named else FILES[record.file].title, "kind": "due" if record.located_by_id else ""},
        {"text": record.case_number if named else "", "typed": True},
        {"text": f"{localtime(record.entered_at):%-d %b %Y}"},
        {"text": validated},
    ]


def _answered(request: Request) -> dict[str, Any]:
    """What this person has just answered, to say so above the list, and what ended with its record."""
    number = whole_number(request.GET.get("answered", ""))
    found = ReviewItem.objects.filter(pk=number, answered_by_id=request.person.pk) if number else None
    one = found.select_related("record").first() if found is not None else None
    along = gone_along(one.record) if one is not None and one.answer == "removed" else ()
    return {"answered": one, "along": along}


def review_item(request: Request, item_id: int) -> HttpResponse:
    """One record beside the question: valid from a named paper, or not valid and out at once."""
    one = ReviewItem.objects.filter(pk=item_id).select_related("review", "record", "record__agency").first()
    if one is None or one.agency_id != request.person.agency_id:
        raise Refused("no-such-item", "This is not in any review of your agency.", QUALITY, "Choose it from the list.")
    if request.method != "POST":
        return _form(request, one)
    try:
        _answer(request, one)
    except Refused as refused:
        return _form(request, one, refused)
    following = open_items(one.agency_id, one.review_id).first()
    then = reverse("review_item", args=[following.pk]) if following else reverse("review", args=[one.review_id])
    return HttpResponseRedirect(f"{then}?answered={one.pk}")


def _answer(request: Request, one: ReviewItem) -> None:
    """What was said of the record, if it still is the one that was shown. Raises Refused."""
    act = request.POST.get("act", "")
    if act not in ("valid", "not valid"):
        raise Refused("no-answer", "It was not said whether the record is valid.", QUALITY, "Press one of the buttons.")
    with transaction.atomic():
        if not one.answer:
            must_be_as_shown(one.record.number, request.POST.get("seen", ""), QUALITY)
        if act == "not valid":
            answer_not_valid(one.pk, why=request.POST.get("why", ""), by=request.by, now=request.now)
        else:
            asked, paper = request.POST.get("said", ""), request.POST.get("paper", "")
            answer_valid(one.pk, paper=paper, said=asked, by=request.by, now=request.now)


def _form(request: Request, one: ReviewItem, no: Refused | None = None) -> HttpResponse:
    seen = newest_change(one.record.number)
    found = _opened(request, one)
    found.refresh_from_db()  # not older than what `seen` says
    file = FILES[found.file]
    shown = {
        "item": one,
        "seen": seen,
        "review": one.review,
        "record": found,
        "headline": title(found),
        "facts": facts_of(file, described(found), additions_of(found)),
        "standing": standing_lines(found, request.now),
        "support": (CODES["SUP"].get(found.support, found.support), found.support_at),
        "beside": beside(found, request.by),
        "missing": [use.field.name for use in file.entries[found.key].uses if _wanted(use.field.code, found.values)],
        "acts": list(acts(found, own=True)),
        "notes": noted(request, found),
        "open": not one.answer and found.state in CAN_HIT,
        "left": open_items(one.agency_id, one.review_id).count(),
        **_answered(request),
        "no": no,
        "paper": request.POST.get("paper", ""),
        "said": request.POST.get("said", ""),
        "why": request.POST.get("why", ""),
        "clauses": CLAUSES,
    }
    return render(request, "records/review_item.html", shown, status=422 if no else 200)


def _opened(request: Request, one: ReviewItem) -> Record:
    """The record, for whoever may get data of its file; the ledger has a line of it.

    Not counted among what somebody opened in a short time while it waits for an answer: the Department asked for all
    of them. Raises Refused.
    """
    if one.answer:
        return opened(request, one.record.number)
    may_read(request.person.pk, (one.record.file,), request.held, request.now)
    subject, data = f"record:{one.record.number}", {"own": True, "review": one.review_id}
    with transaction.atomic():
        write_line("hotfiles:record:opened", now=request.now, by=request.by, subject=subject, data=data)
    return one.record


#: Fields by which a person or thing is known, and that are worth asking for where a record has none.
_WORTH = frozenset({
    "DOB", "SOC", "OLN", "SMT", "FPC", "FBI", "HGT", "WGT", "EYE", "HAI",
    "VIN", "LIC", "VYR", "VMA", "VMO", "VCO", "SER", "OAN",
})  # fmt: skip


def _wanted(code: str, values: Mapping[str, str]) -> bool:
    return code in _WORTH and not values.get(code)


def waiting_at(agency_id: int, now: datetime) -> tuple[int, str, str]:
    """How many records wait for an agency's answer; danger: the last day of one is over. 1240.70(c)."""
    count = open_items(agency_id).count()
    late = count and overdue_items(now, agency_id).exists()
    return count, "waiting for your answer", "danger" if late else "due" if count else ""


def review_new(request: Request) -> HttpResponse:
    """The Administrator draws records of any kind, and says what agencies look for."""
    draft = {name: request.POST.get(name, "").strip() for name in ("title", "question", "ori", "most", "days")}
    files = [name for name in request.POST.getlist("files") if name in FILES]
    if request.method != "POST":
        return _start_form(request, {**draft, "most": "100", "days": "14"}, [])
    may_inquire(request)
    try:
        made = start_review(
            draft["title"],
            draft["question"],
            files=files,
            ori=draft["ori"],
            most=whole_number(draft["most"]) or 0,
            days=whole_number(draft["days"]) or 0,
            by=request.by,
            now=request.now,
        )
    except Refused as refused:
        return _start_form(request, draft, files, refused)
    return HttpResponseRedirect(reverse("review", args=[made.pk]))


def _start_form(
    request: Request, draft: Mapping[str, str], files: list[str], no: Refused | None = None
) -> HttpResponse:
    shown = {
        "draft": draft,
        "files": [(one.name, one.title, one.name in files) for one in FILES.values()],
        "agencies": Agency.objects.order_by("name").values_list("ori", "name"),
        "no": no,
        "wrong": no.field if no else "",
        "clause": QUALITY,
    }
    return render(request, "records/review_new.html", shown, status=422 if no else 200)

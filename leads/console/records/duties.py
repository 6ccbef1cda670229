"""What an agency still has to do about its records: those of which word came that they are wrong, or over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.boundary import whole_number
from leads.console.door.request import Request
from leads.console.door.settings_of import numbers
from leads.console.records.acts import acts, acts_of_located
from leads.console.records.missing import waiting_children
from leads.console.records.record import opened, title, why_told
from leads.console.records.records import page_number
from leads.console.terminal import cards
from leads.hotfiles.as_shown import must_be_as_shown, newest_changes
from leads.hotfiles.duties import CLAUSES, is_under, open_duties, to_do
from leads.hotfiles.models import CAN_HIT, Duty, Record
from leads.hotfiles.nameable import by_name, nameable
from leads.hotfiles.open_record import is_own
from leads.hotfiles.registry import FILES
from leads.hotfiles.told import (
    aware_of_end,
    changed_since,
    is_in_words,
    keep_as_it_is,
    mended_by_change,
    tell_of_error,
)
from leads.hotfiles.told_of_missing import untold
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CANCEL, CORRECT
from leads.standing.gates import readable

PAGE = 24
IN_WORDS = "WORDS"  # no field of any record: chosen by whoever names none
_SAID = {"right": "is right as it stands", "modified": "is mended by its change"}


def duties(request: Request) -> HttpResponse:
    """What is open, the nearest due first; with a paper in hand a record is said to be right as it stands."""
    no, tried = None, 0
    if request.method == "POST":
        tried = whole_number(request.POST.get("duty", "")) or 0
        try:
            done, told = _answered(request, tried)
        except Refused as refused:
            no = refused
        else:
            return HttpResponseRedirect(f"{reverse('duties')}?done={done.pk}&told={told}")
    page = page_number(request)
    first = (page - 1) * PAGE
    found = open_duties(request.person.agency_id)
    count, here = found.count(), slice(first, first + PAGE)
    seen = newest_changes(list(found.values_list("record__number", flat=True)[here]))
    shown = {
        "duties": [_card(request, one, seen) for one in found[here]],
        "no": no,
        "tried": tried,
        "paper": request.POST.get("paper", ""),
        "done": _done(request),
        "told": request.GET.get("told", ""),
        "newer": f"?page={page - 1}" if page > 1 else "",
        "older": f"?page={page + 1}" if first + PAGE < count else "",
        "words": f"{first + 1} to {min(first + PAGE, count)} of {count}",
        "children": waiting_children(request),
        "clauses": (CORRECT, CANCEL),
    }
    return render(request, "records/duties.html", shown, status=422 if no else 200)


def _answered(request: Request, which: int) -> tuple[Duty, int]:
    """A record is right as it stands, or mended by its change, if it still is as the page showed it. Raises Refused."""
    with transaction.atomic():
        asked = Duty.objects.filter(pk=which, ended_at=None).select_related("record").first()
        if asked is None or not is_own(request.by, asked.record):
            which = 0  # of another agency: it is not said whose
        else:
            must_be_as_shown(asked.record.number, request.POST.get("seen", ""), CORRECT)
        if request.POST.get("act") == "mended":
            return mended_by_change(which, by=request.by, now=request.now)
        return keep_as_it_is(which, paper=request.POST.get("paper", ""), by=request.by, now=request.now)


def _done(request: Request) -> dict[str, str]:
    """The record that this person has just said to be right, or mended, to say so above the list."""
    which = whole_number(request.GET.get("done", ""))
    mine = Duty.objects.filter(pk=which or 0, ended_how__in=_SAID, ended_by_id=request.person.pk)
    one = mine.select_related("record").first()
    return {"number": one.record.number, "words": _SAID[one.ended_how]} if one else {}


def _card(request: Request, one: Duty, seen: Mapping[str, str]) -> dict[str, Any]:
    record = one.record
    named = record.file in readable(request.person.pk, tuple(FILES), request.held, request.now)
    return {
        "id": one.pk,
        "seen": seen.get(record.number, "0"),
        "number": record.number,
        "title": title(record) if named else FILES[record.file].title,
        "case": record.case_number if named else "",
        "why": why_told(one) if named else "",
        "by": f"{one.told_by.user_id}, {one.teller.name}",
        "start": one.told_at,
        "due": one.due_at,
        "words": f"{to_do(one)} by {cards.when(cards.moment(one.due_at), request.now)}",
        "clause": CLAUSES[one.kind],
        "acts": _acts(one) if named else [],
        "untold": one.devices == 0,
        "right": one.kind == "correct" and one.source != "check",
        "changed": ", ".join(changed_since(one)) if named and is_in_words(one) else "",
    }


def _acts(one: Duty) -> list[dict[str, str]]:
    """What answers it. Of a boat whose trailer was found nothing is offered that would end the boat."""
    return list(acts_of_located(one) if is_under(one) else acts(one.record, own=True))


def waiting_at(agency_id: int, now: datetime) -> tuple[int, str, str]:
    """How many duties of an agency are open; danger: one is past its time. 1240.60(a)(5) correct, 1240.60(a)(7).

    Missing children of whom somebody has still to be told are among them.
    """
    ours, children = open_duties(agency_id), untold(now, numbers(), agency_id)
    count = ours.count() + len(children)
    danger = any(left[0].late for _, left in children) or ours.filter(due_at__lt=now).exists()
    return count, "to correct, end or tell", "danger" if danger else "due" if count else ""


# Telling


def tell(request: Request, number: str) -> HttpResponse:
    """The form that tells a record's agency that it is wrong, or, at that agency, that its purpose is met."""
    found = opened(request, number)
    own = is_own(request.by, found)
    if request.method != "POST":
        return _form(request, found, own)
    why, field = request.POST.get("why", ""), request.POST.get("field", "")
    try:
        if own and request.POST.get("kind") == "cancel":
            _, told = aware_of_end(number, why=why, by=request.by, now=request.now)
        else:
            named = "" if field == IN_WORDS else field
            _, told = tell_of_error(number, why=why, field=named, by=request.by, now=request.now)
    except Refused as refused:
        return _form(request, found, own, refused)
    return HttpResponseRedirect(f"{reverse('record', args=[found.number])}?word={told}")


def _form(request: Request, found: Record, own: bool, no: Refused | None = None) -> HttpResponse:
    shown = {
        "record": found,
        "headline": title(found),
        "open": found.state in CAN_HIT,
        "own": own,
        "kind": request.POST.get("kind", "correct"),
        "fields": by_name(nameable(found)),
        "field": request.POST.get("field", ""),
        "no": no,
        "why": request.POST.get("why", ""),
        "clauses": (CORRECT, CANCEL),
    }
    return render(request, "records/tell.html", shown, status=422 if no else 200)

"""Second-party checks on the screen: what is due, the comparison item by item, and how the agencies stand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.request import Request
from leads.console.parts.csv_file import csv_file
from leads.console.parts.plots import bar
from leads.console.records.acts import acts
from leads.console.records.beside import beside
from leads.console.records.record import finding_told, may_inquire, opened, title
from leads.console.records.records import page_number
from leads.console.terminal import cards
from leads.hotfiles.additions import with_lists
from leads.hotfiles.as_shown import must_be_as_shown, newest_change
from leads.hotfiles.check_items import Item, items_for
from leads.hotfiles.compared import compared
from leads.hotfiles.differs import differs, found_before, why_not_withdraw, withdraw_difference
from leads.hotfiles.finding import stands
from leads.hotfiles.models import Acknowledged, Record
from leads.hotfiles.nameable import by_name, lacking
from leads.hotfiles.open_record import is_own
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import (
    Awaiting,
    awaits,
    counts,
    due,
    makers_of,
    must_be_theirs,
    second_check,
    waiting,
    waiting_late,
    why_not,
)
from leads.ledger.record import record as write_line
from leads.people.offices import sees_all_agencies
from leads.people.standing import may_work
from leads.rules.days import illinois_day
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import CHECK, second_check_due, second_check_late
from leads.standing.gates import readable
from leads.standing.snapshot import current

PAGE = 24
ASK = 5  # names offered to whoever may not check
# The plot: what, from how late on (negative: time left), and its color. The steps are those of who is asked to act.
BANDS: tuple[tuple[str, timedelta | None, str], ...] = (
    ("more than 4 h left", None, ""),
    ("less than 4 h left", timedelta(hours=-4), "due"),
    ("late up to 2 h", timedelta(0), "danger"),
    ("late 2 to 24 h", timedelta(hours=2), "danger"),
    ("late 1 to 3 days", timedelta(hours=24), "danger"),
    ("late more than 3 days", timedelta(hours=72), "danger"),
)
ASKED = {
    "": "–",
    "operator": "operators",
    "coordinator": "Agency Coordinator",
    "head": "agency head",
    "department": "Department",
}


def checks(request: Request) -> HttpResponse:
    """What awaits a second party: in one's agency, the nearest first; for the Department also in the whole state.

    What was found to differ from its report stands apart: it waits for its correction, and nobody can check it before.
    """
    if request.GET.get("view") == "state" and sees_all_agencies(request.by):
        return _state(request)
    every = due(request.now, request.person.agency)
    found, different = [one for one in every if not stands(one.record)], [one for one in every if stands(one.record)]
    page = page_number(request)
    first = (page - 1) * PAGE
    shown = {
        "different": _cards(request, different) if page == 1 else [],
        "waiting": _cards(request, found[first : first + PAGE]),
        "late": sum(one.overdue for one in found),
        "count": len(found),
        "views": _views(request, "ours", len(every)),
        "done": _just_done(request),
        "differs": _record_of(request, "differs"),
        "withdrawn": _record_of(request, "withdrawn"),
        "told": request.GET.get("told", "0"),
        "newer": f"?page={page - 1}" if page > 1 else "",
        "older": f"?page={page + 1}" if first + PAGE < len(found) else "",
        "words": f"{first + 1} to {min(first + PAGE, len(found))} of {len(found)}",
    }
    return render(request, "records/checks.html", shown)


def _cards(request: Request, found: Sequence[Awaiting]) -> list[dict[str, Any]]:
    """The cards of a page; whoever may not ask for a record sees what is due, and not whom or what it is about."""
    files = readable(request.person.pk, tuple(FILES), request.held, request.now)
    makers = makers_of(with_lists([one.record for one in found]))
    made = [_card(request, one, one.record.file in files, makers[one.record.pk]) for one in found]
    if first := next((one for one in made if not one["mine"]), None):
        first["first"] = True
    return made


def _card(request: Request, one: Awaiting, named: bool, makers: frozenset[int]) -> dict[str, Any]:
    record = one.record
    entered = record.entered_by_id == request.person.pk
    own = record.agency_id == request.person.agency_id
    mine = "" if why_not(record, request.by, makers) is None else "entered" if entered else "changed"
    return {
        "title": title(record) if named else FILES[record.file].title,
        "start": record.check_from,
        "due": one.due,
        "words": f"due {cards.when(cards.moment(one.due), request.now)}",
        "number": record.number,
        "case": record.case_number if named else "",
        "named": named,
        "by": "you" if entered else str(record.entered_by),
        "at": cards.when(cards.moment(record.entered_at), request.now),
        "mine": mine,
        "asked": ASKED[one.asked] if one.asked else "",
        "finding": finding_told(record, own) if named else None,
    }


def _views(request: Request, current: str, ours: int | None = None) -> list[dict[str, Any]]:
    if not sees_all_agencies(request.by):
        return []
    return [
        {"words": "Our agency", "href": reverse("checks"), "current": current == "ours", "count": ours},
        {"words": "All agencies", "href": reverse("checks") + "?view=state", "current": current == "state"},
    ]


def _just_done(request: Request) -> Record | None:
    found = _record_of(request, "done")
    return found if found and found.checked_by_id == request.person.pk else None


def _record_of(request: Request, name: str) -> Record | None:
    number = request.GET.get(name, "")
    return Record.objects.filter(number=number, agency_id=request.person.agency_id).first() if number else None


def waiting_at(agency_id: int, now: datetime) -> tuple[int, str, str]:
    """How many of an agency's records await a second party; danger: one is overdue, or differs. 1240.60(a)(5)."""
    ours = waiting(agency_id)
    count = ours.count()
    danger = count and (waiting_late(now, agency_id).exists() or ours.filter(different_at__isnull=False).exists())
    return count, "awaiting a second check", "danger" if danger else "due" if count else ""


# The whole state


def _state(request: Request) -> HttpResponse:
    may_inquire(request)
    found = due(request.now)
    shown = {
        "bars": _bars(found, request),
        "agencies": [(one, ASKED[one.asked]) for one in counts(request.now)],
        "count": len(found),
        "late": sum(one.overdue for one in found),
        "views": _views(request, "state"),
    }
    return render(request, "records/checks_state.html", shown)


def _bars(found: Sequence[Awaiting], request: Request) -> list[dict[str, Any]]:
    """How many checks are how late, as bars with their numbers."""
    starts = [start for _, start, _ in BANDS]
    sizes = [0] * len(BANDS)
    for one in found:
        late_by = request.now - one.due
        sizes[max(n for n, start in enumerate(starts) if start is None or late_by >= start)] += 1
    most = max(sizes, default=0)
    return [
        {"words": words, "count": size, "kind": kind, "svg": bar(size, most, kind)}
        for (words, _, kind), size in zip(BANDS, sizes, strict=True)
    ]


def checks_csv(request: Request) -> HttpResponse:
    """Every check that is due in the state, as a table for another program; times in UTC. Raises Refused.

    Of the files that its reader might ask, as everywhere.
    """
    files = may_inquire(request).opened(tuple(FILES))
    heads = ["record", "ori", "agency", "case", "entered_by", "since", "due", "overdue", "asked", "found_different"]
    rows = [_line(one) for one in due(request.now) if one.record.file in files]
    with transaction.atomic():
        write_line("console:page:opened", now=request.now, by=request.by, clause=CHECK, data={"page": "checks_csv"})
    return csv_file("second-checks", heads, rows, request.now)


def _line(one: Awaiting) -> tuple[str, ...]:
    found = one.record
    whose = found.number, found.agency.ori, found.agency.name, found.case_number, found.entered_by.user_id
    times = found.check_from.isoformat(), one.due.isoformat(), "yes" if one.overdue else "no"
    return (*whose, *times, one.asked, found.different_at.isoformat() if found.different_at else "")


# The act


class Ticked(NamedTuple):
    """What a second party ticked: items that say the same, and differences of cross-checks that were acknowledged."""

    items: Sequence[str] = ()
    acknowledged: Sequence[str] = ()


NOTHING = Ticked()


def check(request: Request, number: str) -> HttpResponse:
    """The comparison of one record with its report, item by item; Enter says that all of it matches."""
    if request.method == "POST":
        return _confirm(request, number)
    seen = newest_change(number)  # read before the record: whoever is late looks once more, nobody too seldom
    found = _comparable(request, number)
    no = why_not(found, request.by) if awaits(found) and not stands(found) else None  # else the page says it itself
    return _form(request, found, no, NOTHING, seen, status=200)


def _comparable(request: Request, number: str) -> Record:
    """The record, for its own agency or the Department: nobody else sees it item by item. Raises Refused."""
    found = opened(request, number)
    must_be_theirs(found, request.by)
    return found


def _confirm(request: Request, number: str) -> HttpResponse:
    ticked = Ticked(request.POST.getlist("items"), request.POST.getlist("acknowledged"))
    seen = request.POST.get("seen", "")
    if request.POST.get("act") == "differs":
        return _differs(request, number, ticked, seen)
    if request.POST.get("act") == "withdraw":
        return _withdraw(request, number, seen)
    try:
        with transaction.atomic():
            must_be_as_shown(number, seen, CHECK, awaits)
            done = second_check(
                number, by=request.by, items=ticked.items, acknowledged=ticked.acknowledged, now=request.now
            )
    except Refused as refused:
        if refused.code == "changed-meanwhile":
            seen, ticked = newest_change(number), NOTHING
        return _form(request, _comparable(request, number), refused, ticked, seen, status=422)
    return HttpResponseRedirect(f"{reverse('checks')}?done={done.number}")


def _differs(request: Request, number: str, ticked: Ticked, seen: str) -> HttpResponse:
    """What was left without a tick differs; the agency is told. Nothing ticked and nothing said is no comparison."""
    words = " ".join(request.POST.get("words", "").split())
    found = _comparable(request, number)
    left = [one.code for one in items_for(found) if one.code not in ticked.items]
    left += [lacks] if (lacks := request.POST.get("lacks", "")) else []
    try:
        if not ticked.items and not words:
            raise Refused(
                "nothing-compared",
                "Nothing is ticked, so nothing was compared.",
                CHECK,
                "Tick what says the same; what is left without a tick differs.",
                field=left[0],
            )
        with transaction.atomic():
            must_be_as_shown(number, seen, CHECK, awaits)
            found, told = differs(number, items=left, words=words, by=request.by, now=request.now)
    except Refused as refused:
        if refused.code == "changed-meanwhile":  # what was ticked was said of what stood there before
            seen, ticked = newest_change(number), NOTHING
        return _form(request, _comparable(request, number), refused, ticked, seen, status=422)
    return HttpResponseRedirect(f"{reverse('checks')}?differs={found.number}&told={told}")


def _withdraw(request: Request, number: str, seen: str) -> HttpResponse:
    """What was found different is taken back, with the reason; then the record awaits its check as before."""
    try:
        with transaction.atomic():
            must_be_as_shown(number, seen, CHECK, awaits)
            found, told = withdraw_difference(number, why=request.POST.get("why", ""), by=request.by, now=request.now)
    except Refused as refused:
        return _form(request, _comparable(request, number), refused, NOTHING, newest_change(number), status=422)
    return HttpResponseRedirect(f"{reverse('checks')}?withdrawn={found.number}&told={told}")


def _acknowledged(request: Request, found: Record) -> QuerySet[Acknowledged]:
    """What was said to differences, for whoever may ask all files that a check asks: words name their records too."""
    asked = (*FILES[found.file].entry_asks, found.file)
    opened = readable(request.by.person_id, asked, current(), request.now)
    said = found.acknowledged.select_related("by").order_by("-id")
    return said if len(opened) == len(asked) else said.none()


def _form(
    request: Request, found: Record, no: Refused | None, ticked: Ticked, seen: str, *, status: int
) -> HttpResponse:
    wrong = no.field if no else None
    is_open = awaits(found) and not stands(found)
    may = is_open and why_not(found, request.by) is None  # to nobody else does registration say anything here
    items = compared(found, request.by, request.now) if may else items_for(found) if is_open else ()
    shown = {
        "record": found,
        "headline": title(found),
        "items": [_item(one, ticked, wrong) for one in items],
        "differences": sum(len(one.differences) for one in items),
        "acknowledged": _acknowledged(request, found),
        "no": no,
        "same_person": no is not None and no.code == "same-person",
        "ask": whom_to_ask(found, request) if no is not None and no.code == "same-person" else [],
        "open": is_open,
        "finding": finding_told(found, own=True),
        "withdraws": why_not_withdraw(found, request.by) is None,
        "acts": list(acts(found, is_own(request.by, found))),
        "why": request.POST.get("why", ""),
        "start": found.check_from,
        "due": second_check_due(found.check_from),
        "support": found.support_at,
        "beside": beside(found, request.by),
        "before": found_before(found),
        "words": request.POST.get("words", ""),
        "lacks": by_name(lacking(found, [one.named for one in items])) if may else (),
        "lacking": request.POST.get("lacks", ""),
        "late": found.checked_at is not None and second_check_late(found.check_from, found.checked_at),
        "seen": seen,
    }
    return render(request, "records/check.html", shown, status=status)


def _item(item: Item, ticked: Ticked, wrong: str | None) -> dict[str, Any]:
    """An item beside its box, with its cross-checks: what agrees, what was not compared, and each difference's box."""
    crossed = [
        {
            "words": one.words,
            "sign": "!" if not one.fine else "✓" if one.compared else "–",
            "kind": "due" if not one.fine else "fine" if one.compared else "soft",
            "mark": item.mark(one) if not one.fine else "",
            "ticked": not one.fine and item.mark(one) in ticked.acknowledged,
            "wrong": not one.fine and item.mark(one) == wrong,
        }
        for one in item.cross_checks
    ]
    return {"item": item, "ticked": item.code in ticked.items, "wrong": item.code == wrong, "crossed": crossed}


def whom_to_ask(found: Record, request: Request) -> list[str]:
    """Who else at the agency could check the record today: employed, screened and certified."""
    held = request.held
    today = illinois_day(request.now)
    names, made = [], makers_of([found])[found.pk]
    for person in held.people.values():
        if person.agency_id != found.agency_id or person.id in made:
            continue
        try:
            may_work(person, today)
        except Refused:
            continue
        names.append(person.name)
    return sorted(names)[:ASK]

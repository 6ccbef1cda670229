"""The agency's own hot file records in a list, with filters that are an address; as a file, and as views with names."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from leads.console.door.boundary import whole_number
from leads.console.door.request import Request
from leads.console.parts.csv_file import csv_file
from leads.console.records import views
from leads.console.records.filters import Wanted, filters_in, rows_of
from leads.console.records.record import may_inquire, state_mark, state_words, title
from leads.console.terminal import cards
from leads.hotfiles.additions import with_lists
from leads.hotfiles.checked import checked_state
from leads.hotfiles.finding import stands
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.own_records import chosen, take_out
from leads.hotfiles.registry import FILES
from leads.people.offices import sees_all_agencies
from leads.rules.refused import Refused

PAGE = 50
HEADS = (
    *("record", "file", "key", "what", "case", "state"),
    *("entered_at", "entered_by", "check", "check_due", "checked_at"),
)


def records(request: Request) -> HttpResponse:
    """The agency's own records, newest first; filters are in the address. Raises Refused where an inquiry would."""
    wanted = _wanted(request)
    found = _found(request, wanted)
    count, page = found.count(), page_number(request)
    first = (page - 1) * PAGE
    rows = with_lists(found.select_related("entered_by").order_by("-entered_at", "-id")[first : first + PAGE])
    saved, current = views.saved(request.person, wanted.address)
    shown = {
        "heads": ["Record", "What", "Case", "Entered", "State", "Second check"],
        "rows": [_row(one, request.now) for one in rows],
        "filters": list(rows_of(wanted)),
        "filtered": bool(wanted.address),
        "no_days": wanted.no_days,
        "address": wanted.address,
        "views": saved,
        "current": current,
        "whose": wanted.texts["ori"].upper() or request.person.agency.name,
        "count": count,
        "newer": _page(wanted, page - 1) if page > 1 else "",
        "older": _page(wanted, page + 1) if first + PAGE < count else "",
        "words": f"{first + 1} to {min(first + PAGE, count)} of {count}",
    }
    return render(request, "records/records.html", shown, status=422 if wanted.no_days else 200)


def records_csv(request: Request) -> HttpResponse:
    """The same list as a file; the ledger says who took it, with which filters and how many rows. Raises Refused."""
    wanted = _wanted(request)
    if wanted.no_days:
        raise Refused("no-such-day", f"{wanted.no_days[0]} is no day.", None, "Correct it in the filters.")
    found, numbers = _found(request, wanted), request.held.agencies.numbers
    rows = take_out(found, wanted.texts, by=request.by, now=request.now, numbers=numbers)
    return csv_file("records", HEADS, (_line(one, request.now) for one in with_lists(rows)), request.now)


def page_number(request: Request) -> int:
    """The page of a list that the address asks for, from 1; what is no number is the first."""
    return max(1, whole_number(request.GET.get("page", "")) or 1)


# What is asked for


def _wanted(request: Request) -> Wanted:
    return filters_in(request.GET, sees_all_agencies(request.by))


def _found(request: Request, wanted: Wanted) -> QuerySet[Record]:
    """Those of the records that whoever is here may read. None while a day that is asked for is no day. Refused."""
    files = may_inquire(request).opened(tuple(FILES))
    ori = wanted.texts["ori"]
    whose = Q(agency__ori=ori.upper()) if ori else Q(agency_id=request.person.agency_id)
    found = Record.objects.filter(whose, file__in=files)
    if wanted.no_days:
        return found.none()
    return chosen(found, wanted.asked, ZoneInfo(request.person.agency.zone), request.now)


# How it is shown


def _row(one: Record, now: datetime) -> list[dict[str, Any]]:
    state, due = checked_state(one.check_from, one.checked_at, now)
    if one.state not in CAN_HIT:
        check = {"text": "checked" if one.checked_at else "never checked"}
    elif stands(one):
        check = {"text": "! differs from its report", "kind": "danger"}
    elif state == "checked":
        check = {"text": "✓ checked", "kind": "fine"}
    else:
        late = state == "overdue" or due - now < timedelta(hours=4)
        words = f"{'! overdue since' if state == 'overdue' else 'due'} {cards.when(cards.moment(due), now)}"
        check = {"text": words, "kind": "danger" if state == "overdue" else "due" if late else ""}
    return [
        {"text": one.number, "typed": True, "href": reverse("record", args=[one.number])},
        {"text": title(one)},
        {"text": one.case_number or "none", "typed": True},
        {"text": f"{cards.when(cards.moment(one.entered_at), now)} {one.entered_by}"},
        {"text": state_words(one), "kind": state_mark(one)},
        check,
    ]


def _line(one: Record, now: datetime) -> tuple[str, ...]:
    """A record as a line of the file; its check as it stands for one that can hit, else as it stood."""
    state, due = checked_state(one.check_from, one.checked_at, now)
    check = "different" if stands(one) else state if one.state in CAN_HIT or one.checked_at else "never checked"
    entered = one.entered_at.isoformat(), one.entered_by.user_id
    checked = one.checked_at.isoformat() if one.checked_at else ""
    return (
        one.number,
        one.file,
        one.key,
        title(one),
        one.case_number,
        one.state,
        *entered,
        check,
        due.isoformat(),
        checked,
    )


def _page(wanted: Wanted, page: int) -> str:
    return f"?{wanted.address}{'&' if wanted.address else ''}page={page}"

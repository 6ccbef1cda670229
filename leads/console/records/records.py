"""The agency's own hot file records in a list, with filters that are an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from leads.console.door.boundary import whole_number
from leads.console.door.request import Request
from leads.console.records.record import STATE_WORDS, may_inquire, state_mark, state_words, title
from leads.console.terminal import cards
from leads.hotfiles.finding import stands
from leads.hotfiles.models import CAN_HIT, STATES, Record
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import checked_state, waiting, waiting_late
from leads.people.offices import sees_all_agencies

PAGE = 50


def records(request: Request) -> HttpResponse:
    """The agency's own records, newest first; filters are in the address. Raises Refused where an inquiry would."""
    files = may_inquire(request).opened(tuple(FILES))
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "file", "check", "ori")}
    if not sees_all_agencies(request.by):
        asked["ori"] = ""
    mine = Q(agency__ori=asked["ori"].upper()) if asked["ori"] else Q(agency_id=request.person.agency_id)
    found = _filtered(Record.objects.filter(mine, file__in=files), asked, request.now)
    count, page = found.count(), page_number(request)
    first = (page - 1) * PAGE
    rows = list(found.select_related("entered_by").order_by("-entered_at", "-id")[first : first + PAGE])
    shown = {
        "heads": ["Record", "What", "Case", "Entered", "State", "Second check"],
        "rows": [_row(one, request.now) for one in rows],
        "filters": _filters(asked),
        "filtered": any(asked.values()),
        "whose": asked["ori"].upper() or request.person.agency.name,
        "count": count,
        "newer": _page(asked, page - 1) if page > 1 else "",
        "older": _page(asked, page + 1) if first + PAGE < count else "",
        "words": f"{first + 1} to {min(first + PAGE, count)} of {count}",
    }
    return render(request, "records/records.html", shown)


def page_number(request: Request) -> int:
    """The page of a list that the address asks for, from 1; what is no number is the first."""
    return max(1, whole_number(request.GET.get("page", "")) or 1)


def _filtered(found: QuerySet[Record], asked: Mapping[str, str], now: datetime) -> QuerySet[Record]:
    if words := asked["q"]:
        found = found.filter(Q(number=words.upper()) | Q(case_number__istartswith=words))
    if asked["state"] in STATE_WORDS:
        found = found.filter(state=asked["state"])
    if asked["file"] in FILES:
        found = found.filter(file=asked["file"])
    if asked["check"] in ("awaiting", "overdue"):
        unchecked = waiting_late(now) if asked["check"] == "overdue" else waiting()
        found = found.filter(pk__in=unchecked.order_by().values("pk"))
    if asked["check"] == "different":
        found = found.filter(different_at__isnull=False, state__in=CAN_HIT)
    return found


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


def _filters(asked: Mapping[str, str]) -> list[dict[str, Any]]:
    files = [("", "All files"), *((one.name, one.title) for one in FILES.values())]
    checks = [("", "Any"), ("awaiting", "Awaiting its check"), ("overdue", "Overdue"), ("different", "Found different")]
    rows: list[dict[str, Any]] = [
        {"name": "q", "label": "Number or case", "value": asked["q"]},
        {"name": "state", "label": "State", "value": asked["state"], "choices": [("", "Any state"), *STATES]},
        {"name": "file", "label": "File", "value": asked["file"], "choices": files},
        {"name": "check", "label": "Second check", "value": asked["check"], "choices": checks},
    ]
    rows += [{"name": "ori", "label": "Agency", "code": "ORI", "value": asked["ori"]}] if asked["ori"] else []
    return [row | {"words": row["name"] not in ("q", "ori")} for row in rows]


def _page(asked: Mapping[str, str], page: int) -> str:
    return "?" + urlencode({**{name: value for name, value in asked.items() if value}, "page": str(page)})

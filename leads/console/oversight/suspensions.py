"""Suspensions on the screen: the orders, one order as the steps it takes, its notice, and its lifting. 1240.110(c)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import get_current_timezone, localtime
from django.views.decorators.http import require_POST

from leads.agencies.models import Agency, Suspension
from leads.agencies.services import service
from leads.console.door import step_up
from leads.console.door.request import Request
from leads.ledger.record import record
from leads.mail.models import Kept
from leads.oversight import notices, sanctions
from leads.oversight.models import Served, SuspensionOrder
from leads.oversight.notices import GROUNDS
from leads.oversight.notified import notified, serve
from leads.oversight.orders import order_for, orders_for
from leads.people.offices import sees_all_agencies
from leads.rules.days import illinois_day
from leads.rules.refused import Refused

SHOWN = 200
STATE_WORDS = {"in force": ("danger", "! in force"), "hearing day come": ("due", "! in force, hearing day come"),
               "lifted": ("fine", "✓ lifted")}  # fmt: skip


def suspensions(request: Request) -> HttpResponse:
    """The orders: of one's agency, or for the Department of all; those in force first."""
    orders = orders_for(request.by).order_by(
        "-lifted_at", "-ordered_at"
    )  # PostgreSQL puts those without a lifting first
    found = list(orders[:SHOWN])
    services = services_of(found)
    rows = [_row(one, services.get(one.pk, []), request) for one in found]
    heads = ["Order", "Agency", "State", "Services", "Ordered", "Hearing"]
    return render(
        request, "oversight/suspensions.html", {"rows": rows, "heads": heads, "all": sees_all_agencies(request.by)}
    )


def services_of(orders: list[SuspensionOrder]) -> dict[int, list[str]]:
    """What each order suspended, as titles, by the order's id."""
    found: dict[int, list[str]] = {}
    for order, name in Suspension.objects.filter(order__in=[one.pk for one in orders]).values_list("order", "service"):
        found.setdefault(order, []).append(service(name).title)
    return found


def _row(one: SuspensionOrder, services: list[str], request: Request) -> list[dict[str, Any]]:
    kind, words = STATE_WORDS[sanctions.state(one, request.now)]
    at = localtime(one.ordered_at)
    return [
        {"text": one.number, "href": reverse("suspension", args=[one.number]), "typed": True},
        {"text": one.agency.name, "href": reverse("agency_of", args=[one.agency.ori])},
        {"text": words, "kind": kind},
        {"text": ", ".join(services)},
        {"text": f"{at.day} {at:%b %Y %H:%M}"},
        {"text": f"{one.hearing_on.day} {one.hearing_on:%b %Y}"},
    ]


def suspension(request: Request, number: str) -> HttpResponse:
    """One order: where it stands, what it took, what is alleged, who was told, and for the Director its lifting."""
    return _page(request, order_for(request.by, number), None)


def _page(request: Request, found: SuspensionOrder, no: Refused | None) -> HttpResponse:
    state = sanctions.state(found, request.now)
    steps = [step for step in sanctions.NEXT_STEPS[state] if step.office in request.roles]
    shown = {
        "order": found,
        "state": state,
        "mark": STATE_WORDS[state],
        "steps": _steps(found, state),
        "services": [service(one) for one in _services(found, state)],
        "others": [(number, service(name)) for number, name in notices.by_others(found)],
        "notified": notified(found),
        "may_serve": "director" in request.roles,
        "how": {"name": "how", "label": "How", "choices": Served.HOW, "value": request.POST.get("how", "")},
        "not_served": no if no and no.code.startswith("served-") else None,
        "violations": found.violations.order_by("id"),
        "ground": GROUNDS.get(found.ground, found.ground),
        "told": _told(found),
        "next": sanctions.NEXT_STEPS[state],
        "reasons": [reason for step in steps for reason in step.reasons],
        "no": None if no and no.code.startswith("served-") else no,
        "typed": request.POST if no else {},
    }
    return render(request, "oversight/suspension.html", shown, status=422 if no else 200)


def _services(found: SuspensionOrder, state: str) -> list[str]:
    """What an order in force keeps suspended; once lifted, what the agency has back in spite of other orders."""
    if state == "lifted":
        return notices.given_back(found)
    return list(Suspension.objects.filter(order=found.pk).order_by("service").values_list("service", flat=True))


def _steps(found: SuspensionOrder, state: str) -> list[dict[str, str]]:
    def when(at: Any) -> str:
        return f"{localtime(at):%d %b %Y %H:%M}".lstrip("0") if at else ""

    known = notified(found)
    early = found.lifted_at is not None and illinois_day(found.lifted_at) < found.hearing_on
    without = ", not needed" if early else ", none on record"  # that its day came does not say that it was held
    return [
        {"words": "Ordered", "state": "done", "when": when(found.ordered_at)},
        {
            "words": "Notified" if known else "Not yet notified",
            "state": "done" if known else "" if state == "lifted" else "now",
            "when": when(known[0].at if known else None),
        },
        {
            "words": "Hearing" + (without if state == "lifted" else ""),
            "state": "now" if known and state != "lifted" else "",
            "when": f"{found.hearing_on.day} {found.hearing_on:%b %Y}",
        },
        {"words": "Lifted", "state": "done" if state == "lifted" else "", "when": when(found.lifted_at)},
    ]


def _told(found: SuspensionOrder) -> list[dict[str, Any]]:
    """The notice, and then its lifting, each with the devices where it was acknowledged and where it was not."""
    devices = dict(found.agency.devices.values_list("pk", "mnemonic"))
    kept = Kept.objects.filter(device_id__in=devices, outcome="notice", data__order=found.number)
    told: dict[bool, dict[str, Any]] = {
        lifting: {"lifting": lifting, "posted": None, "read": [], "unread": []}
        for lifting in (False, True)
        if not lifting or found.lifted_at
    }
    for one in kept.order_by("-posted_at", "-id"):
        group = told["lifted_for" in one.data]
        group["posted"] = one.posted_at
        if one.acknowledged_at:
            group["read"].append((devices[one.device_id], one.acknowledged_at))
        else:
            group["unread"].append(devices[one.device_id])
    return list(told.values())


def notice(request: Request, number: str) -> HttpResponse:
    """The notice as it was sent, a PDF. 1240.110(c)(1)."""
    found = order_for(request.by, number)
    answer = HttpResponse(bytes(found.notice), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{found.number}.pdf"'
    return answer


@require_POST
def lift(request: Request, number: str) -> HttpResponse:
    """The Director gives the services back; the devices are told in the same transaction. 1240.110(c)(3)."""
    found = order_for(request.by, number)
    here = reverse("suspension", args=[found.number])
    if not step_up.fresh(request):
        return step_up.ask(request, here)
    reason, why = request.POST.get("reason", ""), request.POST.get("why", "")
    try:
        sanctions.lift(found, for_=reason, why=why, by=request.by, now=request.now)
    except Refused as refused:
        note_refused(refused, found.agency, request)
        return _page(request, found, refused)
    return HttpResponseRedirect(here)


@require_POST
def served(request: Request, number: str) -> HttpResponse:
    """The Director records on whom the notice was served, how and when. 1240.110(c)."""
    found = order_for(request.by, number)
    here = reverse("suspension", args=[found.number])
    if not step_up.fresh(request):
        return step_up.ask(request, here)
    typed = request.POST
    try:
        at = _moment(typed.get("at", ""), request.now)
        serve(found, to=typed.get("to", ""), how=typed.get("how", ""), at=at, by=request.by, now=request.now)
    except Refused as refused:
        note_refused(refused, found.agency, request)
        return _page(request, found, refused)
    return HttpResponseRedirect(here)


def _moment(typed: str, now: datetime) -> datetime:
    """A moment typed in the reader's zone; Refused by `serve` as one to come when it cannot be read."""
    try:
        return datetime.fromisoformat(typed.strip()).replace(tzinfo=get_current_timezone())
    except ValueError:
        return now + timedelta(days=1)


def note_refused(refused: Refused, agency: Agency, request: Request) -> None:
    """A line that an order, or a lifting, was refused and why."""
    with transaction.atomic():
        record(
            "oversight:suspension:refused",
            now=request.now,
            by=request.by,
            subject=f"agency:{agency.ori}",
            outcome="refused",
            clause=refused.clause or "",
            data={"code": refused.code},
        )

"""The Director suspends services at once: what is filled in, what it would do, and only then the order. 1240.110(c).

The preview is the order itself, made and undone: it is refused where the order would be, and shows what it would say.
"""

from __future__ import annotations

import secrets
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode

from leads.agencies.models import Agency
from leads.agencies.policy import reading, text
from leads.agencies.services import SERVICES, Service, covers
from leads.console.door import step_up
from leads.console.door.request import Request
from leads.console.oversight.suspensions import note_refused
from leads.oversight import notices, sanctions
from leads.oversight.models import SuspensionOrder
from leads.oversight.notices import GROUNDS
from leads.people.models import LinkSession
from leads.rules.clauses import CLAUSES, find
from leads.rules.days import illinois_day
from leads.rules.refused import Refused
from leads.rules.section_110_sanctions import latest_hearing_date

ROWS = 3  # rows for violations at first
MOST_ROWS = 20
DRAFT, ONCE = "leads_suspension_draft", "leads_suspension_once"
# Which row of the form a refusal is about; the cursor goes there.
FIELDS = {
    "no-such-agency": "ori", "no-services": "services", "unknown-service": "services", "unknown-ground": "ground",
    "no-violations": "words-0", "no-hearing-date": "hearing_on", "hearing-too-late": "hearing_on",
    "hearing-too-early": "hearing_on",
}  # fmt: skip


@dataclass(slots=True)
class Draft:
    """What the Director has filled in so far, as typed."""

    ori: str = ""
    services: list[str] = field(default_factory=list)
    violations: list[tuple[str, str]] = field(default_factory=lambda: [("", "")] * ROWS)
    ground: str = ""
    hearing_on: str = ""
    place: str = ""


def suspension_new(request: Request) -> HttpResponse:
    """Where the Director orders an immediate suspension: fill in, look at what it does, confirm."""
    if request.method == "GET" and not step_up.fresh(request):
        return step_up.ask(request, request.get_full_path())
    if request.method == "GET":
        kept = request.session.pop(DRAFT, None) if "draft" in request.GET else None
        return _form(request, Draft(**kept) if kept else Draft(ori=request.GET.get("ori", "").upper()[:9]))
    draft, act = read(request.POST), request.POST.get("act", "preview")
    if act in ("more", "change"):
        return _form(request, draft)
    if act == "order":
        return _order(request, draft)
    try:
        return _preview(request, draft)
    except Refused as refused:
        return _form(request, draft, refused)


def read(typed: QueryDict) -> Draft:
    """The draft from what was sent; rows of violations that are empty stay, so that nothing moves under the cursor."""
    clauses, words = typed.getlist("clause")[:MOST_ROWS], typed.getlist("words")[:MOST_ROWS]
    rows = [(clause.strip(), said.strip()) for clause, said in zip(clauses, words, strict=False)]
    rows += [("", "")] * (1 if typed.get("act") == "more" else max(0, 1 - len(rows)))
    return Draft(
        typed.get("ori", "").strip().upper(),
        typed.getlist("services"),
        rows,
        typed.get("ground", ""),
        typed.get("hearing_on", "").strip(),
        typed.get("place", "").strip(),
    )


def _make(request: Request, draft: Draft) -> SuspensionOrder:
    """The order, in the caller's transaction. Raises Refused."""
    agency = Agency.objects.select_for_update().filter(ori=draft.ori).first()
    if agency is None:
        raise Refused("no-such-agency", "No agency has this ORI.", None, "Check it.", "ori", "IL1990100")
    done = sanctions.suspend_at_once(
        agency,
        services=draft.services,
        violations=draft.violations,
        ground=draft.ground,
        hearing_on=_day(request, draft.hearing_on),
        hearing_at_place=draft.place,
        by=request.by,
        now=request.now,
    )
    return done.order


def _day(request: Request, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        last = latest(request).isoformat()
        raise Refused(
            "no-hearing-date",
            "The notice of suspension names no hearing date.",
            "1240.110(c)(3)",
            f"Choose a day, at the latest {last}.",
            "hearing_on",
            last,
        ) from None


def latest(request: Request) -> date:
    """The last day for the hearing of an order made now, in days of Illinois."""
    return latest_hearing_date(illinois_day(request.now), reading(request.now))


def _preview(request: Request, draft: Draft) -> HttpResponse:
    with transaction.atomic():
        order = _make(request, draft)
        text, data = notices.for_terminals(order)
        transaction.set_rollback(True)
    request.session[ONCE] = secrets.token_urlsafe(12)
    shown = {
        "draft": draft,
        "once": request.session[ONCE],
        "order": order,
        "text": text.replace(order.number, "S-…"),
        "violations": [one for one in draft.violations if one[1]],
        "ground": GROUNDS[order.ground],
        "fresh": step_up.fresh(request),
        **effect(order.agency, data["services"], notices.by_others(order)),
    }
    return render(request, "oversight/suspend_preview.html", shown)


def effect(agency: Agency, services: list[str], others: list[tuple[str, str]]) -> dict[str, Any]:
    """What an order would do: which services stop and stay, at how many devices, for how many who are signed on.

    `others`: what other orders in force keep suspended, number and service.
    """
    stops = [SERVICES[name] for name in services]
    return {
        "stops": stops,
        "stopped": [(number, SERVICES[name]) for number, name in others],
        "stays": [one for one in SERVICES.values() if not _touched(one, [*services, *(name for _, name in others)])],
        "devices": agency.devices.filter(withdrawn_at=None).count(),
        "signed_on": LinkSession.objects.filter(device__agency=agency, ended_at=None).count(),
    }


def _touched(one: Service, services: list[str]) -> bool:
    """Whether a service stops, or a part of it does."""
    return any(covers(name, one.name) or covers(one.name, name) for name in services)


def _order(request: Request, draft: Draft) -> HttpResponse:
    if not step_up.fresh(request):
        request.session[DRAFT] = asdict(draft)
        return step_up.ask(request, f"{reverse('suspension_new')}?{urlencode({'draft': 1})}")
    if not request.session.get(ONCE) or request.POST.get("once") != request.session.pop(ONCE):
        raise Refused(
            "ordered-already",
            "This confirmation was used before, so nothing was ordered a second time.",
            None,
            "Look at the list of suspensions.",
        )
    try:
        with transaction.atomic():
            order = _make(request, draft)
    except Refused as refused:
        agency = Agency.objects.filter(ori=draft.ori).first()
        if agency is not None:
            note_refused(refused, agency, request)
        return _form(request, draft, refused)
    return HttpResponseRedirect(reverse("suspension", args=[order.number]))


def _form(request: Request, draft: Draft, no: Refused | None = None) -> HttpResponse:
    agencies = Agency.objects.exclude(kind="department").order_by("name").values_list("ori", "name")
    wrong = _wrong(draft, no)
    shown = {
        "draft": draft,
        "no": no,
        "wrong": wrong,
        "agency": next((name for ori, name in agencies if ori == draft.ori), ""),
        "agencies": agencies,
        "services": SERVICES.values(),
        "rows": [
            {"clause": clause, "words": words, "no_clause": wrong == f"clause-{n}", "no_words": wrong == f"words-{n}"}
            for n, (clause, words) in enumerate(draft.violations)
        ],
        "clauses": [(one.id, one.heading) for one in CLAUSES.values()],
        "grounds": GROUNDS.items(),
        "hearing": {
            "name": "hearing_on",
            "label": "Day of the hearing",
            "type": "date",
            "value": draft.hearing_on,
            "problem": no.sentence if no and wrong == "hearing_on" else "",
            "example": latest(request).isoformat(),
            "help": f"After today, and at the latest on {notices.in_words(latest(request))}.",
        },
        "place": {
            "name": "place",
            "label": "Hour and place",
            "value": draft.place or text("department.hearing_place", request.now),
            "words": True,
        },
    }
    return render(request, "oversight/suspend.html", shown, status=422 if no else 200)


def _wrong(draft: Draft, no: Refused | None) -> str:
    """The row of the form that a refusal is about, "" for none."""
    if no is None or no.code != "unknown-clause":
        return FIELDS.get(no.code, "") if no else ""
    bad = (
        n for n, (said, words) in enumerate(draft.violations) if words and said.startswith("1240") and not find(said)
    )
    return f"clause-{next(bad, 0)}"

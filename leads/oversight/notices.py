"""What an agency is told about its suspension: a letter on paper, and the same in short for its terminals."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from leads.agencies import policy
from leads.agencies.models import Agency, Suspension
from leads.agencies.services import SERVICES, covers, left, service
from leads.oversight.models import SuspensionOrder
from leads.papers.make import make
from leads.rules.clauses import cites
from leads.rules.days import illinois_day

# Why it could not wait, 1240.110(c): what the order gives as its ground, and how the letter says it.
GROUNDS: dict[str, str] = {
    "integrity": "what is alleged could seriously affect the integrity of LEADS",
    "safety": "what is alleged could threaten the safety of officers or of the public",
    "law": "what is alleged is against the law",
}


@cites("1240.110(c)", "1240.110(c)(1)", "1240.110(c)(2)", "1240.110(c)(3)")
def letter(
    order: SuspensionOrder, services: Sequence[str], violations: Sequence[tuple[str, str]], latest: date
) -> bytes:
    """The notice to the agency head as a PDF: services, alleged violations, hearing, rights, and how to cure it.

    Times in the agency's own zone. The same order always makes the same bytes. `latest` is the last day on which the
    hearing can be held.
    """
    return make("suspension_notice", _told(order, services, violations, latest), order.ordered_at)


def _told(
    order: SuspensionOrder, services: Sequence[str], violations: Sequence[tuple[str, str]], latest: date
) -> dict[str, Any]:
    at = order.ordered_at.astimezone(ZoneInfo(order.agency.zone))
    others = by_others(order)
    return {
        "from": _sender(order.ordered_by.agency, order.ordered_at),
        "to": _addressee(order.agency),
        "number": order.number,
        "date": in_words(illinois_day(order.ordered_at)),
        "at": f"{in_words(at.date())}, {at:%H:%M} {at:%Z}",
        "ground": GROUNDS[order.ground],
        "services": [{"title": service(name).title, "says": service(name).says} for name in services],
        "others": _in_words(others),
        "kept": ", ".join(_untouched([*services, *(name for _, name in others)])).lower(),
        "violations": [{"clause": clause, "words": words} for clause, words in violations],
        "hearing": f"{order.hearing_on:%A}, {in_words(order.hearing_on)}",
        "place": order.hearing_at_place,
        "latest": in_words(latest),
        "director": order.ordered_by.full_name,
    }


def _sender(department: Agency, on: datetime) -> dict[str, str]:
    """The Department as its letterhead names it: by the name it has as a setting, wherever the regulation is older."""
    place = department.address or policy.text("department.place", on)
    return {"name": policy.text("department.name", on), "place": place, "telephone": department.telephone}


def _addressee(agency: Agency) -> dict[str, str]:
    """To whom a letter goes: the agency's head."""
    return {
        "head": agency.head or "Head of the agency",
        "agency": agency.name,
        "address": agency.address,
        "ori": agency.ori,
        "county": agency.county,
    }


def _untouched(services: Sequence[str]) -> list[str]:
    """Titles of what the agency keeps: whole services, and the other parts of one that is suspended in part."""
    in_part = {service(name).whole for name in services}
    return [
        one.title
        for one in SERVICES.values()
        if not any(covers(name, one.name) for name in services) and (one.whole in in_part) == (one.name != one.whole)
    ]


def by_others(order: SuspensionOrder) -> list[tuple[str, str]]:
    """What other orders in force keep suspended at the same agency: number of the order and name of the service."""
    found = Suspension.objects.filter(agency=order.agency_id, lifted_at=None).exclude(order=order.pk or 0)
    rows = list(found.order_by("order", "service").values_list("order", "service"))
    numbers = dict(SuspensionOrder.objects.filter(pk__in=[pk for pk, _ in rows]).values_list("pk", "number"))
    return [(numbers[pk], name) for pk, name in rows]


def _in_words(others: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"{service(name).title} (order {number})" for number, name in others)


def given_back(order: SuspensionOrder) -> list[str]:
    """The services that an agency has back when this order is over: what no other order in force keeps."""
    return left([one.service for one in _suspensions(order)], [name for _, name in by_others(order)])


def in_words(day: date) -> str:
    """A day as a letter says it: November 23, 2026."""
    return f"{day:%B} {day.day}, {day.year}"


def for_terminals(order: SuspensionOrder) -> tuple[str, dict[str, Any]]:
    """The notice in plain words for the agency's terminals, and its structured form; for the mail."""
    names = [one.service for one in _suspensions(order)]
    titles = ", ".join(service(name).title for name in names)
    alleged = list(order.violations.order_by("id").values_list("clause", "words"))
    at = order.ordered_at.astimezone(ZoneInfo(order.agency.zone))
    lines = [
        f"SUSPENSION {order.number}",
        f"The Director has suspended for {order.agency.name}: {titles}.",
        f"Since {in_words(at.date())}, {at:%H:%M} {at:%Z}.",
        *([f"Suspended already: {_in_words(others)}."] if (others := by_others(order)) else []),
        *(f"Alleged: {words}{f' ({clause})' if clause else ''}" for clause, words in alleged),
        f"Hearing: {order.hearing_on:%A}, {in_words(order.hearing_on)}. {order.hearing_at_place}",
        "The whole notice is in the console; as a letter it goes to your agency head. Clause 1240.110(c).",
    ]
    data = {
        "order": order.number,
        "agency": order.agency.ori,
        "services": names,
        "violations": [{"clause": clause, "words": words} for clause, words in alleged],
        "hearing_on": order.hearing_on.isoformat(),
        "suspended_at": order.ordered_at.isoformat(),
    }
    return "\n".join(lines), data


def lifting_for_terminals(order: SuspensionOrder, lifted_at: datetime) -> tuple[str, dict[str, Any]]:
    """The good news for the agency's terminals, and its structured form."""
    back, still = given_back(order), by_others(order)
    at = lifted_at.astimezone(ZoneInfo(order.agency.zone))
    titles = ", ".join(service(name).title for name in back) or "nothing, because of other orders"
    lines = [
        f"SUSPENSION {order.number} LIFTED",
        f"Given back to {order.agency.name}: {titles}.",
        *([f"Still suspended: {_in_words(still)}."] if still else []),
        f"Since {in_words(at.date())}, {at:%H:%M} {at:%Z}. Reason: {order.lifted_for}.",
    ]
    data = {"order": order.number, "agency": order.agency.ori, "services": back, "lifted_for": order.lifted_for}
    still_suspended = [{"order": number, "service": name} for number, name in still]
    return "\n".join(lines), {**data, "still_suspended": still_suspended}


def _suspensions(order: SuspensionOrder) -> Any:
    return order.agency.suspensions.filter(order=order.pk).order_by("service")


def without_parts(services: Sequence[str]) -> list[str]:
    """Each service once, and no part beside the whole that takes it with it; in the order of the catalog.

    Refused: unknown-service.
    """
    named = {service(name).name for name in services}
    return [
        name for name in SERVICES if name in named and not any(covers(other, name) for other in named if other != name)
    ]

"""An agency on the screen: its standing today and why, gate by gate, by the very functions that the switch asks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from leads.agencies.models import Agency, Device
from leads.agencies.services import SERVICES, service
from leads.agencies.standing import AgencyStanding, DeviceStanding
from leads.console.door.request import Request
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.messages.keys import MessageKey
from leads.people.models import Appointment
from leads.people.offices import in_office, may_see_agency, may_see_people, sees_all_agencies
from leads.people.standing import PersonStanding, level_held, screened
from leads.rules.days import illinois_day
from leads.rules.refused import Refused
from leads.standing import gates
from leads.standing.gates import Passage
from leads.standing.snapshot import Standing

LEVEL = "1240.30(b)(5)"  # the gate of the access level
SOON_DAYS = 60  # a certificate or agreement that ends within these is shown as due


def agency(request: Request) -> HttpResponse:
    """One's own agency."""
    return agency_of(request, request.person.agency.ori)


def agency_of(request: Request, ori: str) -> HttpResponse:
    """One agency with its standing today and why: for those who work there, and for the Department. Raises Refused."""
    found = Agency.objects.select_related("level").filter(ori=ori.upper()).first()
    if not (may_see_agency(request.by, found.pk) if found else sees_all_agencies(request.by)):
        raise Refused(
            "not-your-agency",
            "Your own agency is the one whose standing you may see.",
            None,
            "Ask the Department, or that agency's coordinator.",
            example=request.person.agency.ori,
        )
    if found is None:
        raise Refused("no-such-agency", f"No agency has the ORI {ori[:12]}.", None, "Check it.", example="IL1990100")
    held = request.held
    mine = held.agencies.agencies[found.pk]
    today = illinois_day(request.now)
    people = may_see_people(request.by, found.pk)
    shown = {
        "agency": found,
        "sentence": sentence(mine, request.now),
        "whole": list(of_the_agency(mine, request.now)),
        "asked": may_it(request, found, held, people),
        "agreements": found.agreements.order_by("-from_on"),
        "files": [FILES[name].title if name in FILES else name for name in found.level.files],
        "services": [SERVICES[name].title if name in SERVICES else name for name in found.level.services],
        "devices": [_device(one, held) for one in found.devices.order_by("mnemonic")],
        "people": [_person(one, today) for one in _people_of(held, found.pk)] if people else None,
        "counts": _counts(held, found.pk, today),
        "offices": _offices(found, request.now),
        "orders": found.suspension_orders.order_by("-ordered_at"),
        "own": found.pk == request.person.agency_id,
    }
    return render(request, "agencies/agency.html", shown)


def first_no(found: AgencyStanding, now: datetime) -> Refused | None:
    """What first keeps the agency from taking part now, in whole or in a service; None when nothing does.

    What lies beyond its access level is none of its business and no no.
    """
    said = (one for name in SERVICES for one in gates.explain_agency(found, name, (), now))
    return next((one.refused for one in said if one.refused and one.gate.clause != LEVEL), None)


def sentence(found: AgencyStanding, now: datetime) -> tuple[str, str, Refused | None]:
    """The agency's standing today: its state ("fine", "due", "danger"), a sentence, and the refusal behind a no."""
    no = first_no(found, now)
    if no is not None and no.code != "service-suspended":
        return "danger", f"{found.name} takes no part today.", no
    if no is not None:
        names = ", ".join(service(name).title for name in sorted(found.suspended))
        return "danger", f"{found.name} takes part, but for what is suspended: {names}.", no
    how = "with full access" if found.level == "full" else "with less than full access"
    return "fine", f"{found.name} takes part {how}; nothing is suspended.", None


def of_the_agency(found: AgencyStanding, now: datetime) -> Iterator[dict[str, Any]]:
    """The gates that ask about the agency alone, each as a row: holds or not, since and until when, clause, cure."""
    for name in ("files.inquire", "files.maintain", "messages"):
        files = tuple(sorted(found.files)) if name.startswith("files") else ()
        said = list(gates.explain_agency(found, name, files, now))
        if name == "files.inquire":  # the agreement is asked for with each service, and shown once
            span = _agreement_span(found, illinois_day(now))
            yield from (_row(one.gate.says, [one], span) for one in said if one.gate.about == "agency")
        says = f"{SERVICES[name].title}: within its access level, and not suspended."
        yield _row(says, [one for one in said if one.gate.about == "service"], "")


def _row(says: str, said: Sequence[Passage], span: str) -> dict[str, Any]:
    """What some gates say together, as a row: the first no of them, or that all hold."""
    no = next((one.refused for one in said if one.refused), None)
    return {
        "holds": no is None,
        "says": says,
        "no": no,
        "clause": (no and no.clause) or said[0].gate.clause,
        "span": span,
    }


def _agreement_span(found: AgencyStanding, today: date) -> str:
    for one in found.agreements:
        if one.starts <= today and (one.until is None or today <= one.until):
            until = f" until {_day(one.until)}" if one.until else ", no end set"
            return f"since {_day(one.starts)}{until}"
    return ""


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""


# May this person at this device send this key now?


def may_it(request: Request, found: Agency, held: Standing, people: bool) -> dict[str, Any]:
    """The question with its choices, and the answer gate by gate for what is chosen."""
    devices = sorted(
        (one for one in held.agencies.devices.values() if one.agency_id == found.pk), key=lambda d: d.mnemonic
    )
    persons = [one for one in _people_of(held, found.pk) if people or one.id == request.person.pk]
    device = next((one for one in devices if one.mnemonic == request.GET.get("device", "")), None)
    device = device or next(
        (one for one in devices if one.approved_on and not one.withdrawn_at), devices[0] if devices else None
    )
    person = next((one for one in persons if one.user_id == request.GET.get("person", "")), None)
    person = person or next((one for one in persons if one.id == request.person.pk), persons[0] if persons else None)
    key = MESSAGE_KEYS.get(request.GET.get("key", "").upper()) or MESSAGE_KEYS["QV"]
    rows = _questions((devices, device), (persons, person), key)
    if device is None or person is None:
        return {"rows": rows, "gates": [], "missing": "a device" if device is None else "a person"}
    passages = gates.explain(device.id, person.id, key.needs, held, request.now)
    spans = {
        "1240.40(b)": f"since {_day(device.approved_on)}" if device.approved_on else "",
        "1240.30(c)(2)": _agreement_span(held.agencies.agencies[found.pk], illinois_day(request.now)),
        "1240.50(b)(1)": f"employed since {_day(person.employed_from)}",
        "1240.90(b)(1)": _certificate(person, illinois_day(request.now)),
    }
    answered = [_passage(one, spans) for one in passages]
    may = all(one["holds"] for one in answered)
    verdict = ("Yes", "may") if may else ("No", "may not")
    said = f"{verdict[0]}: {person.name} at {device.mnemonic} {verdict[1]} send {key.key} now."
    return {"rows": rows, "gates": answered, "may": may, "sentence": said}


def _questions(
    devices: tuple[list[DeviceStanding], DeviceStanding | None],
    persons: tuple[list[PersonStanding], PersonStanding | None],
    key: MessageKey,
) -> list[dict[str, Any]]:
    """The three choices as form rows: all there are, and the chosen one."""
    at = [(one.mnemonic, f"{one.mnemonic} {one.kind}") for one in devices[0]]
    who = [(one.user_id, f"{one.name}, {one.user_id}") for one in persons[0]]
    what = [(one.key, f"{one.key} {one.title}") for one in MESSAGE_KEYS.values()]
    device, person = devices[1].mnemonic if devices[1] else "", persons[1].user_id if persons[1] else ""
    return [
        {"name": "device", "label": "Device", "value": device, "must": False, "choices": at},
        {"name": "person", "label": "Person", "value": person, "words": True, "choices": who},
        {"name": "key", "label": "Message key", "value": key.key, "words": True, "choices": what},
    ]


def _passage(one: gates.Passage, spans: dict[str, str]) -> dict[str, Any]:
    """A gate with its answer, as a row."""
    return {
        "holds": one.refused is None,
        "says": one.gate.says,
        "no": one.refused,
        "span": spans.get(one.gate.clause, ""),
        "clause": (one.refused and one.refused.clause) or one.gate.clause,
    }


def _certificate(person: PersonStanding, today: date) -> str:
    held = level_held(person, today)
    return f"{'full access' if held[0] == 'full' else 'less than full access'} until {_day(held[1])}" if held else ""


# What the agency has


def _people_of(held: Standing, agency_id: int) -> list[PersonStanding]:
    return sorted((one for one in held.people.values() if one.agency_id == agency_id), key=lambda one: one.name[3:])


def _person(one: PersonStanding, today: date) -> dict[str, Any]:
    """A person with screening and certificate, as (state, words) each."""
    screening = ("fine", "✓ cleared")
    try:
        screened(one, today)
    except Refused as refused:
        screening = ("danger", f"! {refused.sentence}")
    held = level_held(one, today)
    if held is None:
        last = max((each.valid_until for each in one.certificates), default=None)
        certificate = ("danger", f"! none in force{f', last until {_day(last)}' if last else ''}")
    else:
        soon = (held[1] - today).days <= SOON_DAYS
        certificate = ("due" if soon else "", ("soon over: " if soon else "") + _certificate(one, today))
    return {"name": one.name, "user_id": one.user_id, "screening": screening, "certificate": certificate}


def _counts(held: Standing, agency_id: int, today: date) -> dict[str, int]:
    """How many people the agency has and how many of them may operate today; no names."""
    people = _people_of(held, agency_id)
    return {"people": len(people), "certified": sum(level_held(one, today) is not None for one in people)}


def _device(one: Device, held: Standing) -> dict[str, Any]:
    state: tuple[str, str]
    if one.withdrawn_at:
        state = ("", f"withdrawn {_day(illinois_day(one.withdrawn_at))}")
    elif one.approved_at:
        known = held.agencies.devices.get(one.pk)
        state = ("fine", f"✓ approved {_day(known.approved_on if known else illinois_day(one.approved_at))}")
    else:
        state = ("due", "! not approved yet")
    return {"mnemonic": one.mnemonic, "kind": one.get_kind_display(), "place": one.get_place_display(), "state": state}


def _offices(found: Agency, now: datetime) -> list[tuple[str, str, date]]:
    """Who holds an office of the agency today: coordinators, and the head. 1240.90(a)(1)."""
    held = (
        Appointment.objects.select_related("person").filter(in_office(now), agency=found).order_by("office", "from_at")
    )
    return [
        (one.get_office_display(), one.person.full_name, illinois_day(one.from_at))
        for one in held.order_by("office", "from_at")
    ]

"""What waits for the holder of an office today: due and overdue, nearest first. A page shows it; nothing is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leads.agencies.models import Agency
from leads.agencies.standing import AgencyStanding
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.oversight import watches
from leads.oversight.models import SuspensionOrder
from leads.people import volume
from leads.people.offices import KNOW_PEOPLE, sees_all_agencies
from leads.people.standing import PersonStanding, level_held
from leads.rules.days import illinois_day
from leads.rules.numbers import number
from leads.standing.gates import readable
from leads.standing.snapshot import Standing

SOON = timedelta(days=60)  # a certificate or agreement that ends within these is due to be renewed
LOOKED_BACK = timedelta(days=7)  # over which unusual volume is told
PERSONAL_USE = "1240.80(a)"
AHEAD = timedelta(days=30)  # hearings this far ahead are told to the Director


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to act on: what, in a sentence; by which day; the clause; and whose or which it is ("person:…")."""

    words: str
    on: date
    clause: str
    subject: str
    agency: str
    late: bool  # over already, and not only near


#: Over which heading an office finds what waits for it.
HEADINGS: Mapping[str, str] = {
    "people": "People whose certificates are over or end soon",
    "agreements": "Agreements that are over or end soon",
    "hearings": "Hearings",
    "late": "Overdue under the law",
    "volume": "People who opened unusually many records",
}


def waits_for(by: Actor, held: Standing, now: datetime) -> dict[str, list[Due]]:
    """What waits for an actor by heading, for the offices held today; empty for who holds none."""
    found: dict[str, list[Due]] = {}
    everyone = sees_all_agencies(by)
    if not everyone and not by.offices & KNOW_PEOPLE:
        return found
    agencies = [one for one in held.agencies.agencies.values() if everyone or one.id == by.agency_id]
    if by.offices & KNOW_PEOPLE:
        ours = held.agencies.agencies.get(by.agency_id)
        people = [one for one in held.people.values() if one.agency_id == by.agency_id]
        found["people"] = list(_certificates(people, ours, now)) if ours else []
    found["agreements"] = [due for one in agencies for due in _agreements(one, now)]
    if "director" in by.offices:
        found["hearings"] = list(_hearings(now))
    files = readable(by.person_id, tuple(FILES), held, now)
    found["late"] = list(_late(now, None if everyone else Agency.objects.get(pk=by.agency_id), files))
    found["volume"] = list(_volume(held, now, None if everyone else by.agency_id))
    return {name: sorted(items, key=lambda one: (one.on, one.subject)) for name, items in found.items()}


def _certificates(people: Iterable[PersonStanding], agency: AgencyStanding, now: datetime) -> Iterator[Due]:
    today = illinois_day(now)
    for one in people:
        level = level_held(one, today)
        until = level[1] if level else max((each.valid_until for each in one.certificates), default=None)
        if until is None or until - today > SOON:
            continue  # who never had one is a person to be trained, and nothing that ran out
        words = f"{one.name}: certificate {'ends' if level else 'is over since'} {until:%-d %b %Y}."
        yield Due(words, until, "1240.90(b)(1)", f"person:{one.user_id}", agency.ori, level is None)


def _agreements(agency: AgencyStanding, now: datetime) -> Iterator[Due]:
    today = illinois_day(now)
    running = [one for one in agency.agreements if one.starts <= today and (one.until is None or today <= one.until)]
    ends = [one.until for one in (running or agency.agreements)]
    if not ends:
        yield Due(f"{agency.name} has no agreement.", today, "1240.30(c)(2)", f"agency:{agency.ori}", agency.ori, True)
    elif None not in ends:
        last = max(end for end in ends if end)
        if last - today <= SOON:
            words = f"{agency.name}: the agreement {'ends' if running else 'is over since'} {last:%-d %b %Y}."
            yield Due(words, last, "1240.30(c)(2)", f"agency:{agency.ori}", agency.ori, not running)


def _hearings(now: datetime) -> Iterator[Due]:
    today = illinois_day(now)
    running = SuspensionOrder.objects.filter(lifted_at=None, hearing_on__lte=today + AHEAD).select_related("agency")
    for order in running:
        words = f"Order {order.number} against {order.agency.name}: hearing on {order.hearing_on:%-d %b %Y}."
        yield Due(
            words, order.hearing_on, "1240.110(c)", f"order:{order.number}", order.agency.ori, order.hearing_on < today
        )


def _late(now: datetime, agency: Agency | None, files: tuple[str, ...]) -> Iterator[Due]:
    for clause, found in watches.overdue(now, agency).items():
        for one in watches.told_to(found, files):
            yield Due(one.words, illinois_day(one.due), clause, one.subject, one.agency.ori, True)


def _volume(held: Standing, now: datetime, agency_id: int | None) -> Iterator[Due]:
    """Who opened so many records in a short time that somebody should ask why."""
    numbers = held.agencies.numbers
    minutes = number("volume.minutes", numbers)
    for one in volume.conspicuous(numbers, now - LOOKED_BACK):
        person = one.person
        if agency_id is None or person.agency_id == agency_id:
            words = f"{person.full_name}, {person.user_id}, opened {one.records} records in {minutes} minutes."
            on, about = illinois_day(one.since), f"person:{person.user_id}"
            yield Due(words, on, PERSONAL_USE, about, person.agency.ori, False)

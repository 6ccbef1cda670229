"""Who enters records: the desks of the agencies with full access, with the people who enter and check at them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import accumulate
from random import Random

from leads.demo.agencies import EXPIRED, FULL, NOT_COUNTERSIGNED, Place
from leads.demo.people import Someone

WEIGHTS = {"dispatch": 8, "police": 3, "sheriff": 5, "campus": 1, "state": 1}


@dataclass(frozen=True, slots=True)
class Desk:
    """One agency that enters records: at least two people, since nobody checks what they entered.

    Whoever sits there was employed, screened and certified before its oldest record: the state obeys its own law.
    """

    agency_id: int
    code: str
    name: str
    people: tuple[int, ...]
    validator: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that the maker of records needs to know, small enough to be sent to a worker process."""

    now: datetime
    seed: int
    desks: tuple[Desk, ...]
    shares: tuple[int, ...] = field(repr=False)
    history: bool = True

    @property
    def today(self) -> date:
        """The day on which the state is made."""
        return self.now.date()

    def draw(self, rng: Random) -> Desk:
        """A desk, busy ones more often."""
        return rng.choices(self.desks, cum_weights=self.shares)[0]

    def neighbor(self, desk: Desk) -> int:
        """The agency that finds what this desk has on file: the one after it."""
        return self.desks[(self.desks.index(desk) + 1) % len(self.desks)].agency_id


def plan(now: datetime, seed: int, places: list[Place], people: list[Someone], *, history: bool) -> Plan:
    """The desks of a state, each with its operators and coordinator and a share of the records."""
    staff: dict[int, list[Someone]] = {}
    for one in people:
        if one.enters:
            staff.setdefault(one.agency.id, []).append(one)
    desks, shares = [], []
    for place in places:
        here = staff.get(place.id, [])
        if place.kind in WEIGHTS and place.level == FULL and place.id not in (*EXPIRED, *NOT_COUNTERSIGNED):
            coordinator = next((one for one in here if one.office == "coordinator"), here[0])
            validator = f"{coordinator.given[0]} {coordinator.surname}".upper()
            desks.append(Desk(place.id, place.code, place.name, tuple(one.id for one in here), validator))
            shares.append(WEIGHTS[place.kind])
    return Plan(now, seed, tuple(desks), tuple(accumulate(shares)), history)

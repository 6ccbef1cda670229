"""What stands around every page: who is here, on which device, and what waits where."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from leads.console.door.settings_of import numbers
from leads.console.permissions import may_open
from leads.hotfiles.second_check import waiting, waiting_late
from leads.people.models import LEVELS, LinkSession, Person
from leads.rules.numbers import number
from leads.switch.models import Parked


@dataclass(frozen=True, slots=True)
class Place:
    """One line of the rail."""

    words: str
    href: str
    key: str = ""
    current: bool = False
    count: int | None = None
    count_words: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of the rail under one heading."""

    title: str
    places: list[Place] = field(default_factory=list)


Count = Callable[["Shell"], tuple[int, str, str]]  # how many, what they are, "", "due" or "danger"


def checks_waiting(shell: Shell) -> tuple[int, str, str]:
    """How many of the agency's records await a second party, and whether one is overdue. 1240.60(a)(5)."""
    count, late = waiting(shell.agency_id).count(), waiting_late(shell.now, shell.agency_id).exists()
    return count, "awaiting a second check", "danger" if late else "due" if count else ""


def parked(shell: Shell) -> tuple[int, str, str]:
    """How many messages made LEADS fail and wait for a person of the Department."""
    count = Parked.objects.filter(settled_at=None).count()
    return count, "parked", "due" if count else ""


# Group, words, name of the route, key, what waits there. A page that is not for this person is left out.
RAIL: tuple[tuple[str, str, str, str, Count | None], ...] = (
    ("", "Terminal", "terminal", "F1", None),
    ("Records", "Ours", "records", "", None),
    ("Records", "Checks due", "checks", "F8", checks_waiting),
    ("Agency", "Our agency", "agency", "F9", None),
    ("Agency", "Suspensions", "suspensions", "", None),
    ("Reference", "The law", "law", "F10", None),
    ("Department", "Agencies", "agencies", "", None),
    ("Department", "Parked", "parked", "", parked),
)


@dataclass
class Shell:
    """Who is here, for the header and the rail. Read once a page, and only what the page shows."""

    person_row: Person
    link: LinkSession | None
    roles: frozenset[str]
    now: datetime
    route: str

    @property
    def agency_id(self) -> int:
        return int(self.person_row.agency_id)

    @property
    def agency(self) -> str:
        return self.person_row.agency.name

    @property
    def ori(self) -> str:
        return self.person_row.agency.ori

    @property
    def zone(self) -> str:
        return self.person_row.agency.zone

    @property
    def person(self) -> str:
        return str(self.person_row)

    @property
    def device(self) -> str:
        return self.link.device.mnemonic if self.link else ""

    @property
    def level(self) -> str:
        return dict(LEVELS).get(self.link.level, "").lower() if self.link else ""

    @cached_property
    def until(self) -> date | None:
        """The last day of the certificate that carries the level."""
        held = self.person_row.certifications.filter(Q(suspended_at=None), Q(revoked_at=None), valid_from__lte=self.now)
        last = held.order_by("-valid_until").first()
        return last.valid_until if last else None

    @cached_property
    def idle_minutes(self) -> int:
        """How long a screen may stand untouched. CJIS Security Policy, AC-11."""
        return number("session.lock_minutes", numbers())

    @property
    def mode(self) -> str:
        return "demo" if settings.LEADS_DEMO else "live"

    @property
    def mode_mark(self) -> str:
        return self.mode.upper()

    @property
    def mode_words(self) -> str:
        return {"demo": "A fictional state: nothing here is real.", "live": "Live: real records and messages."}[
            self.mode
        ]

    @cached_property
    def rail(self) -> list[Group]:
        groups: dict[str, Group] = {}
        for title, words, route, key, count in RAIL:
            href = _address(route)
            if href and may_open(route, self.roles):
                place = self._place(words, href, route, key, count)
                groups.setdefault(title, Group(title)).places.append(place)
        return list(groups.values())

    def _place(self, words: str, href: str, route: str, key: str, count: Count | None) -> Place:
        waiting, what, state = count(self) if count else (None, "", "")
        return Place(words, href, key, route == self.route, waiting, what, state)


def _address(route: str) -> str:
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""

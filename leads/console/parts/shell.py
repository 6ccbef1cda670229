"""What stands around every page: who is here, on which device, and what waits where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from leads.agencies.models import Suspension
from leads.agencies.services import service
from leads.console.door.page import Page, Rail
from leads.console.door.settings_of import numbers
from leads.people.models import LEVELS, LinkSession, Person
from leads.people.standing import level_held
from leads.rules.days import illinois_day
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.standing.gates import SIGN_ON, explain
from leads.standing.snapshot import Standing


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the rail."""

    name: str  # of its page
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
    lines: list[Line] = field(default_factory=list)


def standing_mark(held: Standing, now: datetime) -> str:
    """Changes whenever what a page says of its reader's standing may have: with any fact, and with the day."""
    return f"{held.agencies.version}-{illinois_day(now):%Y%m%d}"


@dataclass
class Shell:
    """Who is here, for the header and the rail. Read once a page, and only what the page shows."""

    person_row: Person
    link: LinkSession | None
    roles: frozenset[str]
    held: Standing
    now: datetime
    pages: Sequence[Page]
    here: str  # the name of this page

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

    @cached_property
    def suspended(self) -> list[tuple[str, datetime]]:
        """The services of the agency that an order keeps shut, each with since when; the screen says so throughout."""
        found = Suspension.objects.filter(agency_id=self.agency_id, lifted_at=None).order_by("-imposed_at", "-service")
        since = {service(one.service).title.lower(): one.imposed_at for one in found}  # of two orders the first
        return list(reversed(since.items()))

    @property
    def suspended_since(self) -> datetime | None:
        """When the first of the orders that run began; none has an end of its own, somebody lifts it."""
        return min((since for _, since in self.suspended), default=None)

    @cached_property
    def lacks(self) -> list[Refused]:
        """What keeps everything that is sent from here from being done today, beside an order. Clauses 1240.30(c)(2),
        1240.90(b)(1)."""
        if not self.link:
            return []
        said = explain(self.link.device_id, self.person_row.pk, SIGN_ON, self.held, self.now)
        return [one.refused for one in said if one.refused and one.gate.about in {"agency", "person"}]

    @cached_property
    def _certified(self) -> tuple[str, date] | None:
        known = self.held.people.get(self.person_row.pk)
        return level_held(known, illinois_day(self.now)) if known else None

    @property
    def level(self) -> str:
        """At which level the person may work today, whatever it was at sign-on; "" away from a device.

        Clause 1240.90(b)(1).
        """
        if not self.link:
            return ""
        return dict(LEVELS)[self._certified[0]].lower() if self._certified else "no certificate in force"

    @property
    def until(self) -> date | None:
        """The last day of the certificate that carries the level."""
        return self._certified[1] if self._certified else None

    @property
    def standing_mark(self) -> str:
        """What of all standing this page was made from; its stream tells when it has changed."""
        return standing_mark(self.held, self.now)

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

    def may_open(self, name: str) -> bool:
        """Whether the page of this name opens for who is here."""
        return any(one.name == name and one.opens_for(self.roles) for one in self.pages)

    @cached_property
    def rail(self) -> list[Group]:
        """The pages that are reached from everywhere; one that does not open for who is here is left out."""
        groups: dict[str, Group] = {}
        for page in self.pages:
            if page.rail and page.opens_for(self.roles):
                groups.setdefault(page.rail.group, Group(page.rail.group)).lines.append(self._line(page, page.rail))
        return list(groups.values())

    def _line(self, page: Page, rail: Rail) -> Line:
        waiting, what, state = rail.count(self.agency_id, self.now) if rail.count else (None, "", "")
        return Line(page.name, rail.words, reverse(page.name), rail.key, page.name == self.here, waiting, what, state)

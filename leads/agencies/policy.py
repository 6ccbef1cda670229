"""The numbers and words that policy sets, as this installation has set them: what holds, by whom and why."""

from datetime import date, datetime
from typing import NamedTuple, TypeVar

from django.db.models import QuerySet

from leads.agencies.models import PolicyNumber, PolicyText, ProclaimedHoliday
from leads.rules import numbers
from leads.rules.days import Reading, Rule
from leads.rules.texts import TEXTS

Set = TypeVar("Set", PolicyNumber, PolicyText)


class Override(NamedTuple):
    """A number as it was set here."""

    value: int
    why: str
    by: str
    since: datetime


def overrides(on: datetime | None = None) -> dict[str, Override]:
    """The numbers that were set here, newest of each name, by name. `on` asks for a moment in the past."""
    return {one.name: Override(one.value, one.why, one.set_by, one.since) for one in _newest(PolicyNumber, on)}


def number(name: str, on: datetime) -> int:
    """The number that holds at a moment: as set here, else the default. KeyError when there is none of that name."""
    set_here = {known: one.value for known, one in overrides(on).items() if known == name}
    return numbers.number(name, set_here, on)


class Said(NamedTuple):
    """Words as they were set here."""

    value: str
    why: str
    by: str
    since: datetime


def texts_set(on: datetime | None = None) -> dict[str, Said]:
    """The words that were set here, newest of each name, by name. `on` asks for a moment in the past."""
    return {one.name: Said(one.value, one.why, one.set_by, one.since) for one in _newest(PolicyText, on)}


def _newest(what: type[Set], on: datetime | None) -> QuerySet[Set]:
    """The newest row of each name, as of a moment."""
    found = what._default_manager.order_by("name", "-since", "-id").distinct("name")
    return found if on is None else found.filter(since__lte=on)


def text(name: str, on: datetime) -> str:
    """The words that hold at a moment: as set here, else the default. KeyError when there is no such setting."""
    default = TEXTS[name].value
    return found.value if (found := texts_set(on).get(name)) else default


def reading(on: datetime) -> Reading:
    """How latest days are counted here at a moment: as the state has set it, with the holidays proclaimed till now."""
    held = {name: one.value for name, one in overrides(on).items()}
    agency, department = (
        Rule.STATUTE if numbers.number(f"reading.{whose}_days_move", held, on) else Rule.PLAIN
        for whose in ("agency", "department")
    )
    return Reading(agency, department, proclaimed())


def proclaimed() -> frozenset[date]:
    """The days that stand here as holidays proclaimed by the Governor, beside those that a statute fixes."""
    return frozenset(ProclaimedHoliday.objects.filter(withdrawn_at=None).values_list("day", flat=True))

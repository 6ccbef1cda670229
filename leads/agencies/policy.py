"""The numbers that policy sets, as this installation has set them: what holds, since when, by whom and why."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction

from leads.agencies.models import PolicyNumber
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.rules import numbers
from leads.rules.refused import Refused


class Override(NamedTuple):
    """A number as it was set here."""

    value: int
    why: str
    by: str
    since: datetime


def overrides(on: datetime | None = None) -> dict[str, Override]:
    """The numbers that were set here, newest of each name, by name. `on` asks for a moment in the past."""
    found = PolicyNumber.objects.order_by("name", "-since", "-id").distinct("name")
    if on is not None:
        found = found.filter(since__lte=on)
    return {one.name: Override(one.value, one.why, one.set_by, one.since) for one in found}


def number(name: str, on: datetime) -> int:
    """The number that holds at a moment: as set here, else the default. KeyError when there is none of that name."""
    set_here = {known: one.value for known, one in overrides(on).items() if known == name}
    return numbers.number(name, set_here, on)


@transaction.atomic
def set_number(name: str, value: int, *, why: str, by: Actor, now: datetime) -> None:
    """Sets a number of policy from now on, and writes down by whom and why. `now` aware, UTC.

    Refused: unknown-number, number-out-of-bounds, number-without-reason. The standing version rises with it, so every
    node works with the new number from its next batch on.
    """
    numbers.check_value(name, value)
    if not why.strip():
        raise Refused(
            code="number-without-reason",
            sentence=f"{numbers.NUMBERS[name].title}: a change needs its reason.",
            cure="Say why, in one sentence; it is kept with the number.",
            field="why",
            example="Chief's order 26-4",
        )
    before = number(name, now)
    PolicyNumber.objects.create(name=name, value=value, why=why.strip(), set_by=by.user_id, since=now)
    record(
        "agencies:number:set",
        now=now,
        by=by,
        subject=f"number:{name}",
        data={"before": before, "value": value, "why": why.strip()},
    )

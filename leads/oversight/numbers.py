"""Who sets the numbers that policy leaves to this state: whoever runs LEADS for the Director, with a reason."""

from datetime import datetime

from django.db import transaction

from leads.agencies.models import PolicyNumber
from leads.agencies.policy import number
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people.offices import must_hold
from leads.rules import numbers
from leads.rules.refused import Refused


@transaction.atomic
def set_number(name: str, value: int, *, why: str, by: Actor, now: datetime) -> None:
    """Sets a number of policy from now on, and writes down by whom and why. `now` aware, UTC.

    Refused: not-in-office, unknown-number, number-out-of-bounds, number-without-reason. The standing version rises
    with it, so every node works with the new number from its next batch on.
    """
    must_hold(by, "administrator", now, clause="1240.10(b)", act="set a number of policy")
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

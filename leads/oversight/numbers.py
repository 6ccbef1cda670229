"""Who sets the numbers and words that are left to this state: whoever runs LEADS for the Director, with a reason."""

from datetime import datetime

from django.db import transaction

from leads.agencies.models import PolicyNumber, PolicyText
from leads.agencies.policy import number, text
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people.offices import must_hold
from leads.rules import numbers
from leads.rules.refused import Refused
from leads.rules.texts import TEXTS, check_text


@transaction.atomic
def set_number(name: str, value: int, *, why: str, by: Actor, now: datetime) -> None:
    """Sets a number of policy from now on, and writes down by whom and why. `now` aware, UTC.

    Refused: not-in-office, unknown-number, number-out-of-bounds, number-without-reason. The standing version rises
    with it, so every node works with the new number from its next batch on.
    """
    must_hold(by, "administrator", now, clause="1240.10(b)", act="set a number of policy")
    numbers.check_value(name, value)
    _says_why(numbers.NUMBERS[name].title, why)
    before = number(name, now)
    PolicyNumber.objects.create(name=name, value=value, why=why.strip(), set_by=by.user_id, since=now)
    record(
        "agencies:number:set",
        now=now,
        by=by,
        subject=f"number:{name}",
        data={"before": before, "value": value, "why": why.strip()},
    )


@transaction.atomic
def set_text(name: str, value: str, *, why: str, by: Actor, now: datetime) -> None:
    """Sets words of this state from now on, such as the Department's name, and writes down by whom and why.

    What was sent before keeps the words it had. `now` aware, UTC.
    Refused: not-in-office, unknown-setting, setting-says-nothing, setting-too-long, number-without-reason.
    """
    must_hold(by, "administrator", now, clause="1240.10(b)", act="set the Department's words")
    said = check_text(name, value)
    _says_why(TEXTS[name].title, why)
    before = text(name, now)
    PolicyText.objects.create(name=name, value=said, why=why.strip(), set_by=by.user_id, since=now)
    data = {"before": before, "value": said, "why": why.strip()}
    record("agencies:text:set", now=now, by=by, subject=f"text:{name}", data=data)


def _says_why(title: str, why: str) -> None:
    if not why.strip():
        raise Refused(
            code="number-without-reason",
            sentence=f"{title}: a change needs its reason.",
            cure="Say why, in one sentence; it is kept with the setting.",
            field="why",
            example="Chief's order 26-4",
        )

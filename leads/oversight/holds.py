"""Legal holds: months of messages and ledger lines that stay beyond their time. CJIS Security Policy AU-11.

A hold is placed by whoever answers for LEADS, says why, and lasts until it is lifted; both are lines of the ledger.
Retention (leads/switch/retention.py) removes nothing that is held.
"""

from datetime import date, datetime
from typing import Literal

from django.db import connection, transaction

from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.oversight.models import Hold
from leads.people.offices import must_hold
from leads.rules.refused import Refused

What = Literal["all", "messages", "ledger lines"]


@transaction.atomic
def place(what: What, since: date, until: date, *, why: str, by: Actor, now: datetime) -> Hold:
    """Keeps these months (both included; any day of each will do) until the hold is lifted. `now` aware, UTC.

    Refused: not-in-office, hold-of-what, hold-without-why, hold-ends-early.
    """
    must_hold(by, "director", now, clause="", act="place a legal hold")
    if what not in dict(Hold.WHAT):
        raise Refused("hold-of-what", f"There is no {what!r} to hold.", None, f"One of {', '.join(dict(Hold.WHAT))}.")
    _says_why(why)
    if until < since:
        raise Refused("hold-ends-early", "A hold ends after it begins.", None, "Name its first month first.")
    first, last = since.replace(day=1), until.replace(day=1)
    hold = Hold.objects.create(
        what=what, since=first, until=last, why=why.strip(), placed_at=now, placed_by_id=by.person_id
    )
    said = {"what": what, "since": f"{first:%Y-%m}", "until": f"{last:%Y-%m}", "why": hold.why}
    record("oversight:hold:placed", now=now, by=by, subject=f"hold:{hold.pk}", data=said)
    return hold


@transaction.atomic
def lift(hold: Hold, *, why: str, by: Actor, now: datetime) -> Hold:
    """Lets the months of a hold go when their time is over. Refused: not-in-office, hold-lifted, hold-without-why."""
    must_hold(by, "director", now, clause="", act="lift a legal hold")
    hold = Hold.objects.select_for_update().get(pk=hold.pk)
    if hold.lifted_at is not None:
        raise Refused("hold-lifted", f"This hold was lifted on {hold.lifted_at:%m/%d/%Y}.", None, "Nothing is to do.")
    _says_why(why)
    hold.lifted_at, hold.lifted_by_id, hold.lifted_why = now, by.person_id, why.strip()
    hold.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    record("oversight:hold:lifted", now=now, by=by, subject=f"hold:{hold.pk}", data={"why": hold.lifted_why})
    return hold


def is_held(what: What, month: date) -> bool:
    """Whether a month of these is held."""
    holds = Hold.objects.filter(what__in=[what, "all"], lifted_at=None)
    return holds.filter(since__lte=month, until__gte=month.replace(day=1)).exists()


def no_new_holds() -> None:
    """No hold is placed from here to the end of the transaction: what is removed in it, nobody holds meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE oversight_hold IN SHARE MODE")


def _says_why(why: str) -> None:
    if not why.strip():
        raise Refused(
            "hold-without-why",
            "A hold is placed and lifted for a stated reason.",
            None,
            "Name the court, the audit or the investigation.",
            field="why",
            example="Circuit court order 26-MR-114",
        )

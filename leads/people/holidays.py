"""Holidays that the Governor proclaims: the Administrator puts them on the books, and periods that end there move on.

Holidays that a statute fixes need no row (leads/rules/days.py); proclaimed ones are known to nobody before they are.
"""

from datetime import date, datetime

from django.db import transaction

from leads.agencies.models import ProclaimedHoliday
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people.offices import must_hold
from leads.rules.days import is_holiday
from leads.rules.refused import Refused


@transaction.atomic
def proclaim(day: date, *, name: str, source: str, by: Actor, now: datetime) -> ProclaimedHoliday:
    """A proclaimed holiday counts from now on; what was ordered or due before keeps the days it was told.

    `source` names the proclamation. `now` aware, UTC.
    Refused: not-in-office, holiday-without-proclamation, holiday-already.
    """
    must_hold(by, "administrator", now, clause="", act="put a holiday on the books")
    if not (name.strip() and source.strip()):
        raise Refused(
            "holiday-without-proclamation",
            "A proclaimed holiday has its name and its proclamation.",
            None,
            "Say what the day is called, and which proclamation made it a holiday.",
            "source",
            "Proclamation 2026-101",
        )
    if is_holiday(day) or ProclaimedHoliday.objects.filter(day=day, withdrawn_at=None).exists():
        raise Refused(
            "holiday-already", f"{day.isoformat()} counts as a holiday already.", None, "Nothing is to do.", "day"
        )
    made = ProclaimedHoliday.objects.create(
        day=day, name=name.strip(), source=source.strip(), entered_by=by.user_id, entered_at=now
    )
    said = {"name": made.name, "source": made.source}
    record("agencies:holiday:proclaimed", now=now, by=by, subject=f"holiday:{day.isoformat()}", data=said)
    return made


@transaction.atomic
def withdraw(day: date, *, why: str, by: Actor, now: datetime) -> ProclaimedHoliday:
    """A holiday that was put on the books by mistake counts no longer. `now` aware, UTC.

    Refused: not-in-office, no-such-holiday, holiday-without-why.
    """
    must_hold(by, "administrator", now, clause="", act="take a holiday off the books")
    found = ProclaimedHoliday.objects.select_for_update().filter(day=day, withdrawn_at=None).first()
    if found is None:
        raise Refused(
            "no-such-holiday",
            f"No holiday was proclaimed for {day.isoformat()}.",
            None,
            "See which stand: leads holidays. One that a statute fixes can't be withdrawn.",
            "day",
        )
    if not why.strip():
        raise Refused(
            "holiday-without-why",
            "A holiday is withdrawn for a stated reason.",
            None,
            "Say why.",
            "why",
            "Entered for the wrong year",
        )
    found.withdrawn_at, found.withdrawn_by, found.withdrawn_why = now, by.user_id, why.strip()
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    data = {"why": found.withdrawn_why}
    record("agencies:holiday:withdrawn", now=now, by=by, subject=f"holiday:{day.isoformat()}", data=data)
    return found

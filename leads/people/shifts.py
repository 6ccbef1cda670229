"""An agency's table of shifts: what it is told of in one is done by its end. Its coordinator keeps it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db import transaction

from leads.agencies.models import AgencyShift
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people.offices import must_hold
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CORRECT, Shift

MOST = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One shift as its coordinator writes it: a name, and when it begins and ends by the clock on the wall."""

    name: str
    begins: str
    ends: str


@cites(CORRECT)
@transaction.atomic
def set_shifts(rows: Sequence[Row], *, by: Actor, now: datetime, numbers: Mapping[str, int]) -> list[AgencyShift]:
    """The coordinator sets the shifts of their own agency, all of them; no row: it has none.

    Times are those of the agency's zone; a shift that ends no later than it begins goes on after midnight. What has
    come before keeps the time that it was given. Refused: not-in-office, shift-not-clear, too-many-shifts,
    shift-too-long: one from midnight to midnight would give a whole day to mend a record.
    """
    must_hold(by, "coordinator", now, clause=CORRECT, act="set the shifts of an agency")
    if len(rows) > MOST:
        raise Refused("too-many-shifts", f"An agency has {MOST} shifts at most.", CORRECT, "Leave some out.", "name")
    made = [_read(row, by.agency_id) for row in rows]
    for one in made:
        _must_be_worked(one, number("duty.longest_shift_hours", numbers))
    if len({one.name.casefold() for one in made}) < len(made):
        raise Refused(
            "shift-not-clear", "Two shifts have one name.", CORRECT, "Name each differently.", "name", "NIGHT"
        )
    AgencyShift.objects.filter(agency_id=by.agency_id).delete()
    AgencyShift.objects.bulk_create(made)
    shown = [f"{one.name} {one.begins:%H:%M}-{one.ends:%H:%M}" for one in made]
    record("agencies:shifts:set", now=now, by=by, subject=f"agency:{by.ori}", clause=CORRECT, data={"shifts": shown})
    return made


def _read(row: Row, agency_id: int) -> AgencyShift:
    name = " ".join(row.name.split())[:30]
    if not name:
        raise Refused("shift-not-clear", "A shift has no name.", CORRECT, "Name it.", "name", "DAY")
    return AgencyShift(agency_id=agency_id, name=name, begins=_time(row.begins, "begins"), ends=_time(row.ends, "ends"))


def _must_be_worked(one: AgencyShift, hours: int) -> None:
    """A shift is no longer than people work in one. Raises Refused."""
    if Shift(one.begins, one.ends).lasts > timedelta(hours=hours):
        said = f"{one.name}, {one.begins:%H:%M} to {one.ends:%H:%M}, is longer than {hours} hours."
        cure = "Write the shifts that people work, each in a row: 00:00 to 08:00, 08:00 to 16:00, 16:00 to 00:00."
        raise Refused("shift-too-long", said, CORRECT, cure, "ends", "07:00 to 15:00")


def _time(text: str, field: str) -> time:
    try:
        return datetime.strptime(text.strip(), "%H:%M").time()  # noqa: DTZ007 (of the wall, in no zone)
    except ValueError:
        cure = "Write hours and minutes, from 00:00 to 23:59."
        raise Refused("shift-not-clear", f"{text[:10]!r} is no time of day.", CORRECT, cure, field, "07:00") from None

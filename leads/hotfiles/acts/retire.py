"""How long a record is kept, and its end when that time is over."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from leads.hotfiles.acts.end import ended
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.models import CAN_HIT, Record, RecordChange
from leads.ledger.record import record as write_line
from leads.messages.fields import Values
from leads.rules.refused import Refused


def retire_on(
    file: HotFile, values: Values, entered_at: datetime, zone: str, numbers: Mapping[str, int]
) -> date | None:
    """The first day, as UTC counts days, on which a record no longer answers; None: until somebody removes it.

    A temporary want counts 48 hours from the moment of entry, other records whole days of the agency's zone. The
    switch compares days of UTC, so either is kept until the next UTC midnight that is surely past its end: up to a
    day longer, never shorter.
    """
    end = file.retired_on(values, entered_at.astimezone(UTC), numbers)
    if end is None:
        return None
    if not isinstance(end, datetime):
        end = file.retired_on(values, entered_at.astimezone(ZoneInfo(zone)).date(), numbers) or end
    return date(end.year, end.month, end.day) + timedelta(days=1)


def still_kept(found: Record, now: datetime) -> None:
    """A change may not end a record as a side effect: whoever wants it ended says so. Raises Refused."""
    if found.retire_on is not None and found.retire_on <= now.date():
        raise Refused(
            "past-its-time",
            f"With this change {found.number} would be past the time that such a record is kept, and would retire.",
            None,
            "Leave the fields that keep it longer, such as a VIN; if it shall end, cancel it instead.",
        )


def retire(now: datetime, most: int = 1000) -> int:
    """Retires records whose time is over, each with its history and ledger line; returns how many."""
    with transaction.atomic():
        due = Record.objects.select_for_update(skip_locked=True).filter(state__in=CAN_HIT, retire_on__lte=now.date())
        over = list(due[:most])
        for one in over:
            ended(one, "retired", "RETENTION", now)
            RecordChange.objects.create(record=one, at=now, act="retire", why="RETENTION", values=one.values)
            write_line("hotfiles:record:retired", now=now, subject=f"record:{one.number}")
        return len(over)

"""What has ended in its time and goes on to answer a specific inquiry for some years, until these are over.

Invariant 5: only what was cleared, or was over by its own last day, is kept so. What was cancelled never is: it should
not have stood. A record comes here in the act that ends it, and at no other time.
"""

from datetime import date, datetime, timedelta

from django.db import transaction

from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.additions import OWN, of, ways
from leads.hotfiles.models import InactiveRecord, Record, RecordChange
from leads.hotfiles.registry import FILES
from leads.hotfiles.things.record.keys import number_key
from leads.ledger.record import record as write_line
from leads.messages.fields import Numbers
from leads.rules.days import Rule, end_of_months

OVER = "INACTIVE TIME"
_MONTHS = 12


def keep_inactive(found: Record, numbers: Numbers, *, cleared_on: date | None = None) -> None:
    """A record that has just ended answers specific inquiries from now on, where its file wants that.

    `cleared_on`: the day on which it was cleared; what was over by its own last day before that was over then.
    """
    inactive = FILES[found.file].inactive
    if inactive is None:
        return
    days = [day for day in (cleared_on, inactive.over_since(found.values)) if day is not None]
    if not days:
        return
    since = min(days)
    # The switch compares days of UTC, so it is kept a day longer than the years: never shorter, as in retire.py.
    until = end_of_months(since, _MONTHS * inactive.years(numbers), Rule.PLAIN) + timedelta(days=1)
    if found.ended_at is None or until <= found.ended_at.date():
        return
    InactiveRecord.objects.create(record=found, since=since, until=until, keys=keys_while_inactive(found))


def keys_while_inactive(found: Record) -> list[str]:
    """The keys of a specific inquiry that it goes on to answer, in order: its own number, and what its file says."""
    file = FILES[found.file]
    if file.inactive is None:
        return []
    read = ways(file.kinds, {**found.values, "OCA": found.case_number}, of(OWN, additions_of(found)))
    return sorted({number_key(found.number), *(key for way in read for key in file.inactive.keys(way))})


@transaction.atomic
def let_go_inactive(now: datetime, most: int = 1000) -> int:
    """Records whose years as inactive are over answer nothing any more, each with its history and line; how many."""
    due = InactiveRecord.objects.filter(until__lte=now.date()).order_by("until", "record_id")
    over = list(due.select_for_update(skip_locked=True, of=("self",)).select_related("record")[:most])
    for one in over:
        RecordChange.objects.create(record=one.record, at=now, act="retire", why=OVER, plain=one.record.plain)
        write_line("hotfiles:record:inactive_over", now=now, subject=f"record:{one.record.number}")
    InactiveRecord.objects.filter(pk__in=[one.pk for one in over]).delete()
    return len(over)

"""How good a record is by its second check: checked, awaiting it, or overdue. Every hit says so."""

from datetime import datetime
from typing import Literal

from leads.rules.clauses import cites
from leads.rules.section_60_hot_file_records import CHECK, second_check_due, second_check_overdue

State = Literal["checked", "awaiting", "overdue"]


@cites(CHECK)
def checked_state(check_from: datetime, checked_at: datetime | None, now: datetime) -> tuple[State, datetime]:
    """How good a record is in a word, for the officer who gets a hit: checked, awaiting its check, or overdue.

    With the time by which the check is due. All times aware, UTC.
    """
    due_at = second_check_due(check_from)
    if checked_at is not None:
        return "checked", due_at
    return ("overdue" if second_check_overdue(check_from, None, now) else "awaiting"), due_at

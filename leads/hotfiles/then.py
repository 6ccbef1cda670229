"""A record as it was at a moment: its values, how it stood, who had entered, checked and found it; from its history.

Nothing is made up that the history does not say: each step keeps the values as they were after it, for good.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from leads.hotfiles.declare.additions import Added
from leads.hotfiles.models import CAN_HIT, Record, RecordChange
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.people.offices import may_see_agency
from leads.rules.refused import Refused

#: What a step makes of a record's state; what is not here leaves it as it was.
STATE_AFTER = {
    "enter": "active",
    "locate": "located",
    "clear": "cleared",
    "cancel": "cancelled",
    "remove": "cancelled",
    "retire": "retired",
    "take out": "cleared",
}
#: Steps that end a record which could hit; one that had ended before stays as it ended, and is told to nobody any more.
_ENDS_WHAT_STOOD = frozenset({"retire", "take out"})
#: Steps after which a check that was made counts no more.
_UNDO = frozenset({"modify"})


@dataclass(frozen=True, slots=True)
class Then:
    """A record as its history has it at a moment."""

    state: str
    values: Mapping[str, str]
    additions: Sequence[Added]  # what had come to it by supplement and stood beside
    steps: Sequence[RecordChange]  # up to then, in their order
    checked: RecordChange | None  # the second party's check that counted then
    different: RecordChange | None  # what a second party had found different, and nobody had mended or withdrawn
    differing: Sequence[Mapping[str, Any]] = ()  # of that what was not mended yet


def state_at(found: Record, at: datetime) -> Then | None:
    """The record as it was at this moment, in UTC; None before its entry, or where its steps were not kept."""
    steps = list(found.changes.filter(at__lte=at).select_related("by", "by__agency").order_by("id"))
    if not steps:
        return None
    state, checked, different = "active", None, None
    for step in steps:
        state = _state(found, step, state)
        if step.act in _UNDO:
            checked = None
        if step.act == "check":
            checked = step
        if step.act == "differs":
            different = step
    last = steps[-1]
    left = last.different_items if state in CAN_HIT else None  # as in finding.stands
    return Then(state, last.values, last.beside, steps, checked, different if left else None, left or ())


def _state(found: Record, step: RecordChange, before: str) -> str:
    if step.act == "locate" and FILES[found.file].ends_at_locate:
        return "cleared"
    if step.act in _ENDS_WHAT_STOOD and before not in CAN_HIT:
        return before
    return STATE_AFTER.get(step.act, before)


@transaction.atomic
def look_at_then(found: Record, at: datetime, *, by: Actor, now: datetime) -> Then | None:
    """What the record was at a moment, for its own agency and for oversight; the ledger says who looked, and at when.

    An agency of others reads a record as it is: what it said before may have been somebody else's. Raises Refused:
    not-your-record, not-then.
    """
    if not may_see_agency(by, found.agency_id):
        sentence = f"What {found.number} said before is for the agency that entered it."
        raise Refused("not-your-record", sentence, None, "Ask that agency, or the Department.")
    if at > now:
        raise Refused("not-then", "That moment lies ahead.", None, "Choose one that is over.", "at")
    data = {"at": at.isoformat()}
    write_line("hotfiles:record:seen_as_it_was", now=now, by=by, subject=f"record:{found.number}", data=data)
    return state_at(found, at)

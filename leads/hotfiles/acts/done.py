"""What an act leaves behind: a step in the record's history, a ledger line, and what its sender is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from leads.database import prepared
from leads.hotfiles.acts.changes import Change
from leads.hotfiles.cross_checks import Crossed
from leads.hotfiles.models import Record, RecordChange
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line

#: The step of whoever found what stands under another's record.
LOCATED_UNDER = "locate add-on"


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act: the record as it is now, and what has to be looked at once more."""

    record: Record
    outcome: str
    warnings: tuple[str, ...] = ()
    look_back: bool = False  # the record has new keys: recent inquiries have to be compared with it
    changes: tuple[Change, ...] = ()  # what went from it, and what came
    crossed: tuple[Crossed, ...] = ()  # what other files say to it, also what could not be compared


def remember(
    changed: Record,
    act: str,
    by: Actor,
    now: datetime,
    event: str,
    *,
    why: str = "",
    clause: str = "",
    data: Mapping[str, object] | None = None,
) -> None:
    """Writes the step in the record's life and the ledger line, in the act's own transaction."""
    prepared.insert(RecordChange(record=changed, at=now, by_id=by.person_id, act=act, why=why, plain=changed.plain))
    write_line(event, now=now, by=by, subject=f"record:{changed.number}", clause=clause, data=dict(data or {}))

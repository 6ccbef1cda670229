"""The one way to write the ledger: a line in the caller's transaction, so that both stand or fall together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from psycopg.types.json import Jsonb

from leads.database import prepared
from leads.ledger.actor import Actor
from leads.ledger.events import EVENTS

COLUMNS = ("at", "event", "by", "ori", "device", "subject", "outcome", "clause", "data")
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_GIVEN = ", ".join(f"${at}" for at, _ in enumerate(COLUMNS, 1))
ONE = f"INSERT INTO ledger_line ({_NAMES}) VALUES ({_GIVEN})"  # noqa: S608 (our own names)


class NotALine(Exception):
    """A mistake in LEADS itself: an unknown event, a time without a zone, or a line outside of any transaction."""


def many(rows: str) -> str:
    """The ledger's own statement for many lines at once, as part of another: `rows` is SQL that gives COLUMNS."""
    return f"INSERT INTO ledger_line ({_NAMES}) SELECT {_NAMES} FROM ({rows}) AS line"  # noqa: S608 (our own names)


def record(
    event: str,
    *,
    now: datetime,
    by: Actor | None = None,
    ori: str = "",
    device: str = "",
    subject: str = "",
    outcome: str = "done",
    clause: str = "",
    data: Mapping[str, Any] | None = None,
) -> None:
    """Writes down what happened, for good: who did it, from where, on what, how it ended, under which clause.

    `now` is aware and UTC. `by` says who acts, for which agency, at which device; `subject` is "record:V990000417" or
    the like. What LEADS did by itself has no `by`, and may name the agency and device it is about. The line is written
    in the caller's transaction and undone with it. Raises NotALine on a bug of the caller; never Refused.
    """
    if not _in_transaction():
        raise NotALine(f"{event} was to be written outside of a transaction: the act and its line could part")
    if event not in EVENTS:
        raise NotALine(f"{event} is not listed in leads/ledger/events.py")
    if now.tzinfo is None:
        raise NotALine(f"{event} came with a time without a zone")
    if by is not None and (ori or device):
        raise NotALine(f"{event} says twice from where: whoever acts brings agency and device")
    user, ori, device = (by.user_id, by.ori, by.device) if by is not None else ("", ori, device)
    line: tuple[Any, ...] = (now, event, user, ori, device, subject, outcome, clause, Jsonb(dict(data or {})))
    prepared.run(ONE, *line)


def _in_transaction() -> bool:
    """Whether the default connection is in a transaction that someone will commit or undo as a whole."""
    return bool(transaction.get_connection().in_atomic_block)

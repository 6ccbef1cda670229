"""The one way to write the ledger: a line in the caller's transaction, so that both stand or fall together."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from leads.ledger.events import EVENTS

COLUMNS = ("at", "event", "by", "ori", "device", "subject", "outcome", "clause", "data")
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
_ROW = "(" + ", ".join(["%s"] * len(COLUMNS)) + ")"
_INSERT = f"INSERT INTO ledger_line ({_NAMES}) VALUES "  # noqa: S608 (names from the constant above)


class NotALine(Exception):
    """A mistake in LEADS itself: an unknown event, a time without a zone, or a line outside of any transaction."""


# Many lines at once, from one JSON text of rows under the names of COLUMNS; for the exchange, in one statement a batch.
MANY = f"""INSERT INTO ledger_line ({_NAMES}) SELECT {_NAMES} FROM json_to_recordset(%s) AS line(
    at timestamptz, event text, by text, ori text, device text, subject text, outcome text, clause text, data jsonb)"""  # noqa: S608


def record(
    event: str,
    *,
    now: datetime,
    by: str = "",
    ori: str = "",
    device: str = "",
    subject: str = "",
    outcome: str = "done",
    clause: str = "",
    data: Mapping[str, Any] | None = None,
) -> None:
    """Writes down what happened, for good: who did it, from where, on what, how it ended, under which clause.

    `now` is aware and UTC. `by` is a user id ("" for the system), `ori` the agency acted for, `device` its mnemonic,
    `subject` "record:V990000417" or the like. The line is written in the caller's transaction and undone with it.
    Raises NotALine on a bug of the caller; never Refused.
    """
    if not _in_transaction():
        raise NotALine(f"{event} was to be written outside of a transaction: the act and its line could part")
    line = row(
        event,
        now=now,
        by=by,
        ori=ori,
        device=device,
        subject=subject,
        outcome=outcome,
        clause=clause,
        data=data,
    )
    with connection.cursor() as cursor:
        cursor.execute(_INSERT + _ROW, line)


def row(
    event: str,
    *,
    now: datetime,
    by: str = "",
    ori: str = "",
    device: str = "",
    subject: str = "",
    outcome: str = "done",
    clause: str = "",
    data: Mapping[str, Any] | None = None,
) -> tuple[Any, ...]:
    """One line as the values of COLUMNS, for who writes many at once with `insert_sql`. Raises NotALine as `record`."""
    if event not in EVENTS:
        raise NotALine(f"{event} is not listed in leads/ledger/events.py")
    if now.tzinfo is None:
        raise NotALine(f"{event} came with a time without a zone")
    return (now, event, by, ori, device, subject, outcome, clause, Jsonb(dict(data or {})))


def insert_sql(lines: Sequence[tuple[Any, ...]]) -> tuple[str, list[Any]]:
    """One statement that writes many lines, and its values in order; for the exchange, which writes a batch at once.

    The statement can also stand in a WITH clause beside others. `lines` come from `row` and are not empty.
    """
    return _INSERT + ", ".join([_ROW] * len(lines)), [value for line in lines for value in line]


def _in_transaction() -> bool:
    """Whether the default connection is in a transaction that someone will commit or undo as a whole."""
    return bool(transaction.get_connection().in_atomic_block)

"""The one way to write the ledger: a line in the caller's transaction, so that both stand or fall together."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from psycopg.types.json import Jsonb

from leads.ledger.events import EVENTS

COLUMNS = ("at", "event", "by", "ori", "device", "subject", "outcome", "clause", "data")
_NAMES = ", ".join(f'"{name}"' for name in COLUMNS)
ONE = f"INSERT INTO ledger_line ({_NAMES}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608 (our own names)


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
    if event not in EVENTS:
        raise NotALine(f"{event} is not listed in leads/ledger/events.py")
    if now.tzinfo is None:
        raise NotALine(f"{event} came with a time without a zone")
    line: tuple[Any, ...] = (now, event, by, ori, device, subject, outcome, clause, Jsonb(dict(data or {})))
    with connection.cursor() as cursor:
        cursor.execute(ONE, line)


def _in_transaction() -> bool:
    """Whether the default connection is in a transaction that someone will commit or undo as a whole."""
    return bool(transaction.get_connection().in_atomic_block)

"""Parts of a table by time, so that what is over goes at once instead of row by row.

A part holds the rows from one day (included) to another (not included), counted in UTC. Rows that no part was made for
fall into the net, TABLE_net, so that a missing part never refuses anything; `make` takes them out of it again.
"""

import re
from datetime import date
from typing import NamedTuple

from django.db import connection, transaction

LOCK = 0x0E7A  # advisory: one node makes or removes at a time
PATIENCE = "500ms"  # how long writers may stand behind us where a long report holds the table; then it is tried again
_PARTS = """
SELECT c.relname, pg_get_expr(c.relpartbound, c.oid) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
WHERE i.inhparent = to_regclass(%s) AND NOT EXISTS (SELECT FROM pg_partitioned_table d WHERE d.partdefid = c.oid)
"""
_BOUND = re.compile(r"FROM \('([0-9]{4}-[0-9]{2}-[0-9]{2})[^']*'\) TO \('([0-9]{4}-[0-9]{2}-[0-9]{2})[^']*'\)")


class Part(NamedTuple):
    """The part of a table that holds the rows from `since` on and before `until`."""

    since: date
    until: date
    name: str


def parts(table: str) -> list[Part]:
    """The parts that a table has, oldest first; not the net."""
    with connection.cursor() as cursor:
        cursor.execute(_PARTS, [table])
        return sorted(_part(name, bound) for name, bound in cursor.fetchall())


def _part(name: str, bound: str) -> Part:
    found = _BOUND.search(bound)
    assert found is not None, f"{name} has no bounds by day: {bound}"
    return Part(date.fromisoformat(found[1]), date.fromisoformat(found[2]), name)


def make(table: str, column: str, since: date, until: date, *, moves: bool = True) -> str:
    """Makes the part for these days, with what has fallen into the net meanwhile (if it `moves`); gives its name.

    Writers wait for it only where they need the net, and reports that read the net can hold it up no longer than
    PATIENCE. Raises OperationalError then.
    """
    name = f"{table}_{since:%Y_%m_%d}"
    with transaction.atomic(), connection.cursor() as cursor:
        be_brief()
        cursor.execute(f"LOCK TABLE {table}_net IN ACCESS EXCLUSIVE MODE")
        cursor.execute(f"CREATE TABLE {name} (LIKE {table} INCLUDING DEFAULTS INCLUDING STORAGE)")
        if moves:
            between = f"{column} >= %s AND {column} < %s"
            fallen = f"DELETE FROM {table}_net WHERE {between} RETURNING *"  # noqa: S608 (our own names)
            moved = f"WITH fallen AS ({fallen}) INSERT INTO {name} SELECT * FROM fallen"  # noqa: S608
            cursor.execute(moved, [since, until])
        cursor.execute(f"ALTER TABLE {table} ATTACH PARTITION {name} FOR VALUES FROM ('{since}') TO ('{until}')")
    return name


def net_holds_rows(table: str) -> bool:
    """Whether rows have fallen into the net: a part was missing when they came."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT FROM {table}_net)")  # noqa: S608 (our own names)
        return bool(cursor.fetchone()[0])


def be_brief() -> None:
    """To the end of the transaction no lock is waited for longer than PATIENCE: others wait behind who waits."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")


def one_at_a_time() -> None:
    """To the end of the transaction no other node makes or removes parts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])

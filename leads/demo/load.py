"""Rows into tables by COPY: text that PostgreSQL reads as fast as it can, inside the caller's transaction."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import connection

from leads.demo.rows import COLUMNS, Row, line

Statements = list[str]
#: Foreign keys that are checked at the commit: one that waits is in the way of any change of its table.
CHECK_NOW = ("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")
#: Memory and processors for what is built at the end; only in the transaction that does it.
FOR_INDEXES = (
    "SET LOCAL maintenance_work_mem = '1GB'",
    "SET LOCAL work_mem = '256MB'",
    "SET LOCAL max_parallel_workers_per_gather = 2",
)


def copy(table: str, texts: Iterable[str | bytes], *, frozen: bool = False) -> None:
    """Sends COPY text, made by `line`, into a table of COLUMNS.

    `frozen` is for a table that was emptied in this transaction: its rows need no second look by anyone, ever.
    """
    options = " WITH (FREEZE)" if frozen else ""
    statement = f"COPY {table} ({_columns(table)}) FROM STDIN{options}"
    with connection.cursor() as cursor, cursor.copy(statement) as sending:
        for text in texts:
            sending.write(text)


def text_of(table: str) -> bytes:
    """All of a table as COPY text, as `copy` takes it."""
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({_columns(table)}) TO STDOUT") as coming:
        return b"".join(coming)


def _columns(table: str) -> str:
    return ", ".join(f'"{name}"' for name in COLUMNS[table].split())


def copy_rows(table: str, rows: Iterable[Row]) -> int:
    """Sends rows into a table and moves its counter past them; how many there were."""
    texts = [line(row) for row in rows]
    copy(table, texts)
    after(table)
    return len(texts)


def after(table: str) -> None:
    """Lets the table's own counter go on after the highest id that was copied in."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), greatest(max(id), 1)) FROM {table}"  # noqa: S608
        )


@contextmanager
def without_indexes(*tables: str, tell: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Takes constraints, indexes and row triggers off tables and puts them back afterwards.

    All in the caller's transaction, so nobody ever sees a table without them: many times faster than keeping indexes
    in order and asking after foreign keys row by row, and every one is checked when it comes back.
    """
    drop, create = definitions(*tables)
    _run([*CHECK_NOW, *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in tables), *drop])
    yield
    tell()
    back = [f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in tables]
    _run([*CHECK_NOW, *FOR_INDEXES, *create, *back])


def _run(statements: Statements) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def definitions(*tables: str) -> tuple[Statements, Statements]:
    """What to run to take tables' constraints and indexes off, and what to put them back as they were.

    Foreign keys of other tables that point at these are among them. The checks of single rows stay.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conparentid = 0 AND contype IN ('p', 'u', 'f') AND (conrelid = ANY(%(them)s::regclass[])"
            " OR confrelid = ANY(%(them)s::regclass[])) ORDER BY contype DESC, conname",
            {"them": list(tables)},
        )
        constraints = sorted(cursor.fetchall(), key=lambda one: one[2].startswith("FOREIGN KEY"))
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index"
            " WHERE indrelid = ANY(%s::regclass[])"
            " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)",
            [list(tables)],
        )
        indexes = cursor.fetchall()
    drop = [f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' for table, name, _ in reversed(constraints)]
    drop += [f"DROP INDEX {name}" for name, _ in indexes]
    create = [f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {what}' for table, name, what in constraints]
    return drop, [*create, *(what for _, what in indexes)]

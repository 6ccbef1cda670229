"""Rows into tables by COPY: text that PostgreSQL reads as fast as it can, inside the caller's transaction."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from leads.demo.rows import COLUMNS, KEYS, Row, line

Statements = list[str]


def copy(table: str, texts: Iterable[str | bytes]) -> None:
    """Sends COPY text, made by `line`, into a table of COLUMNS."""
    columns = ", ".join(f'"{name}"' for name in COLUMNS[table].split())
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as sending:
        for text in texts:
            sending.write(text)


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
def without_indexes(tell: Any = None) -> Iterator[None]:
    """Takes constraints, indexes and the row trigger off the key table and puts them back afterwards.

    All in the caller's transaction, so nobody ever sees the table without them: a hundred times faster than keeping
    the index in order key by key, and every foreign key is checked when it comes back.
    """
    drop, create = definitions(KEYS)
    _run([f"ALTER TABLE {KEYS} DISABLE TRIGGER USER", *drop])
    yield
    if tell:
        tell()
    _run(["SET LOCAL maintenance_work_mem = '1GB'", *create, f"ALTER TABLE {KEYS} ENABLE TRIGGER USER"])


def _run(statements: Statements) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def definitions(table: str) -> tuple[Statements, Statements]:
    """What to run to take a table's constraints and indexes off, and what to put them back as they were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = %s::regclass AND contype IN ('p', 'u', 'f') ORDER BY contype DESC",
            [table],
        )
        constraints = cursor.fetchall()
        cursor.execute(
            "SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %s::regclass"
            " AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)",
            [table],
        )
        indexes = cursor.fetchall()
    drop = [f'ALTER TABLE {table} DROP CONSTRAINT "{name}"' for name, _ in constraints]
    drop += [f"DROP INDEX {name}" for name, _ in indexes]
    create = [f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {what}' for name, what in constraints]
    return drop, [*create, *(what for _, what in indexes)]

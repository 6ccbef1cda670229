"""Runs a statement past Django's cursor, which binds by pasting: prepared once, bound by the server, on its connection.

For the few statements that every batch of messages needs; everything else goes through Django.
"""

from functools import cache
from typing import Any

import psycopg
from django.db import connection
from django.db.models import Model
from psycopg.pq import ConnStatus, ExecStatus


def run(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement whose values are $1, $2 …, in the transaction that this thread's connection is in."""
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.RawCursor(connection.connection) as cursor:
        cursor.execute(statement, values, prepare=True)
        # Asking for the cursor's description would make one, column by column.
        return cursor.fetchall() if cursor.pgresult is not None and cursor.pgresult.nfields else []


def begin(statement: str) -> tuple[str, ...]:
    """Begins the transaction that Django has announced, in one trip with its first statement; gives that one's row.

    The statement is our own text, without values. What it gives comes as text. The driver would make two trips of it.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors:
        link = connection.connection.pgconn
        made = link.exec_(b"BEGIN;" + statement.encode())
        if link.status != ConnStatus.OK:
            raise psycopg.OperationalError("the connection is lost")
        if made.status != ExecStatus.TUPLES_OK:
            raise psycopg.errors.error_from_result(made)
    return tuple(bytes(made.get_value(0, at) or b"").decode() for at in range(made.nfields))


def insert(made: Model) -> None:
    """A new row, as its model's own `save` would write it, without building the statement anew for each."""
    fields = _fields(type(made))
    values = [one.get_db_prep_save(one.pre_save(made, True), connection) for one in fields]
    [(made.pk,)] = run(_insert(type(made)), *values)
    made._state.adding, made._state.db = False, connection.alias


@cache
def _fields(model: type[Model]) -> list[Any]:
    return [one for one in model._meta.concrete_fields if not one.primary_key]


@cache
def _insert(model: type[Model]) -> str:
    names = ", ".join(f'"{one.column}"' for one in _fields(model))
    given = ", ".join(
        f"${at}::{one.rel_db_type(connection) if one.is_relation else one.db_type(connection)}"
        for at, one in enumerate(_fields(model), 1)
    )
    key = model._meta.pk.column
    return f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({given}) RETURNING "{key}"'  # noqa: S608

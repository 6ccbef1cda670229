"""Runs a statement past Django's cursor, which binds by pasting: prepared once, bound by the server, on its connection.

For the few statements that every batch of messages needs; everything else goes through Django.
"""

from typing import Any

import psycopg
from django.db import connection


def run(statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement whose values are $1, $2 …, in the transaction that this thread's connection is in."""
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.RawCursor(connection.connection) as cursor:
        cursor.execute(statement, values, prepare=True)
        return cursor.fetchall() if cursor.description else []

"""The edge where time comes in: a request's `now` is read here, once, from the database's clock."""

from datetime import datetime

from django.db import connection


def edge_now() -> datetime:
    """What time it is, by the clock that stamps every line: aware, UTC."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: datetime = cursor.fetchone()[0]
    return now

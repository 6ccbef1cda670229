"""Empties a fictional state's database, so that it can be made anew. Never called for a real one."""

from django.conf import settings
from django.db import connection

from leads.ledger.models import Line
from leads.rules.refused import Refused

OTHERS = """
SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND backend_type = 'client backend'
"""


def drop_state() -> None:
    """Drops every table of a fictional state; `leads.database.migrating` makes them again. Raises Refused elsewhere.

    The mark in the data directory is not enough: the database's own ledger has to say that `leads demo` made it.
    Tables are dropped and not emptied, because the database refuses to remove ledger lines, also fictional ones.
    """
    if not settings.LEADS_DEMO or not Line.objects.filter(event="demo:state:made").exists():
        raise Refused(
            code="not-a-demo",
            sentence="This database does not hold a fictional state; nothing was dropped.",
            cure="Name the directory of a demonstration with --data.",
        )
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)
        if others := cursor.fetchone()[0]:
            raise Refused(
                code="in-use",
                sentence=f"LEADS runs on this state ({others} connections); its tables can't be dropped under it.",
                cure="Stop it first (Ctrl-C where leads up runs), then drop the state.",
            )
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")

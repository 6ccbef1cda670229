"""The tables as this version of LEADS needs them, brought about by one process at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from leads.database import roles
from leads.rules.refused import Refused

ONE_AT_A_TIME = 1240_0001  # number of the advisory lock; any, but the same in every version


def migrate(tell: Callable[[str], None], application: str = "") -> None:
    """Brings the tables up to date, as the role that owns them, and lets the role `application` at them.

    Several nodes may start at the same moment on one database: the first migrates, the others wait and find it done.
    Raises Refused (database-is-newer) when a newer LEADS made tables that this one does not know.
    """
    with _alone():
        if _plan():
            tell("bringing the tables up to date")
            call_command("migrate", verbosity=0, interactive=False)
        if application:
            with connection.cursor() as cursor:
                roles.grant(cursor, application, added_to())


def added_to() -> list[str]:
    """The tables that are only added to, as their models say."""
    return [one._meta.db_table for one in apps.get_models() if getattr(one, "ONLY_ADDED_TO", False)]


def is_empty() -> bool:
    """Whether nobody has made any tables in this database yet."""
    return "django_migrations" not in connection.introspection.table_names()


def known() -> list[str]:
    """The migrations that this LEADS knows, as "room name"."""
    return [f"{room} {name}" for room, name in MigrationLoader(None, ignore_no_migrations=True).disk_migrations or ()]


def must_be_as_needed() -> None:
    """Raises Refused where the tables are not those of this LEADS: not-migrated, database-is-newer."""
    if _plan():
        raise Refused(
            code="not-migrated",
            sentence="The database is empty, or has the tables of an older LEADS.",
            cure="Stop LEADS everywhere, make a backup, and then: leads migrate (leads up does it too).",
        )


def must_see(application: str) -> None:
    """Raises Refused (owner-sees-nothing) when this role could not see which batches the application has in flight.

    A look back that does not see them would not wait for them, and a hit would be missed. Invariant 3.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_has_role(current_user, %s, 'USAGE') OR pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')",
            [application],
        )
        if not cursor.fetchone()[0]:
            raise Refused(
                code="owner-sees-nothing",
                sentence="The role of LEADS_OWNER_URL can't see what the role of LEADS_DATABASE_URL has in flight.",
                cure=f'As the superuser of that server: GRANT "{application}" TO (the role of LEADS_OWNER_URL).',
            )


def _plan() -> bool:
    """Whether there is something to migrate. Raises Refused where a newer LEADS has been here."""
    executor = MigrationExecutor(connection)
    ours = {room for room, _ in executor.loader.disk_migrations or ()}
    unknown = {one for one in executor.loader.applied_migrations or () if one[0] in ours} - set(
        executor.loader.disk_migrations or ()
    )
    if unknown:
        room, name = min(unknown)
        raise Refused(
            code="database-is-newer",
            sentence=f"A newer LEADS has changed this database ({room} {name}); this one does not know its tables.",
            cure="Start the newer LEADS, or restore a backup of the database from before it.",
        )
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])

"""The tables as this version of LEADS needs them, brought about by one process at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

ONE_AT_A_TIME = 1240_0001  # number of the advisory lock; any, but the same in every version


def migrate(tell: Callable[[str], None]) -> None:
    """Brings the tables up to date; a database that is up to date costs one look.

    Several nodes may start at the same moment on one database: the first migrates, the others wait and find it done.
    """
    if not _plan():
        return
    with _alone():
        if _plan():
            tell("bringing the tables up to date")
            call_command("migrate", verbosity=0, interactive=False)


def _plan() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_AT_A_TIME])

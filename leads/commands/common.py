"""What every command that needs the database goes through: find or start it, then Django, then the tables."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import psycopg
import typer

from leads.database.embedded import Embedded
from leads.database.lifeline import has_supervisor
from leads.database.lock import DataLock, holder, in_use
from leads.database.paths import Paths, make_data, make_secret, resolved
from leads.rules.refused import Refused

OLDEST_SERVER = 15  # PostgreSQL's major version; we use nothing that a later one added
PATIENCE = 120.0  # seconds a command waits for a LEADS that is just starting

DataOption = Annotated[
    Path | None,
    typer.Option("--data", envvar="LEADS_DATA", metavar="DIR", help="The data directory; by default this user's own."),
]


@dataclass(frozen=True)
class Opened:
    """A database that is ready for use. `embedded` is None with a server of one's own (LEADS_DATABASE_URL)."""

    paths: Paths
    url: str
    embedded: Embedded | None


def say(words: str) -> None:
    """Progress for the person at the terminal, kept apart from what a command answers."""
    typer.echo(words, err=True)


@contextmanager
def ready(data: Path | None = None, *, demo: bool = False, own: bool = False, make: bool = False) -> Iterator[Opened]:
    """Opens the database for one command: starts it, or uses the one that runs, with Django set up and tables made.

    `own` is for the supervisor: no other LEADS may have the directory in use. `demo` marks a new directory as
    fictional, and refuses one that is not. Those two make a database where there is none, and so does `make`; a
    command that looks at a state does not, or a mistyped directory would look like an empty state. Raises Refused
    with code no-database, data-in-use, not-a-demo, database-too-old or database-not-reachable.
    """
    paths = resolved(data)
    url = os.environ.get("LEADS_DATABASE_URL")
    if not (url or make or demo or own or paths.cluster.exists()):
        raise _no_database(paths)
    make_data(paths)
    if not url:
        _mark_demo(paths, demo)
    with _server_of_ones_own(paths, url) if url else _embedded(paths, own) as opened:
        if url and (demo or paths.demo.exists()):
            only_fiction(url)  # also with an older mark: it gives tokens without proof, and lets the state be dropped
            paths.demo.touch(mode=0o600)
        set_up(opened)
        try:
            yield opened
        finally:
            _hang_up()


def set_up(opened: Opened) -> None:
    """Tells Django where things are, starts it, and brings the tables up to date."""
    os.environ["LEADS_DATABASE_URL"] = opened.url
    os.environ["LEADS_DATA"] = str(opened.paths.data)
    os.environ.setdefault("LEADS_SECRET_FILE", str(make_secret(opened.paths)))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leads.settings")
    import django

    django.setup()
    from leads.database.migrating import migrate

    migrate(say)
    from leads.switch.housekeeping import database_now
    from leads.switch.retention import make_ahead

    make_ahead(database_now())  # a node that was away for long begins with a month of its own


def _hang_up() -> None:
    from django.db import connections

    connections.close_all()


def _no_database(paths: Paths) -> Refused:
    return Refused(
        code="no-database",
        sentence=f"The data directory {paths.data} holds no database.",
        cure="Name the right one with --data, or make a new state there: leads up, or leads demo for a fictional one.",
    )


def _mark_demo(paths: Paths, demo: bool) -> None:
    """Marks a new directory as fictional, whose database LEADS itself will make there."""
    if not demo or paths.demo.exists():
        return
    if paths.cluster.exists():
        raise _not_a_demo(f"The data directory {paths.data} holds a real database")
    paths.demo.touch(mode=0o600)


def _not_a_demo(what: str) -> Refused:
    return Refused(
        code="not-a-demo",
        sentence=f"{what}; a fictional state does not go into it.",
        cure="Name another directory with --data for the demonstration, and unset LEADS_DATABASE_URL if it is set.",
    )


def only_fiction(url: str) -> None:
    """Nothing, where the database at an address is empty or holds a fictional state. Raises Refused (not-a-demo) else.

    A mark in the data directory says nothing about a database elsewhere, so that one is asked for its own ledger line.
    """
    with psycopg.connect(url, connect_timeout=10) as connection:
        row = connection.execute("SELECT to_regclass('agencies_agency')").fetchone()
        if row is None or row[0] is None:
            return
        real = connection.execute(
            "SELECT EXISTS (SELECT FROM agencies_agency)"
            " AND NOT EXISTS (SELECT FROM ledger_line WHERE event = 'demo:state:made')"
        ).fetchone()
    if real is None or real[0]:
        raise _not_a_demo("The database at LEADS_DATABASE_URL holds a real state")


@contextmanager
def _server_of_ones_own(paths: Paths, url: str) -> Iterator[Opened]:
    check_server(url)
    yield Opened(paths, url, None)


def check_server(url: str) -> int:
    """The version number of the server behind an address (180006 for 18.6).

    Raises Refused with code database-not-reachable, or database-too-old before PostgreSQL 15.
    """
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise Refused(
            code="database-not-reachable",
            sentence=f"The database at LEADS_DATABASE_URL does not answer: {_last_line(error)}",
            cure="Start that server, correct LEADS_DATABASE_URL, or unset it to use the database that LEADS brings.",
        ) from error
    return old_enough(version)


def old_enough(version: int) -> int:
    """The version number, when it is not below what LEADS needs; else raises Refused with code database-too-old."""
    if version // 10_000 < OLDEST_SERVER:
        raise Refused(
            code="database-too-old",
            sentence=f"The database is PostgreSQL {version // 10_000}; LEADS needs {OLDEST_SERVER} or newer.",
            cure="Move to a newer server, or unset LEADS_DATABASE_URL to use the database that LEADS brings.",
        )
    return version


def _last_line(error: Exception) -> str:
    return next(reversed(str(error).strip().splitlines()), "it gave no reason")


@contextmanager
def _embedded(paths: Paths, own: bool) -> Iterator[Opened]:
    lock = DataLock(paths.lock)
    embedded = Embedded(paths.data, tell=say)
    if has_supervisor() and not own:
        # A child of `leads up` never takes the lock, not even when its supervisor was killed: it would turn away, or
        # stop the database under, the one that is started next.
        _wait_for(embedded, paths)
        yield Opened(paths, embedded.url(), embedded)
        return
    try:
        if lock.take(datetime.now(UTC)):
            embedded.start()
        elif own:
            raise in_use(paths.data, holder(paths.lock))
        else:
            _wait_for(embedded, paths)
        yield Opened(paths, embedded.url(), embedded)
    finally:
        os.environ.pop("LEADS_DATABASE_URL", None)
        if (lock.held or lock.take(datetime.now(UTC))) and (own or not _others(embedded)):
            embedded.stop()
        lock.release()


def _wait_for(embedded: Embedded, paths: Paths) -> None:
    """Waits for the database of a LEADS that runs, in case it has only just been started."""
    until = time.monotonic() + PATIENCE
    while not embedded.adopt():
        if time.monotonic() > until:
            raise in_use(paths.data, holder(paths.lock))
        time.sleep(0.1)


def _others(embedded: Embedded) -> int:
    """How many other sessions the server has: another command may have begun to use what we started."""
    try:
        with psycopg.connect(embedded.url("postgres"), connect_timeout=5) as connection:
            row = connection.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND datname = 'leads'"
            ).fetchone()
    except psycopg.OperationalError:
        return 0
    return int(row[0]) if row else 0

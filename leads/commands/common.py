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

from leads.commands.account import leave_root
from leads.database import roles
from leads.database.address import must_be_safe, user_of
from leads.database.embedded import Embedded, quiet
from leads.database.installation import must_not_be_elsewhere
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
    url: str  # for what faces terminals and browsers
    embedded: Embedded | None
    owner_url: str = ""  # for what makes tables, months and seals; "" where one role does everything

    @property
    def owner(self) -> str:
        """The address for who owns the tables."""
        return self.owner_url or self.url


def say(words: str) -> None:
    """Progress for the person at the terminal, kept apart from what a command answers."""
    typer.echo(words, err=True)


@contextmanager
def ready(
    data: Path | None = None,
    *,
    demo: bool = False,
    own: bool = False,
    make: bool = False,
    migrates: bool = False,
    owner: bool = False,
    looks: bool = False,
) -> Iterator[Opened]:
    """Opens the database for one command: starts it, or uses the one that runs, with Django set up.

    `own` is for the supervisor: no other LEADS may have the directory in use. `demo` marks a new directory as
    fictional, and refuses one that is not. Those two make a database where there is none, and so does `make`; a
    command that looks at a state does not, or a mistyped directory would look like an empty state. Those three connect
    as who owns the tables, and so does `owner`; all others as who does not. Only `own` and `migrates` change tables
    that are there. A database that is older than its heads is opened for who only `looks`. Raises Refused with code
    no-database, data-in-use, not-a-demo, database-too-old, runs-as-root, database-not-reachable,
    not-migrated, keys-too-old, database-is-newer, or one of leads/ledger/binding.py or goes_on.py.
    """
    paths = resolved(data)
    url = os.environ.get("LEADS_DATABASE_URL")
    if not (url or make or demo or own or migrates or paths.cluster.exists()):
        raise _no_database(paths)
    if not has_supervisor():
        leave_root(paths, say if own or demo else quiet, fictional=demo or paths.demo.exists())
    make_data(paths)
    if not url:
        must_not_be_elsewhere(paths)
        _mark_demo(paths, demo)
    with _server_of_ones_own(paths, url, own) if url else _embedded(paths, own) as opened:
        if url and (demo or paths.demo.exists()):
            only_fiction(url)  # also with an older mark: it gives tokens without proof, and lets the state be dropped
            paths.demo.touch(mode=0o600)
        set_up(opened, owner=owner or own or demo or make or migrates, makes=demo or make, migrates=own or migrates)
        try:
            if not looks:
                _must_go_on(opened)
            yield opened
        finally:
            _hang_up()


def set_up(opened: Opened, *, owner: bool, makes: bool = False, migrates: bool = False) -> None:
    """Tells Django where things are and starts it; makes tables in an empty database, or brings them up to date."""
    start_django(opened, owner=owner)
    from leads.database import migrating
    from leads.hotfiles import keys_made
    from leads.ledger import binding

    application = user_of(opened.url) if opened.owner_url else ""
    if migrates or (makes and migrating.is_empty()):
        migrating.migrate(say, application)
        keys_made.make_current(say)
    else:
        migrating.must_be_as_needed()
        keys_made.must_be_current()
    if owner and application:
        migrating.must_see(application)
    binding.bind(opened.paths, makes=owner, inside=opened.embedded is not None)
    if owner:
        from leads.switch.housekeeping import database_now
        from leads.switch.retention import make_ahead

        make_ahead(database_now())  # a node that was away for long begins with a month of its own


def start_django(opened: Opened, *, owner: bool) -> None:
    """Tells Django where things are, and as whom it comes; nothing is asked of the database yet."""
    os.environ["LEADS_DATABASE_URL"] = opened.owner if owner else opened.url
    os.environ["LEADS_DATA"] = str(opened.paths.data)
    os.environ.setdefault("LEADS_SECRET_FILE", str(make_secret(opened.paths)))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leads.settings")
    import django

    django.setup()
    os.environ["LEADS_DATABASE_URL"] = opened.url  # processes that we start are told of the owner expressly
    if opened.owner_url:
        os.environ["LEADS_OWNER_URL"] = opened.owner_url


@contextmanager
def alone(data: Path | None = None) -> Iterator[Opened]:
    """The database for a restore: nobody else has the directory in use, and nothing is asked of the tables.

    Makes an empty one in a new directory. Raises Refused: data-in-use, runs-as-root, and what `check_server` does.
    """
    paths = resolved(data)
    url = os.environ.get("LEADS_DATABASE_URL")
    if not has_supervisor():
        leave_root(paths, say, fictional=paths.demo.exists())
    make_data(paths)
    with _server_of_ones_own(paths, url, True) if url else _embedded(paths, True) as opened:
        try:
            yield opened
        finally:
            _hang_up()


def _must_go_on(opened: Opened) -> None:
    from leads.ledger.goes_on import must_go_on

    must_go_on(opened.paths)


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
def _server_of_ones_own(paths: Paths, url: str, own: bool) -> Iterator[Opened]:
    check_server(url)
    owner = os.environ.get("LEADS_OWNER_URL", "")
    if owner:
        check_server(owner, "LEADS_OWNER_URL")
    lock = DataLock(paths.lock)
    if own and not lock.take(datetime.now(UTC)):
        raise in_use(paths.data, holder(paths.lock))
    try:
        yield Opened(paths, url, None, owner if owner != url else "")
    finally:
        lock.release()


def check_server(url: str, named: str = "LEADS_DATABASE_URL") -> int:
    """The version number of the server behind an address (180006 for 18.6).

    Raises Refused with code not-an-address, database-without-tls, database-not-reachable, or database-too-old before
    PostgreSQL 15. No refusal shows the address: it may hold a password.
    """
    must_be_safe(url, named)
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.OperationalError as error:
        raise Refused(
            code="database-not-reachable",
            sentence=f"The database at {named} does not answer: {_last_line(error)}",
            cure=f"Start that server, correct {named}, or unset it to use the database that LEADS brings.",
        ) from None
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
        yield _opened(paths, embedded)
        return
    try:
        if lock.take(datetime.now(UTC)):
            embedded.start()
        elif own:
            raise in_use(paths.data, holder(paths.lock))
        else:
            _wait_for(embedded, paths)
        yield _opened(paths, embedded)
    finally:
        for name in ("LEADS_DATABASE_URL", "LEADS_OWNER_URL"):
            os.environ.pop(name, None)
        if (lock.held or lock.take(datetime.now(UTC))) and (own or not _others(embedded)):
            embedded.stop()
        lock.release()


def _opened(paths: Paths, embedded: Embedded) -> Opened:
    addresses = [embedded.url(role=role) for role in (roles.APPLICATION, roles.OWNER)]
    return Opened(paths, addresses[0], embedded, addresses[1])


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

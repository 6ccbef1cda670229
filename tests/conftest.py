"""A real PostgreSQL for the tests: a server for each worker, with a template of all tables and copies of it.

A server each, because a seal waits for every open transaction of its server, and another worker has its own.

Fixtures for everyone:
- `@pytest.mark.django_db` (or the `db` fixture): this worker's database, undone after each test;
- `@pytest.mark.django_db(transaction=True)`: commits are real and other processes see them; the database is copied
  anew from the template afterwards, which is quicker than emptying tables and leaves no trace in the ledger;
- `database_url`: the address of this worker's database, for threads and processes of a transaction test;
- `fresh_database`: a private copy for one test, its address also in LEADS_DATABASE_URL.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest
from hypothesis import settings as hypothesis_settings
from psycopg import sql
from pytest_django.plugin import DjangoDbBlocker

from leads.database import postmaster
from leads.database.address import renamed
from leads.database.embedded import Embedded
from leads.database.paths import resolved

os.environ.setdefault("LEADS_PROCESS", "leads exchange")  # a look back waits for batches of such connections
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # batches are answered in a loop's own thread, as in service
os.environ.setdefault("LEADS_AS_ROOT", "1")  # tests run as whoever starts them, in a container as root
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # or each of a thousand processes compiles all of Django anew
ROOT = "LEADS_TEST_ROOT"  # set by the process that began the run; its xdist workers inherit it
TEMPLATE = "leads_template"
MEMORY, ENOUGH = "/dev/shm", 4 * 1024**3
#: Tests of five seconds and more.
LONGEST = (
    "tests/attacks/test_every_door.py",
    "tests/crash/",
    "tests/test_docs.py",
    "tests/commands/test_up.py",
    "tests/commands/test_common.py",
    "tests/commands/test_restore.py",
)
numbers = itertools.count(1)


# No time is asserted in a test, neither by Hypothesis: a machine with other work on it is no fault of the code.
hypothesis_settings.register_profile("leads", deadline=None)
hypothesis_settings.load_profile("leads")


def pytest_configure(config: pytest.Config) -> None:
    from django.conf import settings

    settings.SECRET_KEY = "the-same-in-every-test"
    settings.PASSWORD_HASHERS = ["tests.hasher.Quick", *settings.PASSWORD_HASHERS]
    if ROOT not in os.environ:
        _sweep()
        root = Path(tempfile.mkdtemp(prefix=f"leads-tests-{os.getpid()}-", dir=_in_memory()))
        root.chmod(0o711)  # PostgreSQL runs as another user when we are root
        os.environ[ROOT] = str(root)
        config.add_cleanup(lambda: _remove(root))


def _in_memory() -> str | None:
    """Where the servers' files are kept: in memory, or None for the usual place where that is small or runs nothing.

    Five hundred tests get a database of their own; on a disk beside all else each copy takes many times as long.
    """
    with suppress(OSError, AttributeError):
        shm = os.statvfs(MEMORY)
        if shm.f_bavail * shm.f_frsize >= ENOUGH and not shm.f_flag & os.ST_NOEXEC and os.access(MEMORY, os.W_OK):
            return MEMORY
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, shared among the workers: none is left alone with it at the end."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [one for one in items if one.nodeid.startswith(LONGEST)]
    rest = [one for one in items if not one.nodeid.startswith(LONGEST)]
    share = -(-len(rest) // workers)  # a worker begins with one piece of the list, and later takes of others'
    items[:] = [one for at in range(workers) for one in (*long[at::workers], *rest[at * share : (at + 1) * share])]


def _remove(root: Path) -> None:
    for data in root.glob("leads_*"):
        Embedded(data).stop()
    shutil.rmtree(root, ignore_errors=True)
    os.environ.pop(ROOT, None)


def _sweep() -> None:
    """Clears up after runs that were killed: their servers would stay for ever."""
    for root in (one for place in (tempfile.gettempdir(), MEMORY) for one in Path(place).glob("leads-tests-*")):
        pid = root.name.split("-")[2]
        with suppress(FileNotFoundError):  # another run that starts now may be sweeping too
            if pid.isdigit() and not postmaster.is_alive(int(pid)) and root.stat().st_uid == os.getuid():
                _remove(root)


@pytest.fixture(scope="session")
def template(django_db_blocker: DjangoDbBlocker) -> str:
    """The address of the template: this worker's server, started, with all tables made once."""
    embedded = Embedded(Path(os.environ[ROOT]) / _worker(), durable=False)
    url = embedded.url(TEMPLATE)
    embedded.start()
    _make_template(url, django_db_blocker)
    return url


def _make_template(url: str, django_db_blocker: DjangoDbBlocker) -> None:
    from django.core.management import call_command
    from django.db import connections

    from leads.database.pointing import point_django_at

    _execute(url, sql.SQL("CREATE DATABASE {}").format(sql.Identifier(TEMPLATE)))
    with django_db_blocker.unblock():
        point_django_at(url)
        call_command("migrate", verbosity=0, interactive=False)
        connections.close_all()


def _execute(url: str, statement: sql.Composed) -> None:
    with psycopg.connect(renamed(url, "postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _copy(template: str, name: str) -> str:
    """A new copy of the template under this name, in place of an older one; gives its address."""
    _drop(template, name)
    # As files: through the log, PostgreSQL's default, a copy takes many times as long.
    words = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY")
    words = words.format(sql.Identifier(name), sql.Identifier(TEMPLATE))
    _execute(template, words)
    return renamed(template, name)


def _drop(template: str, name: str) -> None:
    _execute(template, sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _worker() -> str:
    return f"leads_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


@pytest.fixture(scope="session")
def django_db_setup(template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """In place of pytest-django's: this worker's own copy of the template."""
    from django.db import connections
    from django.test import TransactionTestCase

    from leads.database.pointing import point_django_at

    url = _copy(template, _worker())
    with django_db_blocker.unblock():
        point_django_at(url)

    def copy_anew(case: TransactionTestCase) -> None:
        """Emptying tables would break on the ledger, whose lines can't be removed; a copy of the template can't."""
        connections.close_all()
        _copy(template, _worker())

    emptying = TransactionTestCase._fixture_teardown
    TransactionTestCase._fixture_teardown = copy_anew
    yield
    TransactionTestCase._fixture_teardown = emptying
    with django_db_blocker.unblock():
        connections.close_all()


@pytest.fixture(autouse=True)
def standing_read_anew() -> None:
    """Each test has a database of its own, and its standing with it; and nobody has tried anything yet."""
    from leads.people.strangers import forget_throttle
    from leads.standing.snapshot import forget

    forget()
    forget_throttle()


@pytest.fixture
def database_url(template: str, django_db_setup: None) -> str:
    """The address of this worker's database."""
    return renamed(template, _worker())


@pytest.fixture
def fresh_database(template: str, monkeypatch: pytest.MonkeyPatch, data_directory: Path) -> Iterator[str]:
    """A copy of the template for this test alone. Its address is also in LEADS_DATABASE_URL, and a data directory of
    its own in LEADS_DATA, so that processes which the test starts use both."""
    name = f"{_worker()}_{next(numbers)}"
    url = _copy(template, name)
    monkeypatch.setenv("LEADS_DATABASE_URL", url)
    monkeypatch.setenv("LEADS_DATA", str(data_directory))
    yield url
    _drop(template, name)


@pytest.fixture
def data_directory() -> Iterator[Path]:
    """The path of a data directory that does not exist yet, where PostgreSQL's user can reach it; whatever database
    runs in it afterwards is ended."""
    parent = Path(tempfile.mkdtemp(prefix=f"{_worker()}-", dir=os.environ[ROOT]))
    parent.chmod(0o711)
    yield parent / "data"
    if resolved(parent / "data").cluster.exists():
        Embedded(parent / "data").stop()
    shutil.rmtree(parent, ignore_errors=True)

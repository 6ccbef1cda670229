"""Somebody runs SQL of their own as the role that terminals and browsers are served with: the ledger stands."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

from leads.database.embedded import Embedded
from leads.database.roles import APPLICATION, OWNER
from tests.environment import kept

pytestmark = pytest.mark.slow
LINE = "INSERT INTO ledger_line (at, event) VALUES (now(), 'console:page:opened')"
REFUSED = {
    "a line is changed": "UPDATE ledger_line SET outcome = 'hit'",
    "a line is removed": "DELETE FROM ledger_line",
    "the ledger is emptied": "TRUNCATE ledger_line",
    "a month is emptied": "DO $$ BEGIN EXECUTE (SELECT format('TRUNCATE %s', inhrelid::regclass) FROM pg_inherits "
    "WHERE inhparent = 'ledger_line'::regclass LIMIT 1); END $$",
    "a line is put into a month": "DO $$ BEGIN EXECUTE (SELECT format('INSERT INTO %s (at, event, xid) "
    "VALUES (now(), ''x'', 1)', inhrelid::regclass) FROM pg_inherits WHERE inhparent = 'ledger_line'::regclass "
    "LIMIT 1); END $$",
    "a line says another transaction": "INSERT INTO ledger_line (at, event, xid) VALUES (now(), 'x', 1)",
    "a line says another time of writing": "INSERT INTO ledger_line (at, event, written_at) VALUES (now(), 'x', now())",
    "a line is of last year": LINE.replace("now()", "now() - interval '1 year'"),
    "a line is of two hours ago": LINE.replace("now()", "now() - interval '2 hours'"),
    "a line takes its place in a month to come": LINE.replace("now()", "now() + interval '2 months'"),
    "heads are said to be begun anew": "INSERT INTO ledger_line (at, event, data) "
    "VALUES (now(), 'ledger:heads:begun', '{\"from\": 1000000}')",
    "a month is said to be removed": "INSERT INTO ledger_line (at, event) VALUES (now(), 'ledger:month:removed')",
    "a real state is said to be fiction": "INSERT INTO ledger_line (at, event) VALUES (now(), 'demo:state:made')",
    "a table of the ledger's name goes before it": "SET search_path = pg_temp, public; INSERT INTO public.ledger_line "
    "(at, event) VALUES (now(), 'ledger:heads:begun')",
    "a sign-on is another person's": "UPDATE people_linksession SET person_id = person_id + 1",
    "a sign-on is of another device": "UPDATE people_linksession SET device_id = device_id + 1",
    "a sign-on is of the higher level": "UPDATE people_linksession SET level = 'full'",
    "a sign-on is made younger": "UPDATE people_linksession SET started_at = now()",
    "a sign-on that was is gone": "DELETE FROM people_linksession",
    "a line takes a number": "INSERT INTO ledger_line (id, at, event) OVERRIDING SYSTEM VALUE VALUES (1, now(), 'x')",
    "the triggers are taken off": "ALTER TABLE ledger_line DISABLE TRIGGER ALL",
    "a replica is played": "SET session_replication_role = replica",
    "a seal is made": "INSERT INTO ledger_seal SELECT * FROM ledger_seal",
    "a seal is removed": "DELETE FROM ledger_seal",
    "the installation gets another number": "UPDATE ledger_installation SET number = 'x'",
    "the heads are said not to be begun": "UPDATE ledger_installation SET heads_begun = false",
    "a table is made": "CREATE TABLE mine (a int)",
    "a table goes": "DROP TABLE agencies_agency",
    "a function is put in": "CREATE OR REPLACE FUNCTION ledger_is_only_added_to() RETURNS trigger LANGUAGE sql AS ''",
    "another role is taken": f"SET ROLE {OWNER}",
    "the superuser's role is taken": "SET ROLE leads",
    "a migration is said to be done": "INSERT INTO django_migrations (app, name, applied) VALUES ('x', 'x', now())",
    "a program of the machine is run": "COPY (SELECT 1) TO PROGRAM 'true'",
    "a file of the machine is read": "SELECT pg_read_file('/etc/hostname')",
}


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    """The database that LEADS brings, with its tables, as `leads migrate` leaves it."""
    import os
    import shutil
    import tempfile

    parent = Path(tempfile.mkdtemp(prefix="roles-", dir=os.environ["LEADS_TEST_ROOT"]))
    parent.chmod(0o711)
    environment = {name: value for name, value in os.environ.items() if kept(name)}
    command = [sys.executable, "-m", "leads", "migrate", "--data", str(parent / "data")]
    subprocess.run(command, check=True, env=environment, capture_output=True, timeout=120)
    embedded = Embedded(parent / "data")
    embedded.start()
    yield embedded
    embedded.stop()
    shutil.rmtree(parent, ignore_errors=True)


@pytest.fixture
def application(database: Embedded) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    with psycopg.connect(database.url(role=APPLICATION), autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("statement", REFUSED.values(), ids=REFUSED)
def test_it_is_refused(application: "psycopg.Connection[tuple[object, ...]]", statement: str) -> None:
    application.execute(LINE)
    with pytest.raises((errors.InsufficientPrivilege, errors.RestrictViolation)):
        application.execute(statement)


def test_a_line_is_added_with_the_databases_own_time_and_transaction(
    application: "psycopg.Connection[tuple[object, ...]]",
) -> None:
    application.execute(LINE.replace("now()", "now() - interval '30 minutes'"))
    wanted = "SELECT at < written_at - interval '20 minutes', written_at > now() - interval '1 minute' FROM ledger_line"
    assert application.execute(f"{wanted} ORDER BY id DESC LIMIT 1").fetchone() == (True, True)


def test_who_owns_the_tables_writes_of_other_days_and_that_heads_were_begun_anew(database: Embedded) -> None:
    """A fictional state is loaded with its past; heads are begun anew; months go."""
    with psycopg.connect(database.url(role=OWNER)) as owner:
        owner.execute(LINE.replace("now()", "now() - interval '1 year'"))
        owner.execute("INSERT INTO ledger_line (at, event) VALUES (now(), 'ledger:heads:begun')")
        owner.rollback()


def test_who_owns_the_tables_cannot_backdate_a_line_either(database: Embedded) -> None:
    with psycopg.connect(database.url(role=OWNER), autocommit=True) as owner:
        for more in ("xid", "written_at"):
            value = {"xid": "1", "written_at": "'2020-01-06 00:00+00'"}[more]
            with pytest.raises(errors.RestrictViolation):
                owner.execute(f"INSERT INTO ledger_line (at, event, {more}) VALUES (now(), 'x', {value})")


def test_the_machines_other_accounts_are_not_let_in(database: Embedded) -> None:
    """The account that PostgreSQL itself runs as reaches the socket, and is nobody to it."""
    code = "import psycopg, sys; psycopg.connect(sys.argv[1])"
    if database.user.as_arguments() == {}:
        pytest.skip("PostgreSQL runs as ourselves here")
    psql = Path("/usr/bin/psql")
    if not psql.exists():
        pytest.skip("no psql that another account may run")
    done = subprocess.run(
        [str(psql), database.url("postgres"), "-c", "SELECT 1"],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        **database.user.as_arguments(),
    )
    assert done.returncode != 0, code
    assert "authentication failed" in done.stderr

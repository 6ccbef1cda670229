"""PostgreSQL's own programs: the version of the server, and no password in a list of processes."""

import psycopg
import pytest

from leads.database import dump, programs
from leads.rules.refused import Refused


def test_the_program_is_of_the_servers_version_or_named_with_its_package() -> None:
    ours = programs.major(programs.version())
    assert dump.program("pg_dump", ours).exists()
    with pytest.raises(Refused) as no:
        dump.program("pg_dump", 9)
    assert no.value.code == "no-pg-dump"
    assert "postgresql-client-9" in no.value.cure


def test_an_address_is_handed_over_in_variables() -> None:
    found = dump.environment("postgresql://me:secret@example.org:5433/leads?sslmode=verify-full")
    told = {name: found[name] for name in found if name.startswith("PG")}
    wanted = {"PGUSER": "me", "PGPASSWORD": "secret", "PGHOST": "example.org", "PGPORT": "5433"}
    assert told == {**wanted, "PGDATABASE": "leads", "PGSSLMODE": "verify-full"}


def test_a_dump_of_a_moment_goes_into_an_empty_database_whole_or_not_at_all(fresh_database: str) -> None:
    with psycopg.connect(fresh_database, autocommit=True) as database:
        database.execute("INSERT INTO ledger_installation VALUES (true, '7', now(), true)")
        with psycopg.connect(fresh_database) as reading:
            reading.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
            [(snapshot,)] = reading.execute("SELECT pg_export_snapshot()").fetchall()
            database.execute("UPDATE ledger_installation SET number = '8'")
            pieces = list(dump.dumped(fresh_database, snapshot))
        dump.read_through(dump.server_major(fresh_database), pieces)
        with pytest.raises(Refused) as no:
            dump.restore(fresh_database, pieces)
        assert (no.value.code, "already exists" in no.value.sentence) == ("not-restored", True)
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        for some in ([b"".join(pieces)[:-200]], [b"no dump"]):
            with pytest.raises(Refused):
                dump.restore(fresh_database, some)
        assert database.execute("SELECT to_regclass('ledger_installation')").fetchall() == [(None,)]
        dump.restore(fresh_database, pieces)
        assert database.execute("SELECT number FROM ledger_installation").fetchall() == [("7",)]
        always = "SELECT count(*) FROM pg_trigger WHERE tgname = 'ledger_is_only_added_to' AND tgenabled <> 'A'"
        assert database.execute(always).fetchall() == [(0,)]


def test_a_dump_that_fails_says_why(fresh_database: str) -> None:
    with pytest.raises(Refused) as no:
        list(dump.dumped(fresh_database, "none"))
    assert no.value.code == "dump-failed"

"""Who LEADS is to its database; what each role is refused is tried in tests/attacks/test_sql_as_the_application.py."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from psycopg import errors

from leads.database import migrating, roles

OWNED = """
SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'S') AND r.rolname <> %s
"""
MESSAGE = """
INSERT INTO switch_message (device_id, reference, month, id, person_id, session_id, key, raw, received_at, number,
                            outcome, answer, answered_at)
VALUES (1, 'R1', '2026-11-01', 1, 1, 1, 'QV', '', now(), 1, 'no record', '', now())
"""


@contextmanager
def superuser(url: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    with psycopg.connect(url, autocommit=True) as connection:
        yield connection


def given(url: str) -> str:
    """Gives a database to its owner, lets the application at its tables, and says how it is reached as the latter."""
    name = str(psycopg.conninfo.conninfo_to_dict(url)["dbname"])
    with superuser(url) as connection:
        roles.make_roles(connection)
        roles.make_roles(connection)
        roles.give_to_owner(connection, name)
    with psycopg.connect(url.replace("leads@", f"{roles.OWNER}@", 1)) as owner:
        roles.grant(owner, roles.APPLICATION, migrating.added_to())
    return url.replace("leads@", f"{roles.APPLICATION}@", 1)


def test_all_that_an_older_leads_made_becomes_the_owners(fresh_database: str) -> None:
    with superuser(fresh_database) as connection:
        before = connection.execute(OWNED, [roles.OWNER]).fetchone()
        given(fresh_database)
        assert before != (0,)
        assert connection.execute(OWNED, [roles.OWNER]).fetchone() == (0,)


def test_the_application_adds_to_the_journal_and_takes_nothing_from_it(fresh_database: str) -> None:
    with psycopg.connect(given(fresh_database), autocommit=True) as application:
        application.execute(MESSAGE)
        for words in ("UPDATE switch_message SET answer = 'hit'", "DELETE FROM switch_message"):
            with pytest.raises(errors.InsufficientPrivilege):
                application.execute(words)
        assert application.execute("SELECT count(*) FROM switch_message").fetchone() == (1,)


@pytest.mark.parametrize("line", ["now() - interval '61 minutes', 'x'", "now(), 'ledger:heads:begun'"])
def test_the_application_adds_to_the_ledger_what_happens_now_and_excuses_nothing(
    fresh_database: str, line: str
) -> None:
    words = f"INSERT INTO ledger_line (at, event) VALUES ({line})"
    with psycopg.connect(given(fresh_database), autocommit=True) as application:
        with pytest.raises(errors.RestrictViolation) as no:
            application.execute(words)
        application.execute("INSERT INTO ledger_line (at, event) VALUES (now() - interval '59 minutes', 'x')")
    assert no.value.diag.constraint_name == "an_application_writes_what_happens_now"
    with psycopg.connect(fresh_database.replace("leads@", f"{roles.OWNER}@", 1)) as owner:
        owner.execute(words)


def test_the_application_changes_of_a_sign_on_how_it_goes_on_and_ends(fresh_database: str) -> None:
    with psycopg.connect(given(fresh_database), autocommit=True) as application:
        application.execute("UPDATE people_linksession SET seen_at = now(), ended_at = now(), ended_why = 'x'")
        for words in ("UPDATE people_linksession SET person_id = 1", "DELETE FROM people_linksession"):
            with pytest.raises(errors.InsufficientPrivilege):
                application.execute(words)


def test_the_owner_sees_which_batches_the_application_has_in_flight(fresh_database: str) -> None:
    """A look back that does not see them would not wait for them, and a hit would be missed."""
    seen = "SELECT backend_xid IS NOT NULL FROM pg_stat_activity WHERE pid = %s"
    with psycopg.connect(given(fresh_database)) as application:
        application.execute("SELECT pg_current_xact_id()")
        with psycopg.connect(fresh_database.replace("leads@", f"{roles.OWNER}@", 1)) as owner:
            assert owner.execute(seen, [application.info.backend_pid]).fetchone() == (True,)

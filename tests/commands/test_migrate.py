"""Only the service itself and `leads migrate` change tables that are there; what a newer LEADS made is left alone."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.db import connection

from leads.database import migrating
from leads.rules.refused import Refused
from tests.environment import kept

LAST = "DELETE FROM django_migrations WHERE app = 'console'"


def leads(url: str, data: object, *words: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if kept(name)} | {"LEADS_DATABASE_URL": url}
    command = [sys.executable, "-m", "leads", *words, "--data", str(data)]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=120)


@pytest.mark.slow
@pytest.mark.parametrize("words", [["ledger", "verify"], ["settings"], ["ledger", "tail"], ["switch", "--port", "0"]])
def test_a_command_of_newer_code_leaves_the_tables_alone(fresh_database: str, data_directory, words) -> None:
    with psycopg.connect(fresh_database, autocommit=True) as database:
        database.execute(LAST)
        done = leads(fresh_database, data_directory, *words)
        assert (done.returncode, "leads migrate" in done.stderr) == (2, True), done.stderr
        found = database.execute("SELECT count(*) FROM django_migrations WHERE app = 'console'").fetchone()
        assert found == (0,)


@pytest.mark.slow
@pytest.mark.parametrize("words", [["migrate"], ["ledger", "verify"], ["up", "--links", "1", "--console", "2"]])
def test_older_code_leaves_a_newer_database_alone(fresh_database: str, data_directory, words) -> None:
    with psycopg.connect(fresh_database, autocommit=True) as database:
        database.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('people', '0099_later', now())")
    done = leads(fresh_database, data_directory, *words)
    assert done.returncode == 2
    assert "A newer LEADS has changed this database (people 0099_later)" in done.stderr


@pytest.mark.django_db
def test_tables_that_are_as_needed_are_taken() -> None:
    migrating.must_be_as_needed()
    assert not migrating.is_empty()
    with connection.cursor() as cursor:
        cursor.execute(LAST)
    with pytest.raises(Refused) as no:
        migrating.must_be_as_needed()
    assert no.value.code == "not-migrated"

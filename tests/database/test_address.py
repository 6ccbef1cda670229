"""Database addresses, as a person writes them and as Django reads them."""

import os
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

from leads.agencies.models import Agency
from leads.database.address import ONLY_ON_REQUEST, SESSION, django_database, renamed, socket_url


def test_a_socket_folder_with_odd_characters_survives_the_round_trip() -> None:
    database = django_database(socket_url(Path("/var/lib/a b&c/socket"), "leads"))
    assert (database["HOST"], database["NAME"], database["USER"]) == ("/var/lib/a b&c/socket", "leads", "leads")


def test_a_server_of_ones_own_with_all_that_an_address_can_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADS_PROCESS", "leads console")
    url = "postgresql://clerk:p%40ss@db.example:5433/state?sslmode=verify-full&options=-c%20jit%3Doff"
    database = django_database(url)
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", "5433", "state")
    assert (database["USER"], database["PASSWORD"]) == ("clerk", "p@ss")
    assert database["OPTIONS"] == {
        "sslmode": "verify-full",
        "options": f"-c jit=off {SESSION}",
        "application_name": "leads console",
        "server_side_binding": True,
        "prepare_threshold": ONLY_ON_REQUEST,
    }


def test_every_connection_says_for_itself_that_commits_are_on_disk() -> None:
    assert "synchronous_commit=on" in django_database("postgresql:///leads")["OPTIONS"]["options"]


@pytest.mark.parametrize("url", ["sqlite:///x", "mysql://h/x", "leads", ""])
def test_another_kind_of_database_is_an_error(url: str) -> None:
    with pytest.raises(ValueError, match="postgresql://"):
        django_database(url)


def test_the_same_server_another_database() -> None:
    assert renamed("postgresql://leads@/leads?host=%2Fx", "other") == "postgresql://leads@/other?host=%2Fx"


@pytest.mark.django_db
def test_what_a_statement_is_about_is_in_no_log_of_the_server(template: str) -> None:
    """A Social Security number stood in a STATEMENT line of a server of one's own: values were pasted."""
    [log] = [
        path for path in Path(os.environ["LEADS_TEST_ROOT"]).glob("*/postgresql.log") if path.parent.name in template
    ]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL log_min_error_statement = 'error'")
        with pytest.raises(DatabaseError), transaction.atomic():
            cursor.execute("SELECT %s, 1 / 0 AS first_look", ["666120001"])
        with pytest.raises(DatabaseError), transaction.atomic():
            list(Agency.objects.filter(name="666120002").extra(where=["1 / 0 = 1"]))
        cursor.execute("SET LOCAL log_min_error_statement = 'panic'")
    said = log.read_text()
    assert "first_look" in said, "statements are logged"
    assert "66612000" not in said

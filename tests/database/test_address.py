"""Database addresses, as a person writes them and as Django reads them."""

from pathlib import Path

import pytest

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

"""Each attack is made twice: with nothing behind the sockets, and with the exchange and database that LEADS runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.switch.serving import FakeWorld, RealWorld, World


@pytest.fixture
def real_database(transactional_db: None, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commits are real, and the doorbell finds the database as it does in a process of LEADS."""
    monkeypatch.setenv("LEADS_DATABASE_URL", database_url)


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db(transaction=True))])
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    if request.param == "fake":
        yield FakeWorld()
        return
    request.getfixturevalue("real_database")
    yield RealWorld()

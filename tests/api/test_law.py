"""The law as data, for anybody; and a description of the API that loads nothing from elsewhere."""

import pytest
from django.test import Client

from leads.rules.clauses import CLAUSES

pytestmark = pytest.mark.django_db


def test_every_clause_is_a_row(client: Client) -> None:
    rows = client.get("/api/law").json()
    assert [row["id"] for row in rows] == list(CLAUSES)


def test_a_citation_finds_its_parts(client: Client) -> None:
    rows = client.get("/api/law/1240.60(a)(5)").json()
    assert len(rows) == 3
    assert all(row["id"].startswith("1240.60(a)(5)") for row in rows)


def test_a_clause_that_is_not_there(client: Client) -> None:
    answer = client.get("/api/law/1240.999")
    assert (answer.status_code, answer.json()["code"]) == (404, "no-such-clause")


def test_the_description(client: Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/law", "/api/law/{clause}", "/api/sign-on", "/api/session", "/api/messages",
    }  # fmt: skip
    assert client.get("/api/docs").status_code == 404

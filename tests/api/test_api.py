"""Messages over the API meet the same exchange as those of a terminal; the law as data, for anybody."""

import pytest
from django.test import Client

from leads.api import sessions
from leads.people.models import LinkSession
from leads.rules.clauses import CLAUSES
from tests.api.conftest import Program
from tests.makers import make_record

FIELDS = [["LIC", "TST1234"], ["LIS", "IL"]]


def test_an_inquiry_finds_what_there_is(program: Program) -> None:
    program.begin()
    assert program.post("messages", key="QV", reference="R1", fields=FIELDS).json()["outcome"] == "no record"
    make_record()
    answer = program.post("messages", key="QV", reference="R2", fields=FIELDS).json()
    assert answer["outcome"] == "hit"
    assert answer["text"].startswith("HIT.")
    assert answer["hits"][0]["values"]["LIC"] == "TST1234"


def test_a_message_sent_again_gets_the_same_answer(program: Program) -> None:
    program.begin()
    first = program.post("messages", key="QV", reference="R1", fields=FIELDS).json()
    assert program.post("messages", key="QV", reference="R1", fields=FIELDS).json() == first


def test_a_no_of_the_exchange_is_an_answer(program: Program) -> None:
    program.begin()
    answer = program.post("messages", key="QX", reference="R1", fields=FIELDS)
    assert (answer.status_code, answer.json()["outcome"]) == (200, "refused")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"key": "qv", "reference": "R1", "fields": FIELDS}, "wire-key"),
        ({"key": "QV", "reference": "", "fields": FIELDS}, "wire-reference"),
        ({"key": "QV", "reference": "R1", "fields": []}, "wire-no-fields"),
        ({"key": "QV", "reference": "R1", "fields": [["REM", "A.ORI/IL1990100"]]}, "wire-not-as-meant"),
        ({"key": "QV", "reference": "R1", "fields": [["REM", "A\u0003B"]]}, "not-text"),
    ],
)
def test_what_could_not_be_sent_over_a_link_can_not_be_sent_here(program: Program, body: dict, code: str) -> None:
    program.begin()
    answer = program.post("messages", **body)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


@pytest.mark.parametrize("bearer", ["", "nonsense", "MQ:1tPxyz:AAAAAAAAAAAAAAAAAAAAAAAAAAA"])
def test_without_a_session_nothing_is_sent(program: Program, bearer: str) -> None:
    program.bearer = bearer
    assert program.post("messages", key="QV", reference="R1", fields=FIELDS).status_code == 401


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_session_that_was_ended_is_over_with_the_next_message(program: Program, elsewhere: bool) -> None:
    program.begin()
    if elsewhere:
        LinkSession.objects.update(ended_at="2026-11-23T16:04:00Z", ended_why="by the Department")
    else:
        ended = program.client.delete("/api/session", HTTP_AUTHORIZATION=f"Bearer {program.bearer}")
        assert ended.status_code == 204
    answer = program.post("messages", key="QV", reference="R1", fields=FIELDS)
    assert (answer.status_code, answer.json()["code"]) == (401, "session-over")


def test_another_process_takes_the_session_over(program: Program) -> None:
    program.begin()
    first = program.post("messages", key="QV", reference="R1", fields=FIELDS).json()
    sessions._held.clear()
    second = program.post("messages", key="QV", reference="R2", fields=FIELDS).json()
    assert second["number"] == first["number"] + 1


@pytest.mark.django_db
def test_every_clause_is_a_row(client: Client) -> None:
    rows = client.get("/api/law").json()
    assert [row["id"] for row in rows] == list(CLAUSES)


@pytest.mark.django_db
def test_a_citation_finds_its_parts(client: Client) -> None:
    rows = client.get("/api/law/1240.60(a)(5)").json()
    assert len(rows) == 3
    assert all(row["id"].startswith("1240.60(a)(5)") for row in rows)


@pytest.mark.django_db
def test_a_clause_that_is_not_there(client: Client) -> None:
    answer = client.get("/api/law/1240.999")
    assert (answer.status_code, answer.json()["code"]) == (404, "no-such-clause")


@pytest.mark.django_db
def test_the_description(client: Client) -> None:
    described = client.get("/api/openapi.json").json()
    assert set(described["paths"]) == {
        "/api/law",
        "/api/law/{clause}",
        "/api/codes",
        "/api/codes/{code}",
        "/api/answer-schema.json",
        "/api/sign-on",
        "/api/session",
        "/api/messages",
        "/api/images",
        "/api/images/{number}",
    }
    assert client.get("/api/docs").status_code == 404

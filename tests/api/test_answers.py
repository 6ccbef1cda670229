"""The shape of answers, and the codes as data: what a vendor's program is written against."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client
from pydantic import ValidationError

from leads.api.answers import OUTCOMES, Answer, Whole, json_schema, unknown
from leads.hotfiles.registry import FIELDS
from tests.api.conftest import Program
from tests.makers import make_record

PLATE = [["LIC", "TST1234"], ["LIS", "IL"]]


def test_answers_of_the_api_have_the_shape_that_is_told(program: Program) -> None:
    program.begin()
    asked = [("QV", PLATE), ("QX", PLATE), ("QV", [["LIC", "TST1234"], ["VYR", "2019"]]), ("EV", [["LIC", "A"]])]
    make_record()
    for number, (key, fields) in enumerate(asked):
        answer = program.post("messages", key=key, reference=f"R{number}", fields=fields).json()
        assert unknown(Whole.model_validate(answer)) == []


def test_a_member_that_nobody_told_and_one_that_is_missing_are_found(program: Program) -> None:
    program.begin()
    make_record()
    answer = program.post("messages", key="QV", reference="R1", fields=PLATE).json()
    answer["hits"][0]["agency"]["fax"] = "none"
    assert unknown(Whole.model_validate(answer)) == ["hits.agency.fax"]
    del answer["hits"]
    with pytest.raises(ValidationError):
        Whole.model_validate(answer)


@pytest.mark.django_db
def test_the_schema_is_given_to_anybody(client: Client) -> None:
    given = client.get("/api/answer-schema.json").json()
    assert given == json_schema()
    assert set(Answer.model_fields) <= set(given["required"])


@pytest.mark.django_db
def test_every_field_with_its_codes_is_given_to_anybody(client: Client) -> None:
    found = {one["code"]: one for one in client.get("/api/codes").json()}
    assert set(found) == set(FIELDS)
    assert found["SEX"]["codes"]["F"] == "Female"
    assert found["MIS"]["codes"] is None
    assert client.get("/api/codes/vco").json() == [found["VCO"]]
    assert (client.get("/api/codes/NOPE").status_code, client.get("/api/codes/NOPE").json()["code"]) == (
        404,
        "no-such-field",
    )


def test_the_page_tells_every_outcome() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "link.md").read_text("utf-8")
    table = page.partition("### Outcomes")[2].partition("\n## ")[0]
    rows = [row.split("|")[1] for row in table.splitlines() if row.startswith("| `")]
    assert {one for row in rows for one in re.findall(r"`([a-z ]+)`", row)} == set(OUTCOMES)

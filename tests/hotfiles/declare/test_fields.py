"""The makers of fields: what each takes, how long it may be, and how it is named in a key."""

from datetime import date

import pytest

from leads.hotfiles.declare import fields as make
from leads.messages.fields import Field
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)

TAKEN = [
    (make.coded_field("SEX", "Sex", "Person", "F", 1), "f", "F"),
    (make.coded_field("POB", "Born in", "Person", "IL", 2, table="LIS"), "il", "IL"),
    (make.date_field("DOT", "Stolen on", "Case"), "2026-11-23", "20261123"),
    (make.date_field("DOA", "Due on", "Case", future=True), "20261124", "20261124"),
    (make.digits_field("NPA", "Persons", "Result", 1, 2, example="1"), "12", "12"),
    (make.text_field("MIS", "Notes", "Case", 10, "A DENT"), "a dent", "a dent"),
    (make.case_field("OCA", "Case", "Case"), " 26-10411 ", "26-10411"),
    (make.ori_field("LKI", "Linked agency", "Case", "IL1990100"), "il1990100", "IL1990100"),
]


@pytest.mark.parametrize(("field", "raw", "value"), TAKEN, ids=lambda one: one.code if isinstance(one, Field) else one)
def test_a_made_field_takes_what_fits_and_its_own_example(field: Field, raw: str, value: str) -> None:
    assert field.read(raw, TODAY) == value
    assert field.read(field.example, TODAY) == field.example
    assert len(field.example) <= field.most


REFUSED = [
    (TAKEN[0][0], "Q"),
    (TAKEN[2][0], "20261124"),
    (TAKEN[4][0], "123"),
    (TAKEN[5][0], "ELEVEN CHAR"),
    (TAKEN[6][0], "NONE"),
    (TAKEN[7][0], "IL199010"),
]


@pytest.mark.parametrize(("field", "raw"), REFUSED, ids=lambda one: one.code if isinstance(one, Field) else one)
def test_a_made_field_refuses_what_does_not(field: Field, raw: str) -> None:
    with pytest.raises(Refused) as no:
        field.read(raw, TODAY)
    assert no.value.field == field.code


def test_a_key_names_its_fields_as_needed_or_not() -> None:
    first, second = TAKEN[0][0], TAKEN[1][0]
    assert [(use.field.code, use.must) for use in (*make.must(first), *make.may(second))] == [
        ("SEX", True),
        ("POB", False),
    ]
    assert make.codes(first, second) == ("SEX", "POB")

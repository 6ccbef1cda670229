"""Every field's edit: what is right stays, what is wrong is told with an example that is right.

Rows of one thing's own fields stand with the thing: tests/hotfiles/things.
"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.declare.edits import day, readings
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.fields import Field
from leads.rules.refused import Refused
from tests.hotfiles.declare.reading import TODAY, is_read, is_refused

ALL = {(use.field.code, id(use.field)): use.field for key in MESSAGE_KEYS.values() for use in key.uses}
EVERY_FIELD = pytest.mark.parametrize("field", list(ALL.values()), ids=lambda field: field.code)
TEXT = st.one_of(st.text(max_size=24), st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -/.,'?;", max_size=24))


def refusal_is_helpful(field: Field, no: Refused) -> None:
    assert no.field == field.code
    assert no.code.startswith(("field-", "telephone-only", "support-missing"))
    assert no.example
    assert field.read(no.example, TODAY)


@EVERY_FIELD
def test_a_field_takes_its_example(field: Field) -> None:
    assert field.read(field.example, TODAY) == field.example
    assert len(field.example) <= field.most
    assert field.name
    assert field.group


@EVERY_FIELD
@given(raw=TEXT)
def test_what_was_read_reads_to_the_same(field: Field, raw: str) -> None:
    try:
        value = field.read(raw, TODAY)
    except Refused as no:
        refusal_is_helpful(field, no)
    else:
        assert field.read(value, TODAY) == value
        assert len(value) <= field.most


INSIDE = [
    ("DOB", "2026-11-23", "20261123"),
    ("DOB", "19880229", "19880229"),
    ("TNO", "217-555-0100", "2175550100"),
    ("ZIP", "62701-0001", "627010001"),
]


@pytest.mark.parametrize(("code", "raw", "value"), INSIDE)
def test_just_inside(code: str, raw: str, value: str) -> None:
    is_read(code, raw, value)


OUTSIDE = [
    ("DOB", "20261124"),
    ("DOB", "19870229"),
    ("DOB", "881224"),
    ("DOT", "20261124"),
    ("DOW", "20261301"),
    ("EXL", "07"),
    ("LIS", "NE"),
    ("CTI", "IL199015"),
]


@pytest.mark.parametrize(("code", "raw"), OUTSIDE)
def test_just_outside(code: str, raw: str) -> None:
    is_refused(code, raw)


@pytest.mark.parametrize("typed", ["19800229", "1980-02-29", "02/29/1980", "2/29/1980", "02291980", "2-29-80"])
def test_a_date_is_read_as_officers_write_it_where_only_one_can_be_meant(typed: str) -> None:
    assert day("DOB", "19800229")(typed, TODAY) == "19800229"


def test_a_year_of_two_digits_that_leaves_two_dates_is_asked_about() -> None:
    with pytest.raises(Refused, match="19150304 or 20150304"):
        day("DOB", "19800229")("3/4/15", TODAY)


def test_a_year_alone_says_what_to_add() -> None:
    with pytest.raises(Refused, match="a year alone"):
        day("DOB", "19800229")("1980", TODAY)


@given(st.dates(min_value=date(1850, 1, 1), max_value=date(2999, 12, 31)))
def test_a_date_with_its_year_has_one_reading_however_it_is_written(one: date) -> None:
    for form in (f"{one:%Y%m%d}", f"{one:%m/%d/%Y}", f"{one:%m%d%Y}", f"{one.month}-{one.day}-{one.year}"):
        assert readings(form) == [one]

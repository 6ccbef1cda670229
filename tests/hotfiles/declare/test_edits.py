"""Every field's edit: what is right stays, what is wrong is told with an example that is right.

Rows of one thing's own fields stand with the thing: tests/hotfiles/things.
"""

import re
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leads.hotfiles.declare.edits import NO_END, day, day_or_never, readings
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages.fields import Field
from leads.rules.refused import Refused
from tests.hotfiles.declare.reading import TODAY, is_read, is_refused

ALL = {(use.field.code, id(use.field)): use.field for key in MESSAGE_KEYS.values() for use in key.uses}
#: Each text is tried with every field: most of what an example costs is drawing it.
EACH_TEXT = settings(max_examples=300)
TEXT = st.one_of(st.text(max_size=24), st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -/.,'?;", max_size=24))


def refusal_is_helpful(field: Field, no: Refused) -> None:
    assert no.field == field.code
    assert no.code.startswith(("field-", "telephone-only", "support-missing")), field.code
    assert no.example, field.code
    assert field.read(no.example, TODAY), field.code


def takes_its_example(field: Field) -> bool:
    read = field.read(field.example, TODAY)
    is_read_on = field.code in {"AGE", "DCH"} and field.read(read, TODAY) == read  # as years; tooth by tooth
    return (read == field.example or is_read_on) and len(field.example) <= field.most


def test_a_field_takes_its_example_and_has_a_name_and_a_place() -> None:
    assert [field.code for field in ALL.values() if not takes_its_example(field)] == []
    assert [field.code for field in ALL.values() if not (field.name and field.group)] == []


@EACH_TEXT
@given(raw=TEXT)
def test_what_was_read_reads_to_the_same(raw: str) -> None:
    for field in ALL.values():
        try:
            value = field.read(raw, TODAY)
        except Refused as no:
            refusal_is_helpful(field, no)
        else:
            assert field.read(value, TODAY) == value, field.code
            assert len(value) <= field.most, field.code


#: In which a separator only parts what is there: days, whole caution codes, initials of a name; or is written by custom
#: and stands in the code's table, as the point of .380 does.
_DAYS = {code for code, _ in ALL if len(ALL[code, _].example) in (8, 12) and ALL[code, _].example.startswith("2026")}
#: A company's name is written with and without periods, a sum with commas, and with a period before no cents.
_PARTED = {
    "/": _DAYS | {"CMC"},
    ".": _DAYS | {"CMC", "NAM", "AKA", "PPN", "ISS", "OWN", "CAL", "DEN"},
    ",": _DAYS | {"CMC", "DEL", "DEN", "ISS", "OWN"},
}
#: Words, in which a period or slash behind says nothing else.
_WORDS = {"NAM", "AKA", "PPN", "ISS", "OWN", "OFF", "OOC"}

#: A security's number may be written as a count is: 1,000.
_THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")


@EACH_TEXT
@given(raw=st.builds("".join, st.tuples(TEXT, st.sampled_from("/.,"), TEXT)))
@example(raw="1,000")
def test_a_separator_within_a_value_is_never_dropped_to_make_another_value(raw: str) -> None:
    for field in ALL.values():
        value = value_of(field, raw)
        for sign, parted in _PARTED.items() if value is not None else ():
            said = _THOUSANDS.sub(lambda one: one[0].replace(",", ""), raw) if field.group == "Security" else raw
            assert field.code in parted or value.count(sign) == said.count(sign), (field.code, value)


def value_of(field: Field, raw: str) -> str | None:
    """What is read; None where that is refused."""
    try:
        return field.read(raw, TODAY)
    except Refused:
        return None


@pytest.mark.parametrize("more", ["/IL", "/1", ".00", ".5", " /IL", ".IL"])
def test_what_stands_behind_a_separator_is_not_run_into_the_value(more: str) -> None:
    asked = [field for field in ALL.values() if field.code not in _WORDS and (field.code, more) != ("DEN", ".00")]
    read = [(field.code, field.example + more, value_of(field, field.example + more)) for field in asked]
    assert [one for one in read if one[2] not in (None, one[1])] == []


@pytest.mark.parametrize("code", ["LIC", "OLN"])
@pytest.mark.parametrize("typed", ["TST1234/IL", "TST1234 IL", "TST-1234-IL", "TST1234.IL", "IL TST1234", "IL-TST1234"])
def test_a_number_that_may_carry_its_state_is_refused_and_says_both_ways(code: str, typed: str) -> None:
    no = is_refused(code, typed)
    assert no.code == "field-unclear"
    assert f"{code}/TST1234 and " in no.cure
    assert "/IL;" in no.cure


def test_a_sum_or_a_count_is_not_made_greater_by_a_dropped_sign() -> None:
    for code, raw in (("VNP", "4500.00"), ("VNP", "45-00"), ("VOR", "3 00"), ("NPA", "1-2"), ("NPA", "1/2")):
        is_refused(code, raw)


def test_signs_in_a_day_stand_between_year_month_and_day_only() -> None:
    for raw in ("1/22/01980", "1980-0229", "19-80-02-29", "1-2-2-1980", "02/2919/80"):
        is_refused("DOB", raw)
    assert readings("1980.02.29") == [date(1980, 2, 29)]
    assert readings("5.6.1980") == [date(1980, 5, 6), date(1980, 6, 5)]  # by points the day may stand first
    is_refused("FKD", "2026-01-1509-30")


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


@pytest.mark.parametrize("typed", ["19800229", "1980-02-29", "02/29/1980", "2/29/1980", "02291980", "2-29-80",
                                   "29FEB1980", "29 Feb 80", "29-FEBRUARY-1980", "Feb 29, 1980", "feb. 29 1980",
                                   "1980-FEB-29", "1980FEB29"])  # fmt: skip
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


@pytest.mark.parametrize(
    ("code", "typed", "example"), [("LIY", "27", "2027"), ("VYR", "19", "2019"), ("LIY", "9", "2026")]
)
def test_a_short_year_is_answered_with_its_four_digits_and_never_with_no_end(
    code: str, typed: str, example: str
) -> None:
    """NX, as the example of a plate's year was, would be entered as a plate that never expires."""
    assert is_refused(code, typed).example == example


def test_a_last_day_may_be_never_and_a_year_that_stands_for_it_is_told_the_word() -> None:
    read = day_or_never("ERD", "20361231", "the registration")
    assert read("12/31/2036", TODAY) == "20361231"
    assert read("non-exp", TODAY) == NO_END
    assert read("21261231", TODAY) == "21261231"
    for raw in ("21271231", "99991231", "2036", ""):
        with pytest.raises(Refused) as no:
            read(raw, TODAY)
        assert no.value.field == "ERD"
        assert "Where the registration has no end, send NONEXP." in (no.value.cure or "")

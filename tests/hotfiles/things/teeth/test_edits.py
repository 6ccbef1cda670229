"""A dental chart, read tooth by tooth."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.teeth.edits import ALONE, TEETH, WHOLE, chart, joined, teeth_of
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)


def read(raw: str) -> dict[int, str]:
    return teeth_of(chart(raw, DAY))


def test_all_and_unk_stand_for_all_32_and_what_is_named_is_otherwise() -> None:
    assert read("all") == dict.fromkeys(TEETH, "V")
    assert read("UNK") == dict.fromkeys(TEETH, "/")
    assert read("ALL 3-MO, 14-X; 32:/") == {**dict.fromkeys(TEETH, "V"), 3: "MO", 14: "X", 32: "/"}


def test_teeth_by_themselves_are_those_and_no_more() -> None:
    assert read("14-X 03-om 1=rc") == {1: "CR", 3: "MO", 14: "X"}
    assert chart("14-X 3-OM", DAY) == "03-MO; 14-X"


@pytest.mark.parametrize(("fine", "wrong"), [("1-V", "0-V"), ("32-V", "33-V"), ("9-MODFLCR", "9-MODFLCRM")])
def test_teeth_are_1_to_32_and_each_code_once(fine: str, wrong: str) -> None:
    assert read(fine)
    with pytest.raises(Refused) as no:
        chart(wrong, DAY)
    assert (no.value.field, no.value.example) == ("DCH", "ALL 3-MO 14-X")


@pytest.mark.parametrize(
    "raw",
    ["", " ;, ", "3", "3-", "MO", "3-MX", "3-VO", "3-XX", "3-/V", "3-Q", "ALL UNK", "UNK ALL", "ALL ALL", "3MO",
     "3-MO 3-X", "003-MO", "-3-MO", "3-MÖ", "٣-MO", "3-M/"],
)  # fmt: skip
def test_what_is_no_chart_is_refused(raw: str) -> None:
    with pytest.raises(Refused) as no:
        chart(raw, DAY)
    assert no.value.field == "DCH"


CODES_OF_A_TOOTH = st.one_of(
    st.sampled_from(ALONE), st.sets(st.sampled_from("MODFLCR"), min_size=1).map(lambda some: "".join(sorted(some)))
)


@given(st.dictionaries(st.sampled_from(TEETH), CODES_OF_A_TOOTH, min_size=1))
def test_what_was_read_reads_to_the_same_again(teeth: dict[int, str]) -> None:
    stored = chart(joined(teeth), DAY)
    assert chart(stored, DAY) == stored
    assert {tooth: sorted(code) for tooth, code in teeth_of(stored).items()} == {
        tooth: sorted(code) for tooth, code in sorted(teeth.items())
    }


def test_every_code_of_the_table_is_taken_and_no_other() -> None:
    assert set(CODES["DCH"]) == {*ALONE, *WHOLE, *"MODFLCR"}


def test_of_a_tooth_that_stands_twice_the_last_counts() -> None:
    assert teeth_of("03-V; 14-X; 03-MO") == {3: "MO", 14: "X"}
    assert teeth_of("") == {}

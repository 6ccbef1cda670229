"""The keys under which a part is found: whatever matches shares one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.things.part.compare import match_part
from leads.hotfiles.things.part.keys import asked_keys, record_keys, searches
from leads.messages.fields import DEFAULTS

VIN = "1M8GDM9AXKP042788"


@pytest.mark.parametrize("code", ["SER", "OAN", "VIN", "BHN", "REG", "CGD"])
def test_every_number_is_looked_for_among_those_of_parts(code: str) -> None:
    for own in ("SER", "OAN"):
        assert record_keys({own: "TST369257"}) & set(asked_keys({code: "TST369257"}, DEFAULTS))


def test_a_plate_or_name_asks_nothing_of_parts() -> None:
    assert asked_keys({"LIC": "TST1234", "LIS": "IL", "RES": "IL"}, DEFAULTS) == ()
    assert record_keys({"BRA": "MERC"}) == frozenset()


NUMBERS = st.text("IL10OAB5S", min_size=1, max_size=12)
PARTS = st.dictionaries(st.sampled_from(["SER", "OAN"]), NUMBERS, min_size=1)
ASKED = st.dictionaries(st.sampled_from(["SER", "OAN", "VIN", "BHN", "REG", "CGD"]), NUMBERS, min_size=1)


@given(asked=ASKED, values=PARTS)
def test_no_key_misses_a_match(asked: dict[str, str], values: dict[str, str]) -> None:
    if match_part(asked, values) is not None:
        assert record_keys(values) & set(asked_keys(asked, DEFAULTS))


def test_each_number_is_searched_by_itself() -> None:
    assert list(searches(("LIC", "VIN", "OAN"))) == [("OAN",), ("VIN",)]

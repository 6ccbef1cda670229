"""The keys under which a boat is found: whatever matches shares one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.things.boat.compare import match_boat
from leads.hotfiles.things.boat.keys import asked_keys, record_keys, searches
from leads.messages.fields import DEFAULTS

BOAT = {"BHN": "USTST12345A595", "REG": "IL1234AB", "RES": "IL", "CGD": "1198765", "OAN": "FLEET0042"}


def test_each_number_is_a_key_with_its_end() -> None:
    assert record_keys({"REG": "IL1234AB"}) == {"N:B1L1234A8", "N:B234A8", "N:B1234A8"}
    assert record_keys({"BMA": "SEA"}) == frozenset()
    assert asked_keys({"RES": "IL"}, DEFAULTS) == ()


@pytest.mark.parametrize(
    "asked",
    [
        {"BHN": "USTST12345A595"},
        {"BHN": "TST12345A595"},
        {"BHN": "CATST12345A595"},
        {"BHN": "TST12345A595XYZ"},
        {"BHN": "TST1234SA595"},
        {"BHN": "5A595"},
        {"SER": "USTST12345A595"},
        {"REG": "IL1234AB"},
        {"REG": "1234AB"},
        {"REG": "WS1234AB", "RES": "WI"},
        {"REG": "IL1234A8"},
        {"REG": "IL01234AB"},
        {"REG": "1198765"},
        {"CGD": "1198765"},
        {"OAN": "1198765"},
        {"OAN": "FLEETOO42"},
    ],
)
def test_whatever_finds_it_shares_a_key(asked: dict[str, str]) -> None:
    assert match_boat(asked, BOAT) is not None
    assert record_keys(BOAT) & set(asked_keys(asked, DEFAULTS))


NUMBERS = st.text("IL10OAB5S2Z", min_size=1, max_size=16)
BOATS = st.dictionaries(st.sampled_from(["BHN", "REG", "CGD", "OAN", "SER"]), NUMBERS, min_size=1)


@given(asked=BOATS, values=BOATS)
def test_no_key_misses_a_match(asked: dict[str, str], values: dict[str, str]) -> None:
    if match_boat(asked, values) is not None:
        assert record_keys(values) & set(asked_keys(asked, DEFAULTS))


def test_each_number_is_searched_by_itself() -> None:
    assert list(searches(("BHN", "REG", "RES", "SER"))) == [("BHN",), ("REG",), ("SER",)]
    assert list(searches(("RES", "NIC"))) == []

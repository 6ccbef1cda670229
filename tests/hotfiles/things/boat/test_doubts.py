"""What is accepted of a boat, or asked of one, but has to be read once more."""

from datetime import date

import pytest

from leads.hotfiles.things.boat.doubts import asked_doubts, boat_doubts, document_doubts

TODAY = date(2026, 11, 23)
BOAT = {"BHN": "TST12345A526", "REG": "IL1234AB", "RES": "IL", "REY": "2027", "BYR": "2026", "DOT": "20261120"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"BYR": "2025"}, "stands for model year 26"),
        ({"RES": "WI"}, "Boats of WI bear the letters WS"),
        ({"CGD": "12345"}, "six to eight digits"),
        ({"BMA": "SEA"}, "Make SEA stands as it was sent"),
        ({"BLE": "5"}, "5 feet long"),
        ({"BLE": "151"}, "151 feet long"),
        ({"DOT": "20241120"}, "theft was in 2024, and the boat is of model year 2026"),
        ({"DOT": "20151120", "BYR": "2016", "BHN": "", "REY": ""}, "11 years ago"),
        ({"REY": "2024"}, "expired in 2024, before the theft"),
    ],
)
def test_doubts(values: dict[str, str], said: str) -> None:
    assert said in " ".join(boat_doubts(BOAT | values, TODAY))


def test_no_doubts_about_a_sound_boat() -> None:
    assert list(boat_doubts(BOAT | {"CGD": "123456", "BLE": "006"}, TODAY)) == []
    assert list(boat_doubts(BOAT | {"REY": "NX", "BLE": "150", "DOT": "20251120"}, TODAY)) == []
    assert list(boat_doubts({}, TODAY)) == []


def test_unconfirmed_a_document_has_six_digits_or_more() -> None:
    assert list(document_doubts("123456")) == list(document_doubts("")) == []
    assert list(document_doubts("12345"))
    assert list(document_doubts("12345A"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"BHN": "TST12345"}, "8 characters"),
        ({"BHN": "TST1O345A595"}, "I, O or Q"),
        ({"REG": "MI1234AB", "RES": "MI"}, "bear the letters MC"),
        ({"REG": "1234AB"}, "lacks the letters of its state"),
        ({"REG": "IL1234ABIL"}, "not written like"),
        ({"RES": "IL"}, "nothing is searched by it"),
        ({"OAN": "F42"}, "fewer than 5"),
        ({"SER": "4711"}, "fewer than 5"),
    ],
)
def test_what_is_odd_about_an_inquiry(asked: dict[str, str], said: str) -> None:
    assert said in " ".join(asked_doubts(asked))


def test_nothing_is_odd_about_a_sound_one() -> None:
    assert list(asked_doubts({"BHN": "TST12345A595", "REG": "IL1234AB", "RES": "IL", "SER": "12345"})) == []
    assert list(asked_doubts({})) == []

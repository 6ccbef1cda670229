"""Missing and unidentified persons share a key wherever they may be one."""

import pytest

from leads.hotfiles.things.body.keys import (
    asked_of_missing,
    asked_of_unidentified,
    classed,
    fingers,
    missing_keys,
    unidentified_keys,
)

JANE = {"SEX": "F", "DOB": "19881224"}
PRINTS = "121011CO141159TTCI13"


@pytest.mark.parametrize(
    "found",
    [
        {"SEX": "F", "EYB": "19801995"},
        {"SEX": "U", "EYB": "19801995"},
        {"SEX": "F", "EYB": "19881988"},
        {"SEX": "F", "EYB": "19901999"},  # two years off, in another decade
        {"SEX": "F", "EYB": "19981999"},  # ten years off, which is the most that a state may set
        {"SEX": "F", "EYB": "19001978"},
    ],
)
def test_looks_that_share_a_key(found: dict[str, str]) -> None:
    assert missing_keys(JANE) & unidentified_keys(found)
    assert missing_keys({"SEX": "F"}) & unidentified_keys(found)


@pytest.mark.parametrize(
    "found", [{"SEX": "M", "EYB": "19801995"}, {"SEX": "F", "EYB": "19992020"}, {"SEX": "F", "EYB": "19001977"}]
)
def test_looks_that_do_not(found: dict[str, str]) -> None:
    assert not missing_keys(JANE) & unidentified_keys(found)


def test_ten_fingers_are_a_key_whatever_the_looks() -> None:
    other = {"SEX": "M", "EYB": "20102020", "FPC": PRINTS}
    assert missing_keys(JANE | {"FPC": PRINTS}) & unidentified_keys(other)
    for worn in (PRINTS[:-2] + "NA", PRINTS[:-2] + "XX", "SR" * 10):
        assert not missing_keys(JANE | {"FPC": worn}) & unidentified_keys(other | {"FPC": worn})


def test_fingers_in_their_order() -> None:
    assert fingers({"FPC": PRINTS})[:4] == ("12", "10", "11", "CO")
    assert fingers({}) == ()
    assert [one for one in ("12", "NA", "XX", "SR") if classed(one)] == ["12"]


@pytest.mark.parametrize(("years", "shared"), [("19931999", True), ("19941999", False), ("19001983", True)])
def test_who_asks_for_the_missing_asks_as_many_years_off_as_the_state_has_set(years: str, shared: bool) -> None:
    looks = {"SEX": "F", "EYB": years}
    assert bool(missing_keys(JANE) & set(asked_of_missing(looks, {}))) is shared
    assert missing_keys({"SEX": "F"}) & set(asked_of_missing(looks, {}))
    assert missing_keys(JANE) & set(asked_of_missing(looks, {"unidentified.years_off": 10}))


def test_who_asks_for_the_unidentified_finds_whatever_may_be_off_on_record() -> None:
    looks = {"SEX": "F", "EYB": "19881989"}
    assert set(asked_of_unidentified(looks)) == {"Y:F1988", "Y:F1989"}
    for years in ("19981999", "19001978", "19801995"):
        assert unidentified_keys({"SEX": "U", "EYB": years}) & set(asked_of_unidentified(looks))

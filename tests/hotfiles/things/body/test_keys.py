"""Missing and unidentified persons share a key wherever they may be one."""

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from leads.hotfiles.things.body.asked import looks_of
from leads.hotfiles.things.body.compare import match_bodies
from leads.hotfiles.things.body.keys import (
    asked_of_missing,
    asked_of_unidentified,
    classed,
    fingers,
    missing_keys,
    unidentified_keys,
)
from leads.hotfiles.things.teeth.edits import joined

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


#: Other sex, other years: what remains of somebody is often estimated wrong.
OTHERWISE = {"SEX": "M", "EYB": "20102020"}
classes = st.sampled_from(["12", "09", "61", "CO", "TT", "NA", "XX", "SR"])
codes = st.sampled_from(["/", "V", "X", "MO", "C"])


def test_fingers_are_keys_whatever_the_looks() -> None:
    """Eight that are known of both are enough to be told; of fewer none may be in common."""
    for worn in (PRINTS, PRINTS[:-2] + "NA", "XX" + PRINTS[2:-2] + "NA", PRINTS[:4] + "NANA" + PRINTS[8:]):
        assert missing_keys(JANE | {"FPC": PRINTS}) & unidentified_keys(OTHERWISE | {"FPC": worn}), worn
    other = "09" + PRINTS[2:6] + "09" + PRINTS[8:-2] + "09"
    for worn in ("SR" * 10, other, ""):
        assert not missing_keys(JANE | {"FPC": PRINTS}) & unidentified_keys(OTHERWISE | {"FPC": worn}), worn


@given(st.lists(classes, min_size=10, max_size=10), st.data())
def test_fingers_that_are_told_whatever_else_differs_share_a_key(one: list[str], data: st.DataObject) -> None:
    lost = data.draw(st.sets(st.integers(0, 9), max_size=3))
    other = ["NA" if at in lost else finger for at, finger in enumerate(one)]
    must_share_a_key_if_told({"FPC": "".join(one)}, {"FPC": "".join(other)})


@given(st.dictionaries(st.integers(1, 32), codes), st.dictionaries(st.integers(1, 32), codes, max_size=4))
def test_teeth_that_are_told_whatever_else_differs_share_a_key(one: dict[int, str], since: dict[int, str]) -> None:
    must_share_a_key_if_told({"DCH": joined(one)}, {"DCH": joined({**one, **since})})


def must_share_a_key_if_told(one: dict[str, str], other: dict[str, str]) -> None:
    """Either file's entry finds the other, and so does who asks by looks."""
    missing, found = JANE | one, OTHERWISE | other
    event(f"told: {told(missing, found)}")
    if told(missing, found):
        assert missing_keys(missing) & unidentified_keys(found)
        assert missing_keys(missing) & set(asked_of_missing(found, {}))
        assert set(asked_of_unidentified(looks_of(missing))) & unidentified_keys(found)


def told(missing: dict[str, str], found: dict[str, str]) -> bool:
    return match_bodies(missing, found, {}) is not None


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

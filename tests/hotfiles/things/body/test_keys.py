"""Missing and unidentified persons share a key wherever they may be one."""

import pytest

from leads.hotfiles.things.body.keys import classed, fingers, missing_keys, unidentified_keys

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
        {"SEX": "F", "EYB": "19001979"},
    ],
)
def test_looks_that_share_a_key(found: dict[str, str]) -> None:
    assert missing_keys(JANE) & unidentified_keys(found)
    assert missing_keys({"SEX": "F"}) & unidentified_keys(found)


@pytest.mark.parametrize("found", [{"SEX": "M", "EYB": "19801995"}, {"SEX": "F", "EYB": "20102020"}])
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

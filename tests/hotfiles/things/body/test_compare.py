"""What looks say of a missing and an unidentified person: possible at most, and told with every doubt."""

from itertools import groupby

import pytest

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.things.body.compare import CLAIMS, LEAST, LEAST_ASKED, inches, match_bodies
from leads.hotfiles.things.teeth import compare as teeth
from tests.hotfiles.things.saying import words

JANE = {
    "SEX": "F", "RAC": "W", "DOB": "19881224", "HGT": "509", "WGT": "165", "EYE": "BRO", "HAI": "BRO",
    "DLC": "20260301", "BLT": "OUNK", "FPC": "121011CO141159TTCI13",
}  # fmt: skip
FOUND = {
    "SEX": "F", "RAC": "W", "EYB": "19801995", "HGT": "506510", "WGT": "140180", "EYE": "BRO", "HAI": "XXX",
    "DBF": "20261101", "BLT": "OPOS",
}  # fmt: skip


def match(missing: dict[str, str] | None = None, found: dict[str, str] | None = None) -> Match | None:
    return match_bodies(JANE | (missing or {}), FOUND | (found or {}), {})


@pytest.mark.parametrize(
    ("missing", "found", "said"),
    [
        ({}, {}, "birth year is within those estimated: 1988, estimated 1980 to 1995"),
        ({}, {}, "height fits: 5 ft 9 in, found 5 ft 6 in to 5 ft 10 in"),
        ({"DOB": "20001224"}, {}, "near those estimated"),
        ({"DOB": "19750101"}, {}, "near those estimated"),
        ({"HGT": "600"}, {}, "fits nearly"),
        ({"WGT": "191"}, {}, "weight differs, as it does with time: 191 lb"),
        ({"EYE": "BLU"}, {}, "eyes differ: BLU missing, BRO found"),
        ({}, {"HAI": "BLN"}, "may be dyed"),
        ({}, {"RAC": "B"}, "race differs, which is often told wrong"),
        ({"BLT": "ANEG"}, {}, "blood type differs"),
        ({"BLT": "ONEG"}, {}, "blood type differs"),
        ({}, {"SEX": "U"}, "height fits"),
        ({}, {"EDD": "20260201"}, "thought to have died before"),
        ({}, {"FPC": "121011CO141159TTCINA"}, "class is the same: 9 fingers compared"),
        ({}, {"FPC": "AAAAAAAAAAAAAAAAAAAA"}, "class differs: 10 of 10 fingers"),
        ({"DOB": ""}, {}, "sex is the same"),
    ],
)
def test_who_may_be_one(missing: dict[str, str], found: dict[str, str], said: str) -> None:
    one = match(missing, found)
    assert said in words(one)
    assert one is not None
    assert one.grade == "possible"
    assert "Looks identify nobody" in one.unsure[0]


@pytest.mark.parametrize(
    ("missing", "found"),
    [
        ({}, {"SEX": "M"}),
        ({"DOB": "20011224"}, {}),
        ({"DOB": "19741224"}, {}),
        ({"HGT": "601"}, {}),
        ({"HGT": "503"}, {}),
        ({}, {"DBF": "20260228"}),
        ({"RAC": "B", "EYE": "BLU"}, {"HGT": "", "WGT": "", "BLT": ""}),
    ],
)
def test_who_is_not(missing: dict[str, str], found: dict[str, str]) -> None:
    assert match(missing, found) is None


def test_ten_fingers_are_told_whatever_else_differs() -> None:
    other = {"FPC": JANE["FPC"], "SEX": "M", "RAC": "B", "EYB": "19301940", "DBF": "20200101"}
    one = match({"HGT": "400", "EYE": "BLU", "BLT": "AUNK"}, other)
    assert "fingerprint class is the same: 10 fingers compared; sex differs: F missing, M found" in words(one)
    assert one is not None
    assert one.grade == "possible"


def test_a_child_may_have_grown() -> None:
    child = {"DOB": "20120101", "DLC": "20210301", "HGT": "403", "WGT": "070"}
    grown = match(child, {"EYB": "20082014"})
    assert "height" not in words(grown)
    assert grown is not None
    assert "may have grown" in grown.unsure[1]
    assert match(child, {"EYB": "20082014", "DBF": "20210501"}) is None, "not in the same year"
    assert match(child | {"HGT": "601"}, {"EYB": "20082014"}) is None, "nobody shrinks"


def test_what_is_not_known_is_said() -> None:
    bones = match({}, {"HGT": "", "EYE": "XXX", "RAC": "U"})
    assert bones is not None
    assert bones.unsure[-1] == "Not known of one of the two, and not compared: height, race, eyes, hair."


def test_what_a_state_sets_is_taken() -> None:
    assert match_bodies(JANE | {"HGT": "600"}, FOUND, {"unidentified.inches_off": 1}) is None
    assert match_bodies(JANE | {"DOB": "20011224"}, FOUND, {"unidentified.years_off": 6}) is not None


def test_claims_that_can_stand_together_come_to_no_less_than_0_and_no_more_than_1() -> None:
    own = [name for name in CLAIMS if name not in teeth.CLAIMS]
    by_kind = [list(some) for _, some in groupby(own, key=lambda name: name.partition("-")[0])]
    weights = [[CLAIMS[name].weight for name in some] for some in by_kind]
    assert sum(max(some) for some in weights if max(some) > 0) == pytest.approx(1)
    against = sum(min(*some, 0) for some in weights if some[0] != CLAIMS["prints-same"].weight)
    assert CLAIMS["prints-same"].weight + against >= 0
    # Teeth count where no fingers are the same, and stand alone where none differ: as much as fingers, and no more.
    assert CLAIMS[teeth.SAME].weight == CLAIMS["prints-same"].weight
    assert CLAIMS["sex-same"].weight + CLAIMS["age-fits"].weight == pytest.approx(LEAST)


def test_a_height_in_inches() -> None:
    assert (inches("509"), inches("600")) == (69, 72)


def test_marks_that_both_have_are_told_and_others_say_nothing() -> None:
    one = match({"SMT": "TAT R ARM; SC L HND"}, {"SMT": "TAT R ARM; TAT BACK"})
    assert "scars, marks or tattoos in the same place: TAT R ARM" in words(one)
    assert "marks" not in words(match({"SMT": "TAT R ARM"}, {"SMT": "TAT BACK"}))
    assert "marks" not in words(match({"SMT": "TAT R ARM"}))


@pytest.mark.parametrize(("pounds", "said"), [("190", "fits"), ("191", "differs"), ("130", "fits"), ("129", "differs")])
def test_a_weight_is_off_by_so_many_pounds(pounds: str, said: str) -> None:
    assert f"weight {said}" in words(match({"WGT": pounds}))


def test_either_side_may_say_from_and_to() -> None:
    one = match({"DOB": "", "EYB": "19851990", "HGT": "509511", "WGT": "170200"})
    assert "birth year is within those estimated: 1985 to 1990, estimated 1980 to 1995" in words(one)
    assert "height fits: 5 ft 9 in to 5 ft 11 in" in words(one)
    assert "weight fits: 170 to 200 lb" in words(one)
    assert match({"DOB": "", "EYB": "20012005"}) is None


def test_who_is_found_by_looks_says_so() -> None:
    one = match()
    assert one is not None
    assert one.by_looks


def test_who_asks_wants_all_whom_the_years_allow() -> None:
    near, found = {"SEX": "F", "DOB": "20001224"}, {"SEX": "F", "EYB": "19801995"}
    assert match_bodies(near, found, {}) is None
    assert match_bodies(near, found, {}, LEAST_ASKED) is not None
    worse = match_bodies(near | {"RAC": "B"}, found | {"RAC": "W"}, {}, LEAST_ASKED)
    assert worse is not None
    assert (
        match_bodies(near | {"RAC": "B", "BLT": "APOS"}, found | {"RAC": "W", "BLT": "OPOS"}, {}, LEAST_ASKED) is None
    )

"""How guns answer: the number first, then make, caliber and type, in words."""

import pytest

from leads.hotfiles.things.gun.compare import make_code, match_gun, same_gun
from tests.hotfiles.things.saying import words

GUN = {"SER": "K369257", "MAK": "SW", "CAL": "38", "TYP": "PR", "MOD": "MODEL 10"}
BOTH = {"MAK": "SW", "CAL": "38"}


@pytest.mark.parametrize(
    ("asked", "grade", "said"),
    [
        ({"SER": "K369257"} | BOTH, "exact", "make is the same; caliber is the same"),
        ({"SER": "K369257", "CAL": "38"}, "exact", "all characters"),
        ({"SER": "K369257"}, "strong", "all characters"),
        ({"SER": "K369257", "MAK": "STR", "CAL": "38"}, "strong", "make differs: SW on record"),
        ({"SER": "K369257", "MAK": "STR"}, "possible", "make differs"),
        ({"SER": "K3692S7"} | BOTH, "strong", "looks alike: K369257 on record, S asked, 5 on record"),
        ({"SER": "K3692S7"}, "possible", "looks alike"),
        ({"SER": "K369J257"} | BOTH, "strong", "but for letters between its digits"),
        ({"SER": "369257"} | BOTH, "possible", "what was asked is the end"),
        ({"SER": "AK369257"} | BOTH, "possible", "the record holds the end"),
        ({"SER": "K396257"} | BOTH, "possible", "but for two neighbors that stand the other way: K369257 on record"),
        ({"SER": "K396257", "CAL": "38"}, "possible", "but for two neighbors"),
        ({"SER": "K369257", "TYP": "RB"} | BOTH, "strong", "type differs: PR on record"),
    ],
)
def test_guns_that_answer(asked: dict[str, str], grade: str, said: str) -> None:
    found = match_gun(asked, GUN)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {"SER": "L369257"},
        {"SER": "K369258"},
        {"SER": "369257", "MAK": "STR"},
        {"MAK": "SW"},
        {},
        {"SER": "K396257"},  # transposed, and nothing tells the guns apart
        {"SER": "K396257", "MAK": "SW", "CAL": "45"},
        {"SER": "K396275"} | BOTH,  # twice
        {"SER": "K962357"} | BOTH,  # not neighbors
    ],
)
def test_guns_that_do_not(asked: dict[str, str]) -> None:
    assert match_gun(asked, GUN) is None


@pytest.mark.parametrize(
    ("asked", "said"),
    [({}, "Make and caliber were not asked"), ({"CAL": "38"}, "make was not asked"), ({"MAK": "SW"}, "caliber was")],
)
def test_what_was_not_compared_is_said(asked: dict[str, str], said: str) -> None:
    found = match_gun({"SER": "K369257"} | asked, GUN)
    assert found is not None
    assert said in found.unsure[0]


def test_a_short_number_alone_is_no_more_than_possible_and_a_filler_never_is() -> None:
    found = match_gun({"SER": "4711"}, GUN | {"SER": "4711"})
    assert found is not None
    assert found.grade == "possible"
    found = match_gun({"SER": "5555"} | BOTH, GUN | {"SER": "5555"})
    assert found is not None
    assert found.grade == "possible"
    assert "says little" in found.unsure[0]


def test_a_make_that_is_not_listed_is_not_compared() -> None:
    assert make_code({"MAK": "ZZZ HOME MADE"}) == make_code({}) == ""
    found = match_gun({"SER": "K369257"} | BOTH, GUN | {"MAK": "ZZZ"})
    assert found is not None
    assert (found.grade, found.unsure) == ("exact", ("The make on record is not a listed one: read the notes.",))


def test_one_gun_is_on_file_once() -> None:
    assert same_gun(GUN, GUN | {"MAK": "SW SPECIAL", "TYP": "PI"})
    assert not same_gun(GUN, GUN | {"CAL": "357"})
    assert not same_gun({}, {})

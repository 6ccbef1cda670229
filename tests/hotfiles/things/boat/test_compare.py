"""How boats answer: hull number, registration with its state, document and owner's number, in words."""

from itertools import product

import pytest

from leads.hotfiles.things.boat.compare import match_boat, near_boat, same_boat
from tests.hotfiles.things.saying import words

BOAT = {
    "BHN": "TST12345A595", "REG": "IL1234AB", "RES": "IL", "REY": "2027", "CGD": "1198765", "OAN": "FLEET0042",
}  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "grade", "said"),
    [
        ({"BHN": "TST12345A595"}, "exact", "hull number is the same, all characters"),
        ({"BHN": "TST12345A595", "REG": "IL1234AB"}, "exact", "registration is the same"),
        ({"BHN": "TST12345A595", "REG": "IL4321BA"}, "strong", "another asked number differs: IL1234AB on record"),
        ({"BHN": "USTST12345A595"}, "possible", "not what stands around: TST12345A595 on record"),
        ({"BHN": "TST12345A595X1"}, "possible", "not what stands around"),
        ({"BHN": "TST1234SA595"}, "possible", "hull number looks alike: TST12345A595 on record, TST1234SA595 asked"),
        ({"BHN": "TSTI2345A595"}, "possible", "looks alike"),
        ({"BHN": "345A595"}, "possible", "hull number has only its end in common"),
        ({"REG": "IL1234AB", "RES": "IL"}, "exact", "registration's state is the same"),
        ({"REG": "IL1234AB"}, "strong", "registration is the same"),
        ({"REG": "IL1234AB", "RES": "WI"}, "possible", "of another state: IL1234AB IL on record, IL1234AB WI asked"),
        ({"REG": "WS1234AB", "RES": "WI"}, "possible", "of another state: IL1234AB IL on record, WS1234AB WI asked"),
        ({"REG": "WS1234AB"}, "possible", "same number after other letters: IL1234AB IL on record, WS1234AB asked"),
        ({"REG": "1234AB", "RES": "IL"}, "strong", "but for the letters of its state in front"),
        ({"REG": "1234AB"}, "possible", "same number after other letters"),
        ({"REG": "IL1234A8", "RES": "IL"}, "possible", "registration looks alike"),
        ({"REG": "WS1234A8", "RES": "WI"}, "possible", "of another state"),
        ({"REG": "IL1234AB", "RES": "IL", "BHN": "TST99999A595"}, "strong", "another asked number differs"),
        (
            {"REG": "IL01234AB", "RES": "IL"},
            "possible",
            "registration looks alike: IL1234AB on record, IL01234AB asked",
        ),
        ({"REG": "WS01234AB", "RES": "WI"}, "possible", "of another state"),
        ({"CGD": "1198765"}, "exact", "document number is the same"),
        ({"CGD": "I198765"}, "possible", "document number looks alike"),
        ({"OAN": "FLEET0042"}, "strong", "owner-applied number is the same"),
        ({"OAN": "FLEET0042", "CGD": "1198765"}, "exact", "owner-applied number is the same"),
        ({"OAN": "FLEETOO42"}, "possible", "owner-applied number looks alike"),
        ({"SER": "TST12345A595"}, "possible", "another kind of number: hull number TST12345A595"),
        ({"OAN": "TST12345A595"}, "possible", "hull number TST12345A595"),
        ({"BHN": "FLEET0042"}, "possible", "owner-applied number FLEET0042"),
        ({"REG": "1198765"}, "possible", "document number 1198765"),
        ({"SER": "1L1234AB"}, "possible", "registration IL1234AB"),
    ],
)
def test_boats_that_answer(asked: dict[str, str], grade: str, said: str) -> None:
    found = match_boat(asked, BOAT)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"RES": "IL"},
        {"BHN": "TST12346A595"},
        {"REG": "IL1235AB"},
        {"REG": "IL1234AB9"},
        {"CGD": "1234568"},
        {"SER": "345A595"},
        {"BHN": "345A595", "CGD": "7654321"},
    ],
)
def test_boats_that_do_not(asked: dict[str, str]) -> None:
    assert match_boat(asked, BOAT) is None


def test_a_makers_own_old_number_is_never_exact_and_a_short_one_possible() -> None:
    old = match_boat({"BHN": "471147"}, {"BHN": "471147"})
    short = match_boat({"BHN": "4711"}, {"BHN": "4711", "CGD": "1198765"})
    backed = match_boat({"BHN": "4711", "CGD": "1198765"}, {"BHN": "4711", "CGD": "1198765"})
    assert [one and one.grade for one in (old, short, backed)] == ["strong", "possible", "exact"]
    assert old is not None
    assert "maker's own" in old.unsure[0]


def test_two_countries_of_one_number_are_told_as_possible() -> None:
    found = match_boat({"BHN": "CATST12345A595"}, {"BHN": "USTST12345A595"})
    assert found is not None
    assert found.grade == "possible"


def test_a_placeholder_is_never_more_than_possible() -> None:
    for number in ("NOHIN", "111111111111"):
        found = match_boat({"BHN": number}, {"BHN": number})
        assert found is not None
        assert (found.grade, "says little" in found.unsure[0]) == ("possible", True)


@pytest.mark.parametrize(
    ("asked", "values", "said"),
    [
        ({"REG": "IL1234AB"}, BOAT, "The hull number has not been compared"),
        ({"REG": "IL1234AB"}, BOAT, "state was not asked"),
        ({"BHN": "TST12345A595"}, BOAT, "The registration has not been compared"),
        ({"CGD": "1198765"}, {"CGD": "1198765"}, "carries no hull number"),
    ],
)
def test_what_was_not_compared_is_said(asked: dict[str, str], values: dict[str, str], said: str) -> None:
    found = match_boat(asked, values)
    assert found is not None
    assert said in " ".join(found.unsure)


def test_no_sum_leaves_0_to_1() -> None:
    asked = {
        "BHN": ("TST12345A595", "TST1234SA595", "345A595", "USTST12345A595", "TST00001A595"),
        "REG": ("IL1234AB", "IL1234A8", "WS1234AB", "1234AB", "IL4321BA"),
        "RES": ("IL", "WI", ""),
        "CGD": ("1198765", "198765", "7654321"),
        "OAN": ("FLEET0042", "T0042", "TRUCK9999"),
        "SER": ("TST12345A595", ""),
    }
    for one in product(*asked.values()):
        found = match_boat(dict(zip(asked, one, strict=True)), BOAT)
        if found is not None:
            words(found)


def test_unconfirmed_one_boat_is_on_file_once() -> None:
    assert same_boat(BOAT, {"BHN": "TST12345A595"})
    assert same_boat(BOAT, {"CGD": "1198765"})
    assert same_boat(BOAT, {"OAN": "FLEETOO42"})
    assert same_boat(BOAT, {"REG": "IL1234AB", "RES": "IL"})
    assert not same_boat(BOAT, {"REG": "IL1234AB", "RES": "WI"})
    assert not same_boat(BOAT, {"BHN": "TST12346A595"})
    assert not same_boat({}, {})


def test_two_that_may_be_one_boat() -> None:
    assert "hull number" in near_boat(BOAT, {"BHN": "TST1234SA595"})
    assert "hull number" in near_boat(BOAT, {"BHN": "USTST12345A595"})
    assert "registration" in near_boat(BOAT, {"REG": "IL1234AB", "RES": "WI"})
    assert near_boat(BOAT, {"BHN": "TST12346A595", "REG": "IL1235AB"}) == near_boat({}, {}) == ""

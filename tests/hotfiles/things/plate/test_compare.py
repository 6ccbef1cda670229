"""How a plate by itself answers: the plate, and never the car that it is on."""

from itertools import product

import pytest

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.things.plate.compare import match_plate, near_plate, same_plate
from leads.hotfiles.things.plate.keys import record_keys
from leads.hotfiles.things.vehicle.keys import asked_beside
from tests.hotfiles.things.saying import words

PLATE = {"LIC": "TST1204", "LIS": "IL", "LIY": "2027", "LIT": "PC"}
VIN = "1M8GDM9AXKP042788"
WHOLE = {"LIC": "TST1204", "LIS": "IL"}


def plate(asked: dict[str, str], values: dict[str, str] = PLATE, **numbers: int) -> Match | None:
    found = match_plate(asked, values, numbers)
    assert found is None or set(asked_beside(asked, {})) & record_keys(values), "a hit that no key would find"
    return found


@pytest.mark.parametrize(
    ("asked", "grade", "said"),
    [
        (WHOLE, "exact", "plate is the same; plate state is the same"),
        (PLATE, "exact", "plate year is the same; plate type is the same"),
        ({"LIC": "TST1204"}, "strong", "plate is the same"),
        (WHOLE | {"LIY": "2028"}, "strong", "plate year differs: 2027 on record, 2028 asked"),
        (WHOLE | {"LIT": "TK"}, "strong", "plate type differs: PC on record, TK asked"),
        ({"LIC": "TST1204", "LIT": "TK"}, "possible", "plate type differs"),
        ({"LIC": "TST1204", "LIS": "IN"}, "possible", "but of another state: IL on record, IN asked"),
        ({"LIC": "TST12O4", "LIS": "IN"}, "possible", "looks alike, and is of another state"),
        ({"LIC": "TST12O4", "LIS": "IL"}, "possible", "looks alike: TST1204 on record, O asked, 0 on record"),
        ({"LIC": "T5TI2O4"}, "possible", "5 asked, S on record"),
        ({"LIC": "TST?2?4", "LIS": "IL"}, "possible", "fits where it was seen"),
    ],
)
def test_plates_that_answer(asked: dict[str, str], grade: str, said: str) -> None:
    for beside in ({}, {"VIN": VIN}, {"OAN": "F42", "VMA": "TOYT"}):
        found = plate(asked | beside)
        assert said in words(found)
        assert found is not None
        assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {"LIC": "TST1205"},
        {"LIC": "TST12045"},
        {"LIC": "TST12?4", "LIS": "IN"},
        {"VIN": VIN},
        {"OAN": "TST1204"},
        {},
    ],
)
def test_plates_that_do_not(asked: dict[str, str]) -> None:
    assert plate(asked) is None


def test_look_alikes_can_be_switched_off() -> None:
    assert plate({"LIC": "TST12O4"}, plate_lookalikes=0) is None
    assert plate(WHOLE, plate_lookalikes=0) is not None


def test_every_hit_says_that_the_car_may_be_anybody_s() -> None:
    for asked in (PLATE, WHOLE, {"LIC": "TST12O4"}, {"LIC": "TST1204", "LIS": "IN"}):
        found = plate(asked)
        assert found is not None
        assert "the car it is on may be somebody else's and not stolen" in found.unsure[0]
        assert "VIN" not in " ".join(found.unsure), "a plate has none that could be missing"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (PLATE, []),
        (WHOLE, ["type was not asked"]),
        ({"LIC": "TST1204"}, ["state was not asked", "type was not asked"]),
        (PLATE | {"VIN": VIN}, ["names no car: the VIN asked was not compared"]),
        (PLATE | {"VIN": VIN, "OAN": "F42"}, ["the VIN and owner-applied number asked was not compared"]),
    ],
)
def test_what_was_not_compared_is_said(asked: dict[str, str], said: list[str]) -> None:
    found = plate(asked)
    assert found is not None
    assert len(found.unsure) == len(said) + 1
    assert all(part in one for part, one in zip(said, found.unsure[1:], strict=True))


@pytest.mark.parametrize("number", ["NOTAG", "NULL", "AAAAA", "DEALER"])
def test_what_stands_for_no_plate_is_never_more_than_possible_whatever_is_asked_beside_it(number: str) -> None:
    for beside in ({}, {"LIS": "IL"}, {"LIS": "IL", "LIY": "2027", "LIT": "PC", "VIN": VIN}):
        found = plate({"LIC": number} | beside, PLATE | {"LIC": number})
        assert found is not None
        assert found.grade == "possible"
        assert any("often written when nothing is known" in one for one in found.unsure)


def test_no_sum_of_what_can_be_said_is_below_0_or_above_1() -> None:
    numbers, states, years, types = ("TST1204", "TST12O4", "TST12?4"), ("IL", "IN"), ("2027", "NX"), ("PC", "TK")
    for number, state, expires, kind in product(numbers, (*states, ""), (*years, ""), (*types, "")):
        given = {"LIC": number, "LIS": state, "LIY": expires, "LIT": kind}
        found = plate({code: value for code, value in given.items() if value})
        assert found is None or words(found)


def test_one_plate_is_on_file_once() -> None:
    assert same_plate(PLATE, PLATE | {"MIS": "FRONT PLATE"})
    assert not same_plate({}, {})
    for changed in ({"LIS": "IN"}, {"LIY": "2028"}, {"LIT": "TK"}, {"LIC": "TST12O4"}):
        assert not same_plate(PLATE, PLATE | changed)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"LIY": "2028"}, "of another year or type"),
        ({"LIC": "TST12O4"}, "its plate, TST12O4, looks alike"),
        ({"LIS": "IN"}, ""),
        ({"LIC": "TST1205"}, ""),
        ({"LIC": ""}, ""),
    ],
)
def test_what_may_be_one_plate_entered_twice(changed: dict[str, str], said: str) -> None:
    found = near_plate(PLATE, PLATE | changed)
    assert said in found
    assert bool(found) == bool(said)

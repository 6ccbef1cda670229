"""How parts answer: by their own numbers, and as no more than possible by a vehicle's or boat's."""

from itertools import product

import pytest

from leads.hotfiles.things.part.compare import match_part, near_part, same_part
from tests.hotfiles.things.saying import words

VIN = "1M8GDM9AXKP042788"
MOTOR = {"SER": "0T369257", "OAN": "FLEET0042", "BRA": "MERC", "CAT": "OB"}
TITLE = {"SER": VIN, "BRA": "TOYT", "CAT": "CT"}


@pytest.mark.parametrize(
    ("asked", "grade", "said"),
    [
        ({"SER": "0T369257"}, "strong", "serial number is the same, all characters"),
        ({"SER": "OT369257"}, "strong", "with 0 for the letter O"),
        ({"SER": "OT3692S7"}, "possible", "looks alike"),
        ({"SER": "369257"}, "possible", "the end of the serial number"),
        ({"OAN": "0T369257"}, "possible", "asked as the owner-applied number"),
        ({"SER": "FLEET0042"}, "strong", "owner-applied number is the same"),
        ({"BHN": "0T369257"}, "possible", "a part bears the number asked: serial number 0T369257"),
        ({"REG": "OT369257"}, "possible", "a number that looks like the one asked"),
        ({"CGD": "0T369257"}, "possible", "asked as the boat document number"),
        ({"VIN": "FLEET0042"}, "possible", "owner-applied number FLEET0042, asked as the vehicle number"),
        ({"SER": "0T369257", "OAN": "FLEET0042"}, "exact", "the other number asked is the part's too"),
        ({"SER": "FLEET0042", "OAN": "0T369257"}, "exact", "the other number asked is the part's too"),
        ({"SER": "0T369257", "OAN": "0T369257"}, "strong", "all characters"),
        ({"SER": "0T369257", "OAN": "FLEET0043"}, "possible", "the other number asked is not the part's"),
        ({"SER": "0T369257", "BHN": "0T369257"}, "strong", "a part bears the number asked"),
    ],
)
def test_parts_that_answer(asked: dict[str, str], grade: str, said: str) -> None:
    found = match_part(asked, MOTOR)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (VIN, "a part bears the number asked"),
        ("IM8GDM9AXKP042788", "looks like"),
        ("KP042788", "have their end in common"),
    ],
)
def test_the_owner_of_a_stolen_title_is_no_sure_hit(asked: str, said: str) -> None:
    found = match_part({"VIN": asked}, TITLE)
    assert said in words(found)
    assert found is not None
    assert found.grade == "possible"
    assert "may drive it with every right" in " ".join(found.unsure)


def test_a_stamped_end_of_eight_is_told_and_a_shorter_one_is_not() -> None:
    assert match_part({"VIN": VIN}, MOTOR | {"SER": "KP042788"}) is not None
    assert match_part({"VIN": VIN}, MOTOR | {"SER": "P042788"}) is None
    assert match_part({"BHN": "USTST12345A526"}, MOTOR | {"SER": "TST12345A526"}) is not None
    assert match_part({"VIN": VIN}, MOTOR | {"SER": "2" + VIN[1:]}) is not None
    assert match_part({"VIN": "P042788"}, MOTOR | {"SER": VIN}) is None


@pytest.mark.parametrize(
    "asked",
    [{}, {"LIC": "TST1234"}, {"SER": "0T369258"}, {"VIN": VIN}, {"REG": "IL1234AB"}, {"SER": "369257", "OAN": "F1"}],
)
def test_parts_that_do_not(asked: dict[str, str]) -> None:
    assert match_part(asked, MOTOR) is None


def test_it_is_said_that_the_vehicle_is_not_meant() -> None:
    found = match_part({"VIN": VIN}, MOTOR | {"SER": VIN})
    assert found is not None
    assert "does not say that the vehicle or boat is stolen" in " ".join(found.unsure)


@pytest.mark.parametrize("number", ["4711", "5555", "123456"])
def test_a_short_number_or_a_filler_is_possible_at_most(number: str) -> None:
    found = match_part({"SER": number}, MOTOR | {"SER": number})
    assert found is not None
    assert found.grade == "possible"


def test_no_sum_leaves_0_to_1() -> None:
    numbers = ("0T369257", "OT3692S7", "369257", "FLEET0042", "")
    for one in product(numbers, repeat=6):
        found = match_part(dict(zip(("SER", "OAN", "VIN", "BHN", "REG", "CGD"), one, strict=True)), MOTOR)
        if found is not None:
            words(found)


def test_unconfirmed_one_part_is_on_file_once() -> None:
    assert same_part(MOTOR, MOTOR | {"BRA": "MERC MERCURY", "OAN": ""})
    assert same_part(MOTOR, MOTOR | {"SER": ""})
    assert not same_part(MOTOR, MOTOR | {"CAT": "EN"})
    assert not same_part(MOTOR, MOTOR | {"BRA": "YAMA"})
    assert not same_part({}, {})
    assert "another brand" in near_part(MOTOR, MOTOR | {"CAT": "EN"})
    assert near_part(MOTOR, {"SER": "0T369258"}) == near_part({}, {}) == ""

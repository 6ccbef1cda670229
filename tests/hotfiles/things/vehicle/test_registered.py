"""A vehicle against registration: what differs, what agrees, what is no difference and is said all the same."""

from datetime import date

import pytest

from leads.hotfiles.declare.checks import CrossCheck
from leads.hotfiles.things.vehicle.registered import (
    looks,
    of_plate,
    plate_on_file,
    plate_to_vin,
    plates,
    vin_to_plate,
    vins,
)
from leads.registration.ask import Files, Registered
from tests.registration.makers import OTHER_VIN, VIN

TODAY = date(2026, 11, 23)
VALUES = {
    "LIC": "TST1234",
    "LIS": "IL",
    "LIY": "2027",
    "LIT": "PC",
    "VIN": VIN,
    "VMA": "CHEV",
    "VYR": "1989",
    "VCO": "BLU",
}


def car(plate: str = "TST1234", vin: str = VIN, **facts: object) -> Registered:
    usual: dict[str, object] = {"kind": "PC", "make": "CHEV", "year": "1989", "color": "BLU", "owner": "ROE, RICHARD"}
    usual |= {"company": False, "from_on": date(2024, 1, 2), "until_on": None}
    return Registered(plate=plate, vin=vin, **{**usual, **facts})  # type: ignore[arg-type]


def files(*cars: Registered) -> Files:
    return Files("IL", cars)


def only(found: list[CrossCheck]) -> CrossCheck:
    [one] = found
    return one


def vin_of_plate(*cars: Registered, **values: str) -> CrossCheck:
    return only(list(plate_to_vin({**VALUES, **values}, files(*cars), TODAY)))


def test_a_plate_on_its_own_vin_agrees() -> None:
    assert vin_of_plate(car()) == CrossCheck("Registration has this VIN under the plate.", True)


def test_a_plate_on_another_vin_is_a_difference_with_both_sides_and_a_hint_that_gives_neither_away() -> None:
    one = vin_of_plate(car(vin=OTHER_VIN))
    assert (one.fine, one.entered, one.known) == (False, VIN, OTHER_VIN)
    assert VIN in one.words
    assert OTHER_VIN in one.words
    assert OTHER_VIN not in one.hint


@pytest.mark.parametrize(
    ("vin", "slip"),
    [
        (VIN[:15] + VIN[16] + VIN[15], ""),  # 88: nothing is transposed
        (VIN[:13] + VIN[14] + VIN[13] + VIN[15:], "Two neighboring characters are transposed."),
        (VIN[:16] + "9", "One character differs."),
    ],
)
def test_a_slip_is_a_difference_and_is_told_as_one(vin: str, slip: str) -> None:
    one = vin_of_plate(car(), VIN=vin)
    assert one.fine is (not slip)
    assert one.words.endswith(slip)


def test_an_o_an_i_and_a_q_are_read_as_the_digits_that_they_stand_for() -> None:
    one = vin_of_plate(car(), VIN=VIN.replace("0", "O"))
    assert one.fine
    assert "with 0 and 1 for the O, Q and I" in one.words


def test_the_last_eight_stand_for_a_number_and_seven_do_not() -> None:
    assert "as far as it was entered" in vin_of_plate(car(), VIN=VIN[-8:]).words
    assert not vin_of_plate(car(), VIN=VIN[-7:]).fine


def test_a_plate_that_was_issued_anew_is_a_difference_which_says_so() -> None:
    before = car(until_on=date(2026, 3, 1))
    now = car(vin=OTHER_VIN, from_on=date(2026, 3, 2))
    one = vin_of_plate(now, before)
    assert (one.fine, one.known) == (False, OTHER_VIN)
    assert "This vehicle bore the plate until 1 Mar 2026; then it was issued anew." in one.words


def test_a_record_without_a_vin_is_told_the_one_that_registration_has_and_nothing_differs() -> None:
    one = vin_of_plate(car(), VIN="")
    assert (one.fine, one.compared) == (True, False)


def test_a_plate_that_registration_does_not_know_is_a_note_and_no_difference() -> None:
    one = only(list(plate_on_file(VALUES, files(), TODAY)))
    assert (one.fine, one.compared, one.words) == (
        True,
        False,
        "The plate TST1234 is not on file with registration: not compared.",
    )
    assert list(plate_to_vin(VALUES, files(), TODAY)) == []
    assert list(looks({**VALUES, "VIN": ""}, files(), TODAY)) == []


def test_a_plate_with_other_zeros_is_named_and_not_taken_for_it() -> None:
    values = {**VALUES, "LIC": "0012345"}
    assert "12345" in plates(values)
    said = [one.words for one in plate_on_file(values, files(car("12345")), TODAY)]
    assert said[1] == "Registration has 12345, which differs in the zeros before it. Read the plate again."
    assert of_plate(values, files(car("12345"))) is None


def test_a_plate_of_another_state_is_not_compared_even_where_ours_has_one_like_it() -> None:
    values = {**VALUES, "LIS": "IN"}
    one = only(list(plate_on_file(values, files(car(vin=OTHER_VIN)), TODAY)))
    assert one.words == "The plate is not compared: it is of Indiana, and only IL is connected."
    assert list(plate_to_vin(values, files(car(vin=OTHER_VIN)), TODAY)) == []
    there = only(list(vin_to_plate(values, files(car("TST9")), TODAY)))
    assert (there.fine, there.compared) == (True, False)


def test_a_plate_of_another_type_differs_and_one_of_the_same_type_is_preferred() -> None:
    truck = car(vin=OTHER_VIN, kind="TK")
    one = only(list(plate_on_file(VALUES, files(truck), TODAY)))
    assert (one.fine, one.entered, one.known) == (False, "PC", "TK")
    assert vin_of_plate(truck, car()).fine
    assert list(plate_on_file(VALUES, files(truck, car()), TODAY)) == []


@pytest.mark.parametrize(("last", "said"), [(date(2026, 11, 22), 1), (date(2026, 11, 23), 0)])
def test_a_registration_that_is_over_is_said(last: date, said: int) -> None:
    assert len(list(plate_on_file(VALUES, files(car(until_on=last)), TODAY))) == said


@pytest.mark.parametrize(
    ("facts", "differs"),
    [
        ({}, ""),
        ({"make": "FORD"}, "CHEV"),
        ({"year": "1990"}, "1989"),
        ({"color": "RED"}, "BLU"),
        ({"color": "DBL"}, ""),  # a dark blue is a blue
        ({"color": "WHI/BLU"}, ""),
        ({"color": ""}, ""),
        ({"make": "FORD", "color": "RED"}, "CHEV BLU"),
    ],
)
def test_make_year_and_color_against_those_registered(facts: dict[str, str], differs: str) -> None:
    one = only(list(looks(VALUES, files(car(**facts)), TODAY)))
    assert (one.fine, one.entered) == (not differs, differs)


def test_looks_are_those_under_the_plate_before_those_under_the_vin() -> None:
    other = car("TST9", VIN, color="RED")
    assert only(list(looks(VALUES, files(other, car(vin=OTHER_VIN)), TODAY))).fine
    assert not only(list(looks({**VALUES, "LIC": ""}, files(other), TODAY))).fine


@pytest.mark.parametrize(
    ("cars", "plate", "fine", "words"),
    [
        ([car()], "TST1234", True, "Registration has this plate under the VIN."),
        ([car("TST9")], "TST1234", False, "under the plate TST9, the record says TST1234"),
        ([car("TST9"), car()], "TST1234", True, "has this plate"),  # two plates on one vehicle
        ([car("TST9")], "", True, "the record has no plate"),
        ([], "TST1234", True, "not on file with registration"),
        ([car("TST9", until_on=date(2026, 11, 22))], "TST1234", True, "until 22 Nov 2026"),
    ],
)
def test_a_vin_against_its_registered_plate(cars: list[Registered], plate: str, fine: bool, words: str) -> None:
    one = only(list(vin_to_plate({**VALUES, "LIC": plate}, files(*cars), TODAY)))
    assert one.fine is fine
    assert words in one.words


def test_a_vin_is_asked_with_and_without_what_is_in_none() -> None:
    assert vins({"VIN": VIN.replace("0", "O")}) == (VIN.replace("0", "O"), VIN)
    assert vins({}) == ()

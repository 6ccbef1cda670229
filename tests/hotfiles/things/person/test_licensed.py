"""A person against the driver's file: a wholly different name is a difference, a slip and a marriage are not."""

from datetime import date

import pytest

from leads.hotfiles.declare.checks import CrossCheck
from leads.hotfiles.things.person.licensed import license_born, license_name, license_on_file, licenses, owner
from leads.registration.ask import Files, Licensed, Registered

TODAY = date(2026, 11, 23)
OLN = "D12345678901"
VALUES = {"NAM": "DOE, JANE Q", "DOB": "19881224", "OLN": OLN, "OLS": "IL", "OLY": "2027"}


def files(name: str = "DOE, JANE Q", former: tuple[str, ...] = (), born: str = "19881224", number: str = OLN) -> Files:
    return Files("IL", (), (Licensed(number, name, former, born),))


def only(found: list[CrossCheck]) -> CrossCheck:
    [one] = found
    return one


@pytest.mark.parametrize(
    ("name", "values", "outcome"),
    [
        ("DOE, JANE Q", {}, "agrees"),
        ("DOE, JANE", {}, "agrees"),  # the license has no middle name
        ("ROE, RICHARD", {}, "differs"),  # wholly different, whatever the birth date
        ("ROE, RICHARD", {"AKA": "SMITH, PAT; ROE, RICHARD"}, "agrees"),  # but known by that name
        ("DOHE, JANE Q", {}, "told"),  # a slip
        ("DOE-ROE, JANE Q", {}, "told"),  # a double surname
        ("DOE, JANIE Q", {}, "told"),  # a short form
        ("JANE, DOE", {}, "told"),  # swapped
        ("ROE, JANE Q", {}, "told"),  # another surname, and given name and birth date are hers
        ("ROE, JANE Q", {"DOB": "19700101"}, "differs"),  # another surname, and nothing speaks for her
        ("ROE, JANE Q", {"DOB": ""}, "differs"),
        ("DOE, RICHARD", {}, "told"),
        ("DOE, RICHARD", {"DOB": "19700101"}, "differs"),  # somebody of the house
        ("DOE, JANE Q JR", {}, "told"),
    ],
)
def test_only_another_name_is_a_difference(name: str, values: dict[str, str], outcome: str) -> None:
    one = only(list(license_name({**VALUES, **values}, files(name), TODAY)))
    assert ("differs" if not one.fine else "agrees" if one.compared else "told") == outcome
    if outcome == "differs":
        assert (one.entered, one.known) == ("DOE, JANE Q", name)
        assert name not in one.hint


def test_a_name_that_the_license_bore_before_is_hers() -> None:
    one = only(list(license_name({**VALUES, "DOB": ""}, files("ROE, JANE Q", ("DOE, JANE Q",)), TODAY)))
    assert one == CrossCheck("The license says the same name.", True)


@pytest.mark.parametrize(
    ("born", "fine", "words"),
    [
        ("19881224", True, "the same birth date"),
        ("19881223", False, "one day off"),
        ("19700101", False, "The license says born 1 Jan 1970, the record says 24 Dec 1988."),
    ],
)
def test_any_other_birth_date_is_a_difference_with_its_likely_slip(born: str, fine: bool, words: str) -> None:
    one = only(list(license_born(VALUES, files(born=born), TODAY)))
    assert one.fine is fine
    assert words in one.words


def test_a_license_of_another_state_is_not_compared_and_it_is_said() -> None:
    values = {**VALUES, "OLS": "IN"}
    assert only(list(license_on_file(values, files("ROE, RICHARD"), TODAY))).words == (
        "The license is not compared: it is of Indiana; only IL is connected."
    )
    assert list(license_name(values, files("ROE, RICHARD"), TODAY)) == []
    assert list(license_born(values, files(born="19700101"), TODAY)) == []


def test_a_license_that_is_not_on_file_is_a_note() -> None:
    one = only(list(license_on_file(VALUES, Files("IL"), TODAY)))
    assert (one.fine, one.compared) == (True, False)
    assert list(license_name(VALUES, Files("IL"), TODAY)) == []


def test_other_zeros_before_a_number_are_told() -> None:
    values = {**VALUES, "OLN": "0123"}
    assert "123" in licenses(values)
    assert only(list(license_on_file(values, files(number="123"), TODAY))).words == (
        "The driver's file writes the license 123, with other zeros before it."
    )
    assert only(list(license_name(values, files(number="123"), TODAY))).fine


def of(owner_: str, *, company: bool = False) -> Registered:
    return Registered("TST1234", "PC", "", "", "", "", owner_, company, date(2024, 1, 2), None)


@pytest.mark.parametrize(
    ("vehicle", "values", "words"),
    [
        (of("TARN VALLEY CAR RENTAL INC", company=True), VALUES, "Registered to a company"),
        (of("ROE, RICHARD"), {}, "Registered to ROE, RICHARD: compare"),
        (of("ROE, RICHARD"), VALUES, "and not to the person of the record"),
        (of("DOE, JANE"), VALUES, "Registered to the person of the record"),
    ],
)
def test_whom_a_vehicle_is_registered_to_is_told_and_never_a_difference(
    vehicle: Registered, values: dict[str, str], words: str
) -> None:
    one = only(list(owner(values, vehicle)))
    assert one.fine
    assert words in one.words


def test_an_owner_who_is_not_known_is_not_told() -> None:
    assert list(owner(VALUES, None)) == []
    assert list(owner(VALUES, of(""))) == []

"""How a vehicle is shown: plate, make and color in words."""

import pytest

from leads.hotfiles.declare.fields import date_field
from leads.hotfiles.things.vehicle.shown import (
    plate_shown,
    sought_facts,
    vehicle_facts,
    vehicle_named,
    vehicle_shown,
)

CAR = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC", "VYR": "2019", "VMA": "TOYT", "VST": "4D"}


def test_a_plate_with_its_state_year_and_type() -> None:
    assert plate_shown(CAR) == "TST1234, Illinois, 2027, Regular passenger (PC)"
    assert plate_shown({"LIC": "TST1234"}) == "TST1234"
    assert plate_shown({"LIS": "IL"}) == ""


@pytest.mark.parametrize(("color", "begins"), [("BLU", "Blue 2019"), ("WHI/BLU", "White over Blue 2019"), ("", "2019")])
def test_a_vehicle_with_its_color_in_words(color: str, begins: str) -> None:
    assert vehicle_shown(CAR | {"VCO": color}).startswith(f"{begins} Toyota")


def test_a_make_that_was_written_out_stays_as_written() -> None:
    assert vehicle_shown({"VMA": "HOME-MADE TRAILER"}) == "HOME-MADE TRAILER"


def test_a_list_names_it_by_plate_else_by_number() -> None:
    assert vehicle_named(CAR) == "TST1234 IL"
    assert vehicle_named({"VIN": "KP042788", "OAN": "F42"}) == "KP042788"
    assert vehicle_named({"OAN": "F42"}) == "F42"
    assert vehicle_named({}) == ""
    assert [label for label, _ in vehicle_facts(CAR)] == ["Plate", "Vehicle", "VIN", "Owner-applied number"]


def test_what_is_empty_is_not_told_at_all() -> None:
    day = date_field("DOT", "Used in the felony on", "Case")
    assert sought_facts({"OCA": "26-1", "VOW": ""}, day) == (("Case", "26-1"),)
    assert "Whose vehicle" in dict(sought_facts({"VOW": "Y"}, day))

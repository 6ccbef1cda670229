"""Rules across the fields of a vehicle."""

import pytest

from leads.hotfiles.things.record.fields import MIS
from leads.hotfiles.things.vehicle.rules import described, told
from leads.rules.refused import Refused

PLATE = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"}


@pytest.mark.parametrize("values", [PLATE, {"VIN": "KP042788", "VYR": "1980"}, {"OAN": "F42", "VYR": "2020"}])
def test_a_plate_or_a_number_is_enough(values: dict[str, str]) -> None:
    described(values, "A felony vehicle")


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({}, "LIC"),
        ({"LIC": "TST1234", "LIS": "IL"}, "LIY"),
        ({"VIN": "KP042788"}, "VYR"),
        (PLATE | {"VOW": "Y"}, "MIS"),
        (PLATE | {"VST": "CE"}, "MIS"),
    ],
)
def test_what_is_half_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        described(values, "A felony vehicle")
    assert no.value.field == marked
    assert values or "A felony vehicle needs" in no.value.sentence


@pytest.mark.parametrize("said", ["", "NONE", "Unknown", "n/a", "N A", "0000", "XXX"])
def test_notes_that_say_nothing_are_none(said: str) -> None:
    with pytest.raises(Refused) as no:
        told({"MIS": said}, MIS, "MIS has to say it.")
    assert (no.value.field, no.value.sentence) == ("MIS", "MIS has to say it.")


def test_notes_that_say_something() -> None:
    told({"MIS": "Used in a robbery"}, MIS, "MIS has to say it.")

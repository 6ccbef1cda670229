"""A vehicle under the record of something else is entered, shown and known as a stolen vehicle is."""

from datetime import date

import pytest

from leads.hotfiles.things.boat.additions import TRAILER
from leads.hotfiles.things.vehicle.additions import VEHICLE, facts, vehicle_added
from leads.rules.refused import Refused
from tests.hotfiles.acts.under import TRAILER as SENT

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({**SENT, "LIY": ""}, "LIY"),
        ({"VMA": "EZLO"}, "LIC"),
        ({"VMA": "EZLO", "VIN": "1M8GDM9AXKP042788"}, "VYR"),
    ],
)
def test_what_is_not_enough(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as said:
        TRAILER.check(values, TODAY)
    assert said.value.field == marked


def test_what_is_enough_and_how_it_is_shown() -> None:
    TRAILER.check(SENT, TODAY)
    TRAILER.check({"VMA": "EZLO", "VIN": "1M8GDM9AXKP042788", "VYR": "1989"}, TODAY)
    assert facts(SENT) == (("Plate", "TST9001, Illinois, 2027, Trailer, any"), ("Vehicle", "EZLO, Boat"))
    assert TRAILER.kind.shown(SENT) == "TST9001, Illinois, 2027, Trailer, any, EZLO, Boat"


def test_what_it_is_called_and_that_it_stands_in_place_of_nothing() -> None:
    made = vehicle_added("sidecar", "motorcycle", "sidecar of", "trailers")
    assert (made.noun, made.of, made.kind.name, made.kind.apart) == ("sidecar", "motorcycle", "sidecar", True)
    assert (VEHICLE.kind.most, TRAILER.kind.most) == ("added_vehicles", "trailers")
    with pytest.raises(Refused, match="A sidecar needs a plate"):
        made.check({"VMA": "URAL"}, TODAY)

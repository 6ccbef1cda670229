"""What is accepted of a vehicle, but read once more."""

import pytest

from leads.hotfiles.things.vehicle.doubts import vehicle_doubts

CAR = {"LIC": "TST1234", "VIN": "1M8GDM9AXKP042788", "VYR": "1989", "VMA": "TOYT"}


def test_a_sound_vehicle_is_not_doubted() -> None:
    assert list(vehicle_doubts(CAR)) == []
    assert list(vehicle_doubts({})) == []


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"VIN": "1M8GDM9A1KP042788"}, "fails its check"),
        ({"VYR": "1990"}, "1989 or 2019"),
        ({"VIN": "12345678", "VYR": "1981"}, "8 characters"),
        ({"VMA": "ZZZZ"}, "short list of makes"),
        ({"LIC": "A12345678"}, "last eight"),
    ],
)
def test_each_doubt_is_told_by_itself(changed: dict[str, str], word: str) -> None:
    [said] = vehicle_doubts(CAR | changed)
    assert word in said


def test_a_short_number_is_right_for_an_old_vehicle() -> None:
    assert list(vehicle_doubts(CAR | {"VIN": "12345678", "VYR": "1980"})) == []

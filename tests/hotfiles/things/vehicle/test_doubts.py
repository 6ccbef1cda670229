"""What is accepted of a vehicle, but read once more."""

from datetime import date

import pytest

from leads.hotfiles.things.vehicle.doubts import asked_doubts, day_doubts, theft_doubts, vehicle_doubts

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


@pytest.mark.parametrize(
    ("vin", "told"),
    [
        ("1M8GDM9AXKP042788", []),
        ("KP042788", []),
        ("1M8GDM9AXKPO42788", ["searched as 1M8GDM9AXKP042788"]),
        ("1M8GDM9A1KP042788", ["ninth character is 1 and should be X"]),
        ("1M8GDM9AXKP0427B8", ["fails its check"]),
        ("1M8GDM9A1KPO42788", ["searched as 1M8GDM9A1KP042788", "fails its check"]),
        ("1M8GDM9XKP042788", ["has 16 characters, not 17"]),
        ("1M8GDDM9AXKP042788", ["has 18 characters, not 17"]),
        ("P042788", ["has 7 characters"]),
    ],
)
def test_what_is_odd_about_a_vin_that_is_asked(vin: str, told: list[str]) -> None:
    found = list(asked_doubts({"VIN": vin}))
    assert len(found) == len(told)
    assert all(words in said for words, said in zip(told, found, strict=True))


def test_nothing_is_odd_where_no_vin_is_asked() -> None:
    assert list(asked_doubts({"LIC": "TST1234"})) == []


TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"DOT": "20250601", "VYR": "2026"}, ""),
        ({"DOT": "20240601", "VYR": "2026"}, "model year 2026"),
        ({"DOT": "19270601", "VYR": "2026"}, "model year 2026"),
        ({"DOT": "20160601"}, ""),
        ({"DOT": "20150601"}, "11 years ago"),
        ({"DOT": "20261101", "LIY": "2025"}, ""),
        ({"DOT": "20261101", "LIY": "1985"}, "expired in 1985"),
        ({"DOT": "20261101", "LIY": "NX"}, ""),
        ({"VYR": "2026"}, ""),
    ],
)
def test_a_day_that_the_vehicle_speaks_against_is_told(values: dict[str, str], told: str) -> None:
    found = " ".join(day_doubts(values, "DOT", "theft", TODAY))
    assert told in found
    assert bool(found) == bool(told)


@pytest.mark.parametrize(
    ("notes", "doubted"),
    [
        ("Robbery, vehicle stolen in Anytown", True),
        ("CARJACKED AT MAIN AND 3RD", True),
        ("motor vehicle theft, then robbery", True),
        ("STOLEN CAR, NOT STOLEN GOODS", True),
        ("ARMED ROBBERY", False),
        ("FELONY RETAIL THEFT", False),
        ("CARRIED STOLEN GOODS", False),
        ("Not reported stolen", False),
        ("", False),
    ],
)
def test_a_felony_vehicle_of_whose_theft_the_notes_speak_is_doubted(notes: str, doubted: bool) -> None:
    found = list(theft_doubts({"MIS": notes}))
    assert [("(EV)" in one) for one in found] == [True] * doubted

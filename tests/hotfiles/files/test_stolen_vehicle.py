"""The stolen vehicle file: sets, cross rules, doubts, retention, what is shown."""

from datetime import date

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)
FILE = FILES["stolen_vehicle"]
CAR = {
    "LIC": "TST1234",
    "LIS": "IL",
    "LIY": "2027",
    "LIT": "PC",
    "VIN": "1M8GDM9AXKP042788",
    "VYR": "1989",
    "VMA": "TOYT",
    "VST": "4D",
    "VCO": "WHI/BLU",
    "DOT": "20261120",
    "OCA": "26-10411",
    "SUP": "COMPLAINT",
    "MKE": "EV",
}


def check(values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS["EV"], values, TODAY)


def without(*codes: str) -> dict[str, str]:
    return {code: value for code, value in CAR.items() if code not in codes}


@pytest.mark.parametrize(
    "values",
    [
        CAR,
        without("VIN", "VYR"),
        without("LIC", "LIS", "LIY", "LIT"),
        without("LIC", "LIS", "LIY", "LIT", "VIN") | {"OAN": "F42"},
        CAR | {"LKI": "IL1990100", "LKA": "26-1"},
        CAR | {"VOW": "Y", "MIS": "Club"},
        CAR | {"VCO": ""},
    ],
)
def test_what_is_enough(values: dict[str, str]) -> None:
    check(values)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        (without("LIY"), "LIY"),
        (without("LIT"), "LIT"),
        (without("LIC"), "LIC"),
        (without("VYR"), "VYR"),
        (CAR | {"LKI": "IL1990100"}, "LKA"),
        (CAR | {"LKA": "26-1"}, "LKI"),
        (CAR | {"VOW": "Y"}, "MIS"),
        (CAR | {"VST": "CE"}, "MIS"),
        (CAR | {"DOT": "20261124"}, "DOT"),
        (CAR | {"LIY": ""}, "LIY"),
    ],
)
def test_unconfirmed_what_is_not_enough(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        check(values)
    assert no.value.field == marked


def test_a_vin_that_fails_its_check_is_taken_and_flagged() -> None:
    values = CAR | {"VIN": "5YJSA1E22H1234567", "VYR": "2017"}
    check(values)
    (said,) = FILE.warnings(values, TODAY)
    assert "ninth character is 2 and should be 3" in said


@pytest.mark.parametrize(
    ("values", "word"),
    [
        (CAR | {"VIN": "1M8GDM9AXKP04278O"}, "I, O or Q"),
        (CAR | {"VYR": "1990"}, "1989 or 2019"),
        (CAR | {"VMA": "ZZZZ"}, "makes"),
        (CAR | {"VIN": "12345678", "VYR": "1981"}, "17"),
        (CAR | {"LIC": "A12345678"}, "last eight"),
    ],
)
def test_doubts(values: dict[str, str], word: str) -> None:
    assert word in " ".join(FILE.warnings(values, TODAY))


def test_no_doubts_about_a_sound_record() -> None:
    assert FILE.warnings(CAR, TODAY) == ()
    assert FILE.warnings(CAR | {"VIN": "12345678", "VYR": "1980"}, TODAY) == ()


def test_record_keys_are_plate_last_eight_and_owner_number() -> None:
    assert FILE.record_keys(CAR | {"OAN": "F42"}) == {"P:T5T1234", "V:KP042788", "O:F42"}
    assert FILE.record_keys({"VIN": "12345678", "LIC": ""}) == {"V:12345678"}


def test_unconfirmed_retention() -> None:
    entered = date(2026, 11, 23)
    assert FILE.retired_on(CAR, entered, {}) == date(2031, 1, 1)
    assert FILE.retired_on(without("VIN") | {"OAN": "F42"}, entered, {}) == date(2031, 1, 1)
    assert FILE.retired_on(without("VIN"), entered, {}) == date(2027, 2, 21)
    assert FILE.retired_on(without("VIN"), entered, {"retention.stolen_vehicle_no_vin_days": 30}) == date(2026, 12, 23)


def test_what_is_shown() -> None:
    assert FILE.headline(CAR) == "Stolen vehicle"
    assert FILE.headline(CAR | {"MKE": "EV-A"}) == "Stolen vehicle, occupants armed"
    assert FILE.advise(CAR).startswith("Confirm with the entering agency before you act.")
    assert FILE.advise(CAR | {"MKE": "EV-F"}).startswith("Occupants may be armed")
    facts = dict(FILE.facts(CAR))
    assert facts["Plate"] == "TST1234, Illinois, 2027, Regular passenger (PC)"
    assert facts["Vehicle"] == "White over Blue 1989 Toyota, Four-door sedan or four-door pickup"
    assert facts["Stolen on"] == "20 Nov 2026"
    assert all(label and value for label, value in FILE.facts({"VMA": "TOYT"}))


def test_unconfirmed_duplicates_of_one_agency() -> None:
    assert FILE.same(CAR, {"VIN": CAR["VIN"]})
    assert FILE.same(without("VIN"), without("VIN", "OCA"))
    assert not FILE.same(without("VIN"), CAR | {"LIS": "IN", "VIN": "X"})
    assert not FILE.same({"VIN": ""}, {"VIN": ""})

"""The wanted person file: cautions, offenses, extradition limits, juveniles, temporary wants."""

from datetime import UTC, date, datetime

import pytest

from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)
FILE = FILES["wanted_person"]
DOE = {
    "NAM": "DOE, JANE Q",
    "SEX": "F",
    "RAC": "W",
    "DOB": "19881224",
    "HGT": "509",
    "WGT": "165",
    "HAI": "BRO",
    "OFF": "2404",
    "DOW": "20261101",
    "EXL": "01",
    "OCA": "26-10411",
    "SUP": "WARRANT",
    "MKE": "EW",
}
YOUNG = {"DOE": "20280101", "PLC": "IL"}


def check(key: str, values: dict[str, str]) -> None:
    FILE.check(MESSAGE_KEYS[key], values | {"MKE": key}, TODAY)


def without(*codes: str) -> dict[str, str]:
    return {code: value for code, value in DOE.items() if code not in codes}


VEHICLE = {"VIN": "1M8GDM9AXKP042788", "VYR": "1989", "VMA": "TOYT", "VMO": "CAM", "VST": "4D"}
INSIDE = [
    ("EW", DOE),
    ("EW", without("DOB") | {"FBI": "1234"}),
    ("EW", without("DOB") | VEHICLE),
    ("EW", without("DOB") | {"OLN": "D1", "OLS": "IL", "OLY": "NX"}),
    ("EW-C", DOE | {"CMC": "00"}),
    ("EW-C", DOE | {"CMC": "90"}),
    ("EW", DOE | {"CMC": "90"}),
    ("EW", DOE | {"EXL": "02", "MIS": "Adjoining counties"}),
    ("EW", DOE | {"EXL": "A"}),
    ("EW", DOE | {"OFF": "1299", "MIS": "x"}),
    ("EW", DOE | {"OFF": "5015 TRAFFIC", "OOC": "5404"}),
    ("EW", DOE | {"OFF": "0999 STABBING"}),
    ("EW", DOE | {"DNA": "Y", "DLO": "Laboratory"}),
    ("EW", DOE | {"DNA": "N"}),
    ("ET", without("EXL", "SUP") | {"SUP": "DOCUMENT", "MIS": "Shot fired, fled north"}),
    ("EWJ", DOE | YOUNG),
    ("EWJC", DOE | YOUNG | {"CMC": "25"}),
]


@pytest.mark.parametrize(("key", "values"), INSIDE)
def test_what_is_enough(key: str, values: dict[str, str]) -> None:
    check(key, values)


OUTSIDE = [
    ("EW", without("DOB"), "DOB"),
    ("EW", without("DOB") | {"OLN": "D1"}, "OLS"),
    ("EW", DOE | {"LIC": "TST1234"}, "LIS"),
    ("EW", DOE | {"VIN": "1M8GDM9AXKP042788"}, "VYR"),
    ("EW", DOE | {"LKI": "IL1990100"}, "LKA"),
    ("EW", DOE | {"TNT": "Y"}, "MIS"),
    ("EW-C", DOE, "CMC"),
    ("EW", DOE | {"CMC": "00"}, "CMC"),
    ("EW", DOE | {"CMC": "9070"}, "CMC"),
    ("EWJC", DOE | YOUNG, "CMC"),
    *(("EW", DOE | {"EXL": limit}, "MIS") for limit in ("02", "04", "05", "B", "D", "E")),
    ("EW", DOE | {"EXL": "A", "OFF": "1201"}, "EXL"),
    ("EW", DOE | {"EXL": "F", "OFF": "0911"}, "EXL"),
    ("EW", without("EXL"), "EXL"),
    ("EW", DOE | {"OFF": "1299"}, "OFF"),
    ("EW", DOE | {"OFF": "2007"}, "OFF"),
    ("EW", DOE | {"OFF": "5015 TRAFFIC"}, "OOC"),
    *(("EW", DOE | {"OFF": f"{code} X"}, "OOC") for code in ("4901", "4902", "5011", "5014", "8100", "8102")),
    ("EW", DOE | {"SUP": "COMPLAINT"}, "SUP"),
    ("EW", DOE | {"DNA": "Y"}, "DLO"),
    ("EW", DOE | {"DOW": "20261124"}, "DOW"),
    ("ET", without("EXL"), "MIS"),
    ("ET", DOE | {"MIS": "Fled"}, "EXL"),
    ("EWJ", DOE | {"PLC": "IL"}, "DOE"),
    ("EWJ", DOE | {"DOE": "20280101"}, "PLC"),
    ("EWJ", DOE | YOUNG | {"DOE": "19881223"}, "DOE"),
    ("EW", DOE | {"BDA": "20260102", "EDA": "20260101"}, "EDA"),
]


@pytest.mark.parametrize(("key", "values", "marked"), OUTSIDE)
def test_unconfirmed_what_is_not_enough(key: str, values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        check(key, values)
    assert no.value.field == marked
    assert no.value.cure


def test_a_modify_may_put_the_caution_on_with_the_key_it_goes_with() -> None:
    FILE.check(MESSAGE_KEYS["EW"], DOE | {"CMC": "00", "MKE": "EW-C"}, TODAY)


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"DOB": "19151123"}, "111 years old"),
        ({"DOB": ""}, "name only"),
        ({"DOW": "19881223"}, "older"),
        ({"SOC": "666123456"}, "666"),
        ({"MKE": "EWJ"}, "EW"),
        ({"MKE": "ET"}, "EW"),
        ({"VIN": "5YJSA1E22H1234567"}, "ninth"),
    ],
)
def test_doubts(changed: dict[str, str], word: str) -> None:
    said = FILE.warnings(DOE | changed, TODAY)
    assert word in " ".join(said)


def test_no_doubts_just_inside() -> None:
    assert FILE.warnings(DOE, TODAY) == ()
    assert FILE.warnings(DOE | {"DOB": "19151124"}, TODAY) == ()
    assert FILE.warnings(DOE | {"DOB": "20081124", "MKE": "EWJ"}, TODAY) == ()


def test_unconfirmed_a_temporary_want_ends_after_48_hours_and_a_warrant_does_not() -> None:
    entered = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert FILE.retired_on(DOE, entered, {}) is None
    assert FILE.retired_on(DOE | {"MKE": "ET"}, entered, {}) == datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
    assert FILE.retired_on(DOE | {"MKE": "ET-C"}, TODAY, {}) == date(2026, 11, 25)
    assert FILE.retired_on(DOE | {"MKE": "ET"}, TODAY, {"retention.temporary_want_hours": 25}) == date(2026, 11, 25)
    assert FILE.retired_on(DOE | {"MKE": "ET"}, TODAY, {"retention.temporary_want_hours": 24}) == date(2026, 11, 24)


def test_what_is_shown() -> None:
    assert FILE.headline(DOE) == "Wanted person"
    assert FILE.headline(DOE | {"MKE": "EW-C", "CMC": "0070"}) == "Wanted person: Armed and dangerous; Suicidal"
    assert FILE.headline(DOE | {"MKE": "ET"}) == "Temporary felony want"
    assert FILE.advise(DOE).startswith("Confirm with the entering agency")
    assert FILE.advise(DOE | {"CMC": "00"}).startswith("Danger")
    facts = dict(FILE.facts(DOE | {"SOC": "666123456"}))
    assert facts["Born"] == "24 Dec 1988"
    assert facts["Height, weight"] == "5 ft 9 in, 165 lb"
    assert facts["Offense"] == "Vehicle theft"
    assert facts["Social Security number"] == "*****3456"
    assert dict(FILE.facts(DOE | {"DOB": ""}))["Born"] == "No birth date on record"


def test_record_keys_hold_numbers_and_vehicle() -> None:
    keys = FILE.record_keys(
        DOE | {"FBI": "1", "SOC": "666123456", "MNU": "PP-1; PP-2", "LIC": "TST1234", "AKA": "ROE, JO"}
    )
    assert {"F:1", "S:666123456", "M:PP-1", "M:PP-2", "P:T5T1234", "G:19881224", "Q:26-10411"} <= keys


def test_unconfirmed_duplicates_of_one_agency() -> None:
    assert FILE.same(DOE, DOE | {"OCA": "2"})
    assert not FILE.same(DOE, DOE | {"NAM": "ROE, JANE"})
    assert not FILE.same(without("DOB"), without("DOB") | {"OCA": "2"})

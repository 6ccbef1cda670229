"""How vehicles answer inquiries: grades, reasons in words, and what is said not to be known."""

from datetime import date

import pytest

from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.inquire import asked_keys
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from tests.hotfiles.things.saying import words

DAY = date(2026, 11, 23)
CAR = {
    "LIC": "TST1204",
    "LIS": "IL",
    "LIY": "2027",
    "LIT": "PC",
    "VIN": "1M8GDM9AXKP042788",
    "VYR": "1989",
    "VMA": "TOYT",
}


def car(asked: dict[str, str], values: dict[str, str] = CAR, **numbers: int) -> Match | None:
    found = FILES["stolen_vehicle"].match(asked, values, DAY, numbers)
    shared = set(asked_keys(MESSAGE_KEYS["QV"], asked, {})) & FILES["stolen_vehicle"].record_keys(values)
    assert found is None or shared, "a hit that no key would find"
    return found


VEHICLES = [
    ({"LIC": "TST1204", "LIS": "IL"}, "exact", "plate state is the same"),
    ({"LIC": "TST1204", "LIS": "IL", "LIY": "2027", "LIT": "PC"}, "exact", "plate type is the same"),
    ({"LIC": "TST1204"}, "strong", "plate is the same"),
    ({"LIC": "TST12O4", "LIS": "IL"}, "possible", "looks alike: TST1204 on record, O asked, 0 on record"),
    ({"LIC": "T5TI2O4"}, "possible", "5 asked, S on record"),
    ({"LIC": "TST?2?4", "LIS": "IL"}, "possible", "fits where it was seen"),
    ({"LIC": "TST12D4", "LIS": "IL"}, "possible", "looks alike: TST1204 on record, D asked, 0 on record"),
    ({"LIC": "TST1204", "LIS": "IN"}, "possible", "but of another state: IL on record, IN asked"),
    ({"LIC": "TST12O4", "LIS": "IN"}, "possible", "looks alike, and is of another state: TST1204 on record, O asked"),
    ({"VIN": "1M8GDM9AXKPO42788"}, "exact", "no VIN has: 1M8GDM9AXKP042788 on record, 1M8GDM9AXKPO42788 asked"),
    ({"VIN": "1M8GDM9AXKP402788"}, "possible", "two neighboring characters of the VIN are transposed"),
    ({"VIN": "M18GDM9AXKP042788"}, "possible", "two neighboring characters of the VIN are transposed"),
    ({"VIN": "1M8GDM9XKP042788"}, "possible", "only the last eight"),
    ({"VIN": "1M8GDDM9AXKP042788"}, "possible", "only the last eight"),
    ({"VIN": "1M8GDM9AXKP042788", "LIC": "TST1204", "LIS": "IN"}, "strong", "but of another state"),
    ({"VIN": "1M8GDM9AXKP042788"}, "exact", "all characters"),
    ({"VIN": "1M8GDM9AXKP042788", "VMA": "TOYT"}, "exact", "make is the same"),
    ({"VIN": "1M8GDM9AXKP042788", "VMA": "FORD"}, "strong", "make differs"),
    ({"VIN": "2HGGDM9AXKP042788"}, "possible", "only the last eight"),
    ({"VIN": "KP042788"}, "possible", "only the last eight"),
    ({"OAN": "1M8GDM9AXKP042788"}, "possible", "another kind of number"),
    ({"LIC": "TST1204", "LIS": "IL", "VIN": "1HGCM82633A004352"}, "strong", "another asked number differs"),
    ({"LIC": "TST1204", "LIS": "IL", "VIN": "1M8GDM9AXKP042788"}, "exact", "plate is the same"),
]


@pytest.mark.parametrize(("asked", "grade", "said"), VEHICLES)
def test_vehicles_that_answer(asked: dict[str, str], grade: str, said: str) -> None:
    found = car(asked)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize(
    "asked",
    [
        {"LIC": "TST1205"},
        {"LIC": "TST12?4", "LIS": "IN"},
        {"LIC": "TST12045"},
        {"VIN": "1M8GDM9AXKP042789"},
        {"OAN": "F42"},
        {"LIC": "TST12?5"},
        {"NIC": "V990000002"},
    ],
)
def test_vehicles_that_do_not(asked: dict[str, str]) -> None:
    assert car(asked, CAR | {"NIC": "V990000001"}) is None


@pytest.mark.parametrize("plate", ["NULL", "NOTAG", "AAAAA"])
def test_a_plate_that_stands_for_no_plate_is_never_more_than_possible(plate: str) -> None:
    for asked in ({"LIC": plate, "LIS": "IL"}, {"LIC": plate}, {"LIC": plate, "LIS": "IL", "LIT": "PC"}):
        found = car(asked, CAR | {"LIC": plate})
        assert found is not None
        assert found.grade == "possible"
        assert any("often written when nothing is known" in one for one in found.unsure)
    found = car({"LIC": plate, "LIS": "IL", "VIN": CAR["VIN"]}, CAR | {"LIC": plate})
    assert found is not None
    assert found.grade == "exact"  # the VIN carries it


def test_another_state_is_said_once() -> None:
    found = car({"LIC": "TST1204", "LIS": "IN"})
    assert found is not None
    assert [one.field for one in found.reasons] == ["LIC"]
    assert found.unsure == ("The VIN has not been compared. Read it from the car.",)


def test_what_is_not_known_is_said() -> None:
    found = car({"LIC": "TST1204", "LIS": "IL"})
    assert found is not None
    assert found.unsure == ("The VIN has not been compared. Read it from the car.",)
    found = car({"LIC": "TST1204"}, {"LIC": "TST1204"})
    assert found is not None
    assert found.unsure == ("The record carries no VIN.", "The plate's state was not asked.")
    found = car({"VIN": "KP042788"})
    assert found is not None
    assert "Compare all of it" in found.unsure[0]


def test_look_alikes_can_be_switched_off() -> None:
    assert car({"LIC": "TST12O4"}, plate_lookalikes=0) is None
    assert car({"LIC": "TST1204"}, plate_lookalikes=0) is not None
    with pytest.raises(Refused) as no:
        asked_keys(MESSAGE_KEYS["QV"], {"LIC": "TST12?4"}, {"plate_lookalikes": 0})
    assert no.value.code == "plate-unknown-off"

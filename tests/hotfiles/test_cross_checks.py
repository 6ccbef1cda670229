"""The cross-checks with other files: one table, one function, and what each door tells of it."""

from datetime import date

import pytest

from leads.hotfiles.cross_checks import CROSS_CHECKS, Crossed, as_data, cross_checks, hints
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.ledger.models import Line
from leads.people.models import Person
from leads.registration.models import Connected
from tests.hotfiles.keeping import STOLEN, WANTED, send
from tests.makers import make_person
from tests.registration.makers import OTHER_VIN, VIN, connect, make_driver, make_vehicle

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
CAR = {"LIC": "TST1234", "LIS": "IL", "LIT": "PC", "VIN": VIN, "VYR": "1989", "VMA": "CHEV", "VCO": "BLU"}
LICENSE = {"OLN": "D12345678901", "OLS": "IL", "OLY": "2027"}


def made(values: dict[str, str], *, at_check: bool = False) -> dict[str, Crossed]:
    return {one.by.name: one for one in cross_checks(values, TODAY, at_check=at_check)}


def differing(values: dict[str, str]) -> list[str]:
    return [name for name, one in made(values).items() if not one.check.fine]


def test_every_row_has_a_name_of_its_own_and_speaks_of_fields_that_some_record_has() -> None:
    assert len({one.name for one in CROSS_CHECKS}) == len(CROSS_CHECKS)
    known = {code for file in FILES.values() for code in file.by_code}
    assert {code for one in CROSS_CHECKS for code in (*one.needs, *one.beside)} <= known


def test_where_no_registration_is_connected_that_is_said_once_and_is_no_difference() -> None:
    crossed = cross_checks({**CAR, **LICENSE}, TODAY)
    assert {one.check.words for one in crossed} == {"Not compared: no registration file is connected."}
    [told] = as_data(crossed)
    assert (told["outcome"], told["words"]) == ("not compared", "Not compared: no registration file is connected.")
    assert hints(crossed) == ()
    assert cross_checks({"NAM": "DOE, JANE"}, TODAY) == ()  # nothing of it could be asked


def test_the_whole_of_a_vehicle_that_agrees_tells_nothing_at_entry() -> None:
    make_vehicle()
    found = made(CAR)
    assert set(found) == {"plate-vin", "vin-plate", "looks"}
    assert as_data(tuple(found.values())) == []


def test_each_difference_is_told_with_both_sides() -> None:
    make_vehicle(vin=OTHER_VIN, make="FORD", color="WHI")
    make_vehicle("TST9", VIN)
    assert differing(CAR) == ["plate-vin", "vin-plate", "looks"]
    told = {one["check"]: (one["field"], one["entered"], one["known"]) for one in as_data(cross_checks(CAR, TODAY))}
    assert told == {
        "plate-vin": ("VIN", VIN, OTHER_VIN),
        "vin-plate": ("LIC", "TST1234", "TST9"),
        "looks": ("VMA", "CHEV BLU", "FORD WHI"),
    }


def test_a_license_is_compared_by_name_and_birth_date() -> None:
    make_driver(name="ROE, RICHARD", born="19700101")
    assert differing({"NAM": "DOE, JANE", "DOB": "19881224", **LICENSE}) == ["license-name", "license-born"]


def test_whom_a_vehicle_is_registered_to_is_for_the_second_party_alone_and_no_address_is_anywhere() -> None:
    make_vehicle()
    assert "owner" not in made(CAR)
    assert "ROE, RICHARD" in made(CAR, at_check=True)["owner"].check.words
    assert "ROE" not in str(as_data(cross_checks(CAR, TODAY)))


def test_what_a_form_is_told_gives_nothing_of_registration_away() -> None:
    make_vehicle("TST1234", OTHER_VIN, make="FORD")
    make_vehicle("TST9", VIN)
    make_driver(name="ROE, PAT", born="19700101")
    said = " ".join(hints(cross_checks({**CAR, "NAM": "DOE, JANE", "DOB": "19881224", **LICENSE}, TODAY)))
    assert len(hints(cross_checks(CAR, TODAY))) == 3
    for known in (OTHER_VIN, "FORD", "TST9", "ROE", "1970"):
        assert known not in said


# At entry, at a modify


def test_an_entry_that_differs_goes_in_and_says_so() -> None:
    make_vehicle(vin=OTHER_VIN)
    done = send("EV", STOLEN, make_person())
    assert done.outcome == "entered"
    [one] = [one for one in as_data(done.crossed) if one["outcome"] == "differs"]
    assert (one["check"], one["entered"], one["known"]) == ("plate-vin", VIN, OTHER_VIN)
    assert done.record.warnings == []  # which every hit tells: what registration says is not told to whoever asks


def test_a_modify_is_compared_anew_and_a_validation_is_not() -> None:
    make_vehicle()
    ames = make_person()
    done = send("EV", STOLEN, ames)
    assert as_data(done.crossed) == []
    meant = {"NIC": done.record.number, "OCA": STOLEN["OCA"]}
    changed = send("MV", {**meant, "VCO": "RED"}, ames)
    assert [one["check"] for one in as_data(changed.crossed)] == ["looks"]
    assert send("MV", {**meant, "VLN": "AMES", "PIH": "REPORT 26-1"}, ames).crossed == ()


def test_registration_that_changes_is_told_as_it_is_now() -> None:
    make_vehicle()
    assert differing(CAR) == []
    Connected.objects.all().delete()
    assert differing(CAR) == []
    assert not made(CAR)["plate-vin"].check.compared
    connect()
    assert made(CAR)["plate-vin"].check.compared


def test_a_person_with_a_vehicle_and_a_license_is_crossed_whole() -> None:
    make_vehicle(owner="DOE, JANE Q")
    make_driver()
    car = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"}
    done = send("EW", {**WANTED, **LICENSE, **car}, make_person())
    assert as_data(done.crossed) == [
        {
            "check": "plate-vin",
            "outcome": "not compared",
            "field": "VIN",
            "entered": "",
            "known": "",
            "words": f"Registration has the plate TST1234 on VIN {VIN}; the record has no VIN.",
        }
    ]
    assert Line.objects.filter(event="hotfiles:record:entered").exists()


DRIVES = {"OLN": "D12345678901", "OLS": "IL", "OLY": "NX"}
SECOND = {"OLN": "D10987654321", "OLS": "IL", "OLY": "NX"}


def wanted(by: Person) -> tuple[Record, dict[str, str]]:
    record = send("EW", {**WANTED, **DRIVES}, by).record
    return record, {"NIC": record.number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"]}


def test_what_comes_by_supplement_is_held_against_registration_as_an_entry_is() -> None:
    make_driver()
    make_driver(SECOND["OLN"], "ROE, MARY", born="19700101")
    ames = make_person()
    _, meant = wanted(ames)
    done = send("EN", {**meant, **SECOND}, ames)
    told = {one["check"]: one for one in as_data(done.crossed)}
    assert {name: one["outcome"] for name, one in told.items()} == {
        "license-name": "differs",
        "license-born": "differs",
    }
    assert told["license-name"]["words"] == (
        "D10987654321 IL NX: The license is ROE, MARY's, the record says DOE, JANE Q."
    )
    assert {one.item for one in done.crossed if not one.check.fine} == {"OLN_OWN"}
    again = send("MW", {**meant, "HGT": "510"}, ames)
    assert {one["check"] for one in as_data(again.crossed)} == set(told), "a modify compares all of it anew"
    assert as_data(send("XN", {**meant, **SECOND}, ames).crossed) == []


def test_a_vehicle_added_is_compared_and_what_was_entered_is_said_once() -> None:
    make_vehicle(vin=OTHER_VIN)
    make_vehicle("TST9999", "1HGTEST83LA900123", make="FORD")
    ames = make_person()
    plate = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"}
    car = {"VIN": VIN, "VYR": "1989", "VMA": "CHEV", "VMO": "COR", "VST": "4D"}
    record = send("EW", {**WANTED, **plate, **car}, ames).record
    meant = {"NIC": record.number, "NAM": WANTED["NAM"], "OCA": WANTED["OCA"]}
    done = send("EN", {**meant, **plate, "LIC": "TST9999", "VMA": "CHEV"}, ames)
    differ = [(one.by.name, one.item) for one in done.crossed if not one.check.fine]
    assert differ == [("plate-vin", ""), ("looks", "LIC_OWN")]
    assert next(one.beside for one in done.crossed if one.item)[0] == "LIC_OWN"


def test_without_registration_a_supplement_says_so_once() -> None:
    ames = make_person()
    _, meant = wanted(ames)
    said = as_data(send("EN", {**meant, **SECOND}, ames).crossed)
    assert [one["words"] for one in said] == ["Not compared: no registration file is connected."]

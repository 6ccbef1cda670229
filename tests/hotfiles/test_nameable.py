"""What of a record may be named as wrong, and what is to be done about it."""

from datetime import date

import pytest

from leads.hotfiles.attachments.attach import add_image, take_back
from leads.hotfiles.check_items import items_for
from leads.hotfiles.models import Record
from leads.hotfiles.nameable import by_name, lacking, modifiable, nameable, to_mend
from leads.people.models import Person
from tests.hotfiles.attachments.made import png
from tests.hotfiles.keeping import STOLEN, WANTED, send
from tests.makers import NOW, actor, make_agency, make_person

pytestmark = pytest.mark.django_db
MODIFY, ANEW = "Modify the record as its report says", "Cancel the record and enter it anew"


@pytest.fixture
def ames() -> Person:
    return make_person(make_agency(), "t.ames")


def lacks(record: Record) -> set[str]:
    return set(lacking(record, [one.named for one in items_for(record)]))


def differing(record: Record, *codes: str) -> Record:
    record.different_items = [one.named for one in items_for(record) if one.code in codes]
    assert len(record.different_items) == len(codes)
    return record


def test_what_a_modify_can_change_may_be_named_and_what_says_which_record_is_meant_may_not(ames: Person) -> None:
    record = send("EV", STOLEN, ames).record
    under = {"LIC_OWN", "SER_OWN"}  # another vehicle or a part, stolen with it
    assert set(nameable(record)) - under == set(modifiable("stolen_vehicle")) >= {"LIC", "VIN", "VCO", "MKE"}
    assert not {"NIC", "OCA", "VLN", "PIH", "REM", "DEL"} & set(nameable(record))
    assert by_name({"B": "an axle", "A": "the car"}) == [("B", "an axle"), ("A", "the car")]


def test_so_may_what_stands_beside_it(ames: Person) -> None:
    record = send("EW", WANTED, ames).record
    assert {"AKA", "DOB_OWN", "LIC_OWN"} <= set(nameable(record))
    assert "AKA_OWN" not in nameable(record)  # a list is one, whoever brought its values
    assert "SOC_STOLEN" not in nameable(record)
    named = {"NIC": record.number, "OCA": WANTED["OCA"], "NAM": WANTED["NAM"]}
    send("ENS", {**named, "SOC": "666123499"}, ames)
    made = add_image(record.number, png(), kind="M", taken_on=date(2026, 11, 20), by=actor(ames), now=NOW)
    assert nameable(record)["SOC_STOLEN"].startswith("Somebody else's")
    assert nameable(record)[str(made.number)] == "Image: mugshot of 2026-11-20"
    take_back(made.pk, why="Her sister.", by=actor(ames), now=NOW)
    assert made.number not in nameable(record)


def test_what_a_report_has_and_the_record_lacks_is_what_no_item_holds(ames: Person) -> None:
    record = send("EV", {code: value for code, value in STOLEN.items() if code not in ("VIN", "VYR")}, ames).record
    assert {"VIN", "OAN", "MIS", "MKE"} <= lacks(record), "the key too: it says caution, or armed"
    assert not {"LIT", "VMA", "VYR", "OCA"} & lacks(record), "VYR is of the item that describes the vehicle"


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (("DOB",), f"{MODIFY}, or cancel it"),
        (("OCA", "DOB"), f"{ANEW} as its report says: no modify changes the case number"),
        (("SUP",), f"{ANEW} as its report says: no modify changes the paper behind the record"),
        (("NAM",), f"{MODIFY}, or cancel it and enter it anew where the name (NAM) is wrong"),
    ],
)
def test_what_its_agency_does_about_it(codes: tuple[str, ...], said: str, ames: Person) -> None:
    assert to_mend(differing(send("EW", WANTED, ames).record, *codes)) == said

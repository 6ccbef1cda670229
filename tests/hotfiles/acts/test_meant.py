"""Which record a message means, and that only its agency changes or ends it."""

from datetime import date, timedelta

import pytest

from leads.hotfiles.acts.meant import _or_locate
from leads.hotfiles.models import Record
from leads.people.models import Person
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import NOW, make_person, make_record

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


@pytest.mark.parametrize(("key", "more"), [("MV", {"VCO": "RED"}), ("CV", {"DCL": "20261123"}), ("XV", {})])
def test_only_the_agency_that_entered_it_changes_or_ends_a_record(
    key: str, more: dict[str, str], ames: Person, other: Person
) -> None:
    record = enter(ames)
    told = no(key, {**meant(record), **more}, other)
    assert (told.code, told.clause) == ("not-your-record", "1240.60(a)(5) correct")
    assert Record.objects.get().state == "active"
    assert send(key, {**meant(record), **more}, make_person(user_id="c.ito")).record.number == record.number


@pytest.mark.parametrize("key", ["CV", "XV"])
def test_a_record_is_meant_by_its_number_and_one_thing_more(key: str, ames: Person) -> None:
    record = enter(ames)
    more = {"DCL": "20261123"} if key == "CV" else {}
    assert no(key, {"NIC": "V999999999", "OCA": "26-000123", **more}, ames).code == "not-on-file"
    told = no(key, {"NIC": record.number, "OCA": "26-000124", **more}, ames)
    assert (told.code, told.field) == ("does-not-fit", "OCA")
    assert no(key, {"NIC": record.number, "VIN": "1M8GDM9A1KP042789", **more}, ames).field == "VIN"
    assert send(key, {"NIC": record.number, "VIN": STOLEN["VIN"], **more}, ames).outcome in {"cleared", "cancelled"}


def test_a_number_of_another_file_is_not_meant(ames: Person) -> None:
    wanted = send("EW", WANTED, ames).record
    assert no("XV", meant(wanted), ames).code == "not-on-file"


def test_only_where_a_file_has_a_locate_is_one_named() -> None:
    stolen, order = make_record(), make_record(file="protection_order", key="EPO", keys=())
    assert "locate it with LV" in _or_locate(stolen)
    assert _or_locate(order) == ""

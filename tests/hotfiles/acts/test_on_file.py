"""An agency has one person or thing on file once."""

from datetime import date, timedelta

import pytest

from leads.hotfiles.models import Record
from leads.people.models import Person
from tests.hotfiles.acts.entered import enter, meant
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def test_the_same_vehicle_twice_is_refused_with_the_number_it_has(ames: Person) -> None:
    first = enter(ames)
    told = no("EV", {**STOLEN, "OCA": "26-000999"}, ames)
    assert (told.code, told.example) == ("on-file", first.number)
    assert Record.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"LIC": "TST9999"}, True),  # same VIN
        ({"LIC": "TST9999", "VIN": STOLEN["VIN"].replace("0", "O")}, True),  # as somebody read it
        ({"VIN": "1M8GDM9A1KP042789"}, True),  # same plate, state, year and type
        ({"VIN": "1M8GDM9A1KP042789", "LIY": "2026"}, False),  # the plate of another year
        ({"VIN": "1M8GDM9A1KP042789", "LIS": "IN"}, False),
        ({"VIN": "1M8GDM9A1KP042789", "LIC": "TST9999"}, False),
    ],
)
def test_what_counts_as_the_same_vehicle(changes: dict[str, str], same: bool, ames: Person) -> None:
    enter(ames)
    if same:
        assert no("EV", {**STOLEN, **changes}, ames).code == "on-file"
    else:
        enter(ames, **changes)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"VIN": "M18GDM9AXKP042788", "LIC": "TST9999"}, "its VIN, 1M8GDM9AXKP042788, is nearly the same"),
        ({"VIN": "2M8GDM9AXKP042788", "LIC": "TST9999"}, "its VIN, 1M8GDM9AXKP042788, is nearly the same"),
        ({"VIN": "", "VYR": "", "LIY": "2026"}, "its plate and state are the same, of another year or type"),
        ({"VIN": "1M8GDM9A1KP042789", "LIY": "2026"}, ""),  # two VINs, two cars
        ({"VIN": "", "VYR": "", "LIS": "IN"}, ""),
    ],
)
def test_a_vehicle_that_is_nearly_on_file_is_entered_with_a_doubt(
    changes: dict[str, str], said: str, ames: Person
) -> None:
    first = enter(ames)
    values = {code: value for code, value in {**STOLEN, **changes}.items() if value}
    done = send("EV", values, ames)
    near = [one for one in done.warnings if first.number in one]
    assert [said in one for one in near] == [True] * bool(said)
    assert not [one for one in done.record.warnings if first.number in one]  # no hit of the record tells it


def test_a_modify_that_brings_two_records_near_says_so(ames: Person) -> None:
    first = enter(ames)
    second = enter(ames, VIN="1M8GDM9A1KP042789", LIC="TST9999")
    done = send("MV", {**meant(second), "VIN": "2M8GDM9AXKP042788"}, ames, LATER)
    assert [one for one in done.warnings if first.number in one]


def test_the_same_person_twice_is_refused(ames: Person) -> None:
    send("EW", WANTED, ames)
    assert no("EW", {**WANTED, "OCA": "26-777"}, ames).code == "on-file"
    assert send("EW", {**WANTED, "OCA": "26-777", "DOB": "19881225"}, ames).outcome == "entered"


def test_a_second_warrant_is_never_told_to_cancel_the_first_and_has_a_way_in(ames: Person) -> None:
    first = send("EW", {**WANTED, "WNO": "26-CF-1"}, ames).record
    assert no("EW", {**WANTED, "OCA": "26-777", "WNO": "26-CF-1"}, ames).code == "on-file"
    told = no("EW", {**WANTED, "OCA": "26-777"}, ames)
    assert "cancel" not in told.cure
    assert first.number in told.cure
    assert "WNO" in told.cure
    second = send("EW", {**WANTED, "OCA": "26-777", "WNO": "26-CF-2"}, ames).record
    assert Record.objects.filter(pk__in=(first.pk, second.pk), state="active").count() == 2


def test_a_first_warrant_without_its_number_gets_one_and_then_the_second_goes_in(ames: Person) -> None:
    first = send("EW", WANTED, ames).record
    second = {**WANTED, "OCA": "26-777", "WNO": "26-CF-2"}
    assert no("EW", second, ames).code == "on-file"
    send("MW", {**meant(first), "NAM": WANTED["NAM"], "WNO": "26-CF-1"}, ames, LATER)
    assert send("EW", second, ames, LATER).outcome == "entered"


def test_another_agency_may_have_the_same_on_file(ames: Person, other: Person) -> None:
    assert enter(ames).number != enter(other).number


def test_what_has_ended_does_not_stand_in_the_way_of_an_entry(ames: Person) -> None:
    first = enter(ames)
    send("XV", meant(first), ames)
    assert enter(ames).number != first.number

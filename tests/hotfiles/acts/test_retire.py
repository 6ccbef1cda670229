"""How long a record is kept, and its end when that time is over."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.acts.retire import retire, retire_on
from leads.hotfiles.inquire import look_up
from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.hotfiles.registry import FILES
from leads.ledger.models import Line
from leads.oversight.numbers import set_number
from leads.people.models import Person
from tests.hotfiles.acts.entered import PLAIN, enter, meant
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import CAR, NOW, actor, make_administrator, make_record

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def test_a_vehicle_known_by_its_plate_alone_is_kept_ninety_days_and_with_a_vin_four_full_years(ames: Person) -> None:
    record = send("EV", PLAIN, ames).record
    assert record.retire_on == date(2026, 11, 23) + timedelta(days=91), "a day more: never shorter"
    send("MV", {**meant(record), "VIN": STOLEN["VIN"], "VYR": "1989"}, ames, LATER)
    record.refresh_from_db()
    assert record.retire_on == date(2031, 1, 2), "a VIN that comes later keeps the record longer"


def test_a_record_is_kept_as_long_as_the_state_has_set(ames: Person) -> None:
    set_number("retention.stolen_vehicle_no_vin_days", 30, why="Board, June", by=actor(make_administrator()), now=NOW)
    assert send("EV", PLAIN, ames).record.retire_on == date(2026, 11, 23) + timedelta(days=31)


def test_a_temporary_want_hits_for_its_whole_48_hours_and_not_three_days_later(ames: Person) -> None:
    entered = datetime(2026, 11, 24, 5, 30, tzinfo=UTC)  # 23:30 in Illinois, on the 23rd
    left_out = ("EXL", "SUP")
    want = {code: value for code, value in WANTED.items() if code not in left_out}
    record = send("ET", {**want, "SUP": "COMPLAINT", "MIS": "WARRANT BEING SOUGHT"}, ames, entered).record
    asked = [[f"#:{record.number}"]]
    assert look_up(asked, (entered + timedelta(hours=47, minutes=59)).date())
    assert look_up(asked, (entered + timedelta(hours=48)).date())
    assert look_up(asked, (entered + timedelta(days=3)).date()) == {}


@pytest.mark.parametrize("hour", range(0, 24, 5))
def test_a_temporary_want_is_kept_up_to_a_day_longer_and_never_shorter(hour: int) -> None:
    entered = datetime(2026, 11, 24, hour, 59, tzinfo=UTC)
    last = retire_on(FILES["wanted_person"], {"MKE": "ET"}, entered, "America/Chicago", {})
    assert last is not None
    over = datetime.combine(last, datetime.min.time(), UTC)
    assert timedelta(hours=48) < over - entered <= timedelta(hours=72)


def test_a_change_does_not_end_a_record_by_the_way(ames: Person) -> None:
    record = enter(ames)
    old = {**meant(record), "DEL": "VIN, VYR"}
    last_day = datetime(2027, 2, 21, 12, tzinfo=UTC)  # the ninetieth day, and one more that is given
    told = no("MV", old, ames, last_day + timedelta(days=1))
    assert (told.code, told.field) == ("past-its-time", None)
    assert "cancel it instead" in str(told.cure)
    record.refresh_from_db()
    assert record.values["VIN"] == STOLEN["VIN"]
    assert send("MV", old, ames, last_day).record.retire_on == date(2027, 2, 22)


@pytest.mark.parametrize("code", ["MKE", "VLN"])
@pytest.mark.parametrize("key", ["MV", "MW", "MT"])
def test_an_empty_key_of_entry_or_validator_is_refused(key: str, code: str, ames: Person) -> None:
    told = no(
        key,
        {"NIC": "V990000001", "NAM": "DOE, JANE Q", "OCA": "26-1", code: ""}
        if key != "MV"
        else {"NIC": "V990000001", "OCA": "26-1", code: ""},
        ames,
    )
    assert (told.code, told.field) == ("field-empty", code)
    assert told.sentence == f"{code} is empty."
    assert told.example


def test_a_record_is_retired_from_its_day_on_and_not_a_day_before() -> None:
    due, later, never = make_record(retire_on=TODAY), make_record(retire_on=TODAY + DAY), make_record()
    retire(NOW)
    states = dict(Record.objects.values_list("number", "state"))
    assert states == {due.number: "retired", later.number: "active", never.number: "active"}
    retire(NOW + DAY)
    assert dict(Record.objects.values_list("number", "state"))[later.number] == "retired"


def test_retiring_is_a_step_of_the_records_life() -> None:
    record = make_record(retire_on=TODAY, state="located")
    retire(NOW)
    record.refresh_from_db()
    assert (record.state, record.ended_at, record.ended_why) == ("retired", NOW, "RETENTION")
    change = RecordChange.objects.get()
    assert (change.act, change.by, change.at, change.values) == ("retire", None, NOW, CAR)
    line = Line.objects.get(event="hotfiles:record:retired")
    assert (line.event, line.subject, line.by) == ("hotfiles:record:retired", f"record:{record.number}", "")
    assert not RecordKey.objects.exists()


def test_what_has_ended_otherwise_is_left_as_it_is() -> None:
    record = make_record(retire_on=TODAY, state="cleared", ended_at=NOW - DAY)
    retire(NOW)
    record.refresh_from_db()
    assert (record.state, record.ended_at) == ("cleared", NOW - DAY)
    assert not Line.objects.exists()


def test_many_are_retired_a_few_at_a_time() -> None:
    for _ in range(3):
        make_record(retire_on=TODAY)
    for left in (1, 0):
        retire(NOW, most=2)
        assert Record.objects.filter(state="active").count() == left


def test_retiring_says_how_many() -> None:
    for _ in range(3):
        make_record(retire_on=TODAY)
    assert [retire(NOW, most=2), retire(NOW, most=2), retire(NOW, most=2)] == [2, 1, 0]

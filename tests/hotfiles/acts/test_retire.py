"""How long a record is kept, and its end when that time is over."""

from datetime import UTC, date, datetime, timedelta

import pytest

from leads.hotfiles.acts.retire import retire, retire_located, retire_on, tell_ahead
from leads.hotfiles.attachments.attach import add_image
from leads.hotfiles.duties import late
from leads.hotfiles.inquire import look_up
from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.hotfiles.registry import FILES
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.oversight.numbers import set_number
from leads.people.models import Person
from tests.hotfiles.acts.entered import PLAIN, enter, meant
from tests.hotfiles.acts.under import with_trailer
from tests.hotfiles.attachments.made import png
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import CAR, NOW, actor, make_administrator, make_agency, make_device, make_person, make_record

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


def located_long_ago(ames: Person, now: datetime) -> Record:
    """A record that another agency located, and what has become of it fourteen days later."""
    record = enter(ames)
    other = make_person(make_agency("IL1990200", "Another"))
    send("LV", {**meant(record), "DOL": "20261123", "LCA": "S-26-44"}, other, now)
    return record


def test_what_was_located_and_left_is_removed_after_two_weeks_and_its_agency_reads_which(ames: Person) -> None:
    record = located_long_ago(ames, NOW)
    device = make_device(ames.agency)
    assert retire_located(NOW + 14 * DAY - timedelta(seconds=1), {}) == 0
    assert retire_located(NOW + 14 * DAY, {"retention.located_property_days": 0}) == 0
    assert retire_located(NOW + 14 * DAY, {}) == 1
    record.refresh_from_db()
    assert (record.state, record.ended_why) == ("retired", "LOCATED, AND NOT ENDED")
    assert not RecordKey.objects.filter(record=record).exists()
    assert f"LOCATED AND LEFT.\n{record.number}, case" in Kept.objects.get(device_id=device.pk).text


@pytest.mark.parametrize("says", [{"VCO": "RED"}, {"VLN": "T AMES", "PIH": "REPORT 26-1"}])
def test_an_agency_that_says_that_it_still_stands_keeps_it(says: dict[str, str], ames: Person) -> None:
    record = located_long_ago(ames, NOW)
    send("MV", {**meant(record), **says}, ames, NOW + DAY)
    assert retire_located(NOW + 30 * DAY, {}) == 0


def test_so_does_an_image_and_its_duty_stays_open(ames: Person) -> None:
    record = located_long_ago(ames, NOW)
    by, day = actor(ames), date(2026, 11, 20)
    add_image(record.number, png(), kind="I", taken_on=day, by=by, now=NOW + timedelta(seconds=1))
    assert retire_located(NOW + 30 * DAY, {}) == 0
    assert late("cancel", NOW, NOW + 30 * DAY).get().record == record


def test_agencies_are_told_once_ahead_which_records_will_be_removed() -> None:
    record = make_record(retire_on=TODAY + 30 * DAY, entered_at=NOW - 400 * DAY)
    make_record(retire_on=TODAY + 31 * DAY, entered_at=NOW - 400 * DAY)
    make_record(retire_on=TODAY + 2 * DAY, entered_at=NOW - 29 * DAY)
    device = make_device(record.agency)
    assert [tell_ahead(NOW, {}), tell_ahead(NOW, {})] == [1, 0]
    said = Kept.objects.get(device_id=device.pk)
    assert said.text.startswith(f"1 OF YOUR RECORDS WILL BE REMOVED: THEIR TIME IS OVER.\n{record.number}, case")
    Record.objects.filter(pk=record.pk).update(retire_on=TODAY + 29 * DAY)
    assert tell_ahead(NOW, {}) == 1, "another day is told anew"


def test_whose_records_were_removed_is_told() -> None:
    record = make_record(retire_on=TODAY)
    device = make_device(record.agency)
    retire(NOW)
    assert f"ARE REMOVED: THEIR TIME IS OVER.\n{record.number}" in Kept.objects.get(device_id=device.pk).text


def test_what_goes_along_with_a_record_whose_time_is_over_is_named(ames: Person) -> None:
    device, record = make_device(ames.agency), with_trailer(ames)
    Record.objects.update(retire_on=NOW.date() + 40 * DAY)
    along = f"{record.number}, case 26-10411, on 2027-01-02\nTrailer TST9001 IL ends with the record"
    assert tell_ahead(NOW + 39 * DAY, {}) == 1
    assert along in Kept.objects.get(device_id=device.pk).text
    assert retire(NOW + 40 * DAY) == 1
    assert along in Kept.objects.filter(device_id=device.pk).latest("pk").text

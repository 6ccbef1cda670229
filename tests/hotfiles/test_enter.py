"""A record's acts: entered whole, changed and ended by its own agency, located by others, each with its history."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from leads.agencies.policy import set_number
from leads.hotfiles.enter import record_keys, retire_on
from leads.hotfiles.inquire import look_up
from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.hotfiles.registry import FILES
from leads.ledger.models import Line
from leads.people.models import Person
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import NOW, actor, make_administrator, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
PLAIN = {code: value for code, value in STOLEN.items() if code not in ("VIN", "VYR")}  # a plate and nothing more


@pytest.fixture
def ames() -> Person:
    return make_person(user_id="t.ames")


@pytest.fixture
def other() -> Person:
    return make_person(make_agency("IL1990200", "Example County Sheriff"), "s.kerr")


def enter(by: Person, key: str = "EV", **fields: str) -> Record:
    return send(key, {**STOLEN, **fields}, by).record


def meant(record: Record) -> dict[str, str]:
    return {"NIC": record.number, "OCA": record.case_number}


def keys(record: Record) -> set[str]:
    return set(RecordKey.objects.filter(record=record).values_list("key", flat=True))


def keys_it_should_have(record: Record) -> set[str]:
    return set(record_keys(FILES[record.file], record.number, record.case_number, record.values))


def line(event: str) -> Line:
    return Line.objects.get(event=event)


# Entering


def test_an_entry_is_kept_whole(ames: Person) -> None:
    done = send("EV", {**STOLEN, "FKD": "202611210930"}, ames)
    record = Record.objects.get()
    assert (done.outcome, done.record.pk, done.look_back) == ("entered", record.pk, True)
    assert record.values == {code: STOLEN[code] for code in STOLEN if code not in ("OCA", "SUP", "SUD")} | {"MKE": "EV"}
    assert (record.case_number, record.support, record.support_at) == (
        "26-000123",
        "DOCUMENT",
        "RECORDS DESK 217-555-0140",
    )
    assert (record.state, record.agency, record.entered_by, record.entered_at) == ("active", ames.agency, ames, NOW)
    assert (record.checked_at, record.validated_at, record.looked_back_at) == (None, None, None)
    assert record.facts_known_at == datetime(2026, 11, 21, 15, 30, tzinfo=UTC), "the agency's time, kept in UTC"
    assert keys(record) == keys_it_should_have(record)
    assert f"#:{record.number}" in keys(record)


def test_an_entry_has_its_history_and_its_ledger_line(ames: Person) -> None:
    record = enter(ames)
    change = RecordChange.objects.get()
    assert (change.act, change.by, change.at, change.values) == ("enter", ames, NOW, record.values)
    written = line("hotfiles:record:entered")
    assert (written.by, written.ori, written.device) == ("t.ames", "IL1990100", "SMP1")
    assert (written.subject, written.clause) == (f"record:{record.number}", "1240.60(a)(2)")


def test_numbers_rise_and_are_never_a_national_one(ames: Person) -> None:
    first = enter(ames)
    second = send("EW", WANTED, ames).record
    assert (first.number[:3], second.number[:3]) == ("V99", "W99")
    assert int(second.number[3:]) == int(first.number[3:]) + 1
    assert len(first.number) == 10


@pytest.mark.parametrize("said", ["TELEPHONE", "telephone"])
def test_a_telephone_report_alone_supports_nothing(said: str, ames: Person) -> None:
    told = no("EV", {**STOLEN, "SUP": said}, ames)
    assert (told.code, told.clause, told.field) == ("telephone-only", "1240.60(a)(2)", "SUP")
    assert not Record.objects.exists()
    assert not Line.objects.exists()


def test_the_database_refuses_a_telephone_report_too(ames: Person) -> None:
    with pytest.raises(IntegrityError, match="support_is_more_than_a_telephone_report"), transaction.atomic():
        make_record(entered_by=ames, support="TELEPHONE")


def test_an_entry_says_where_its_paper_is_at_hand(ames: Person) -> None:
    assert no("EV", {code: value for code, value in STOLEN.items() if code != "SUD"}, ames).field == "SUD"


# Twice on file


def test_the_same_vehicle_twice_is_refused_with_the_number_it_has(ames: Person) -> None:
    first = enter(ames)
    told = no("EV", {**STOLEN, "OCA": "26-000999"}, ames)
    assert (told.code, told.example) == ("on-file", first.number)
    assert Record.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"LIC": "TST9999"}, True),  # same VIN
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


def test_the_same_person_twice_is_refused(ames: Person) -> None:
    send("EW", WANTED, ames)
    assert no("EW", {**WANTED, "OCA": "26-777"}, ames).code == "on-file"
    assert send("EW", {**WANTED, "OCA": "26-777", "DOB": "19881225"}, ames).outcome == "entered"


def test_another_agency_may_have_the_same_on_file(ames: Person, other: Person) -> None:
    assert enter(ames).number != enter(other).number


def test_what_has_ended_does_not_stand_in_the_way_of_an_entry(ames: Person) -> None:
    first = enter(ames)
    send("XV", meant(first), ames)
    assert enter(ames).number != first.number


# Modifying


def test_a_modify_changes_what_it_names_and_the_keys_follow(ames: Person) -> None:
    record = enter(ames)
    old = keys(record)
    done = send("MV", {**meant(record), "LIC": "TST7777", "VCO": "RED"}, ames, LATER)
    record.refresh_from_db()
    assert (done.outcome, done.look_back) == ("modified", True)
    assert (record.values["LIC"], record.values["VCO"], record.values["VIN"]) == ("TST7777", "RED", STOLEN["VIN"])
    assert (record.changed_at, record.entered_at, record.looked_back_at) == (LATER, NOW, None)
    assert keys(record) == keys_it_should_have(record) != old
    assert line("hotfiles:record:modified").data == {"fields": ["LIC", "VCO"]}
    assert [change.act for change in RecordChange.objects.order_by("id")] == ["enter", "modify"]


def test_a_modify_undoes_the_second_check(ames: Person) -> None:
    record = enter(ames)
    Record.objects.update(checked_by=make_person(), checked_at=NOW, check_items=[{"code": "VIN"}])
    send("MV", {**meant(record), "VCO": "RED"}, ames, LATER)
    record.refresh_from_db()
    assert (record.checked_by, record.checked_at, record.check_items) == (None, None, [])


def test_a_validation_alone_undoes_nothing_and_looks_back_at_nothing(ames: Person) -> None:
    record = enter(ames)
    Record.objects.update(checked_by=make_person(), checked_at=NOW, looked_back_at=NOW)
    done = send("MV", {**meant(record), "VLN": "T AMES"}, ames, LATER)
    record.refresh_from_db()
    assert (record.validated_at, record.validated_by) == (LATER, "T AMES")
    assert (record.checked_at, record.changed_at, record.looked_back_at) == (NOW, NOW, NOW)
    assert done.look_back is False
    assert keys(record) == keys_it_should_have(record)


def test_a_field_sent_empty_leaves_the_record(ames: Person) -> None:
    record = enter(ames)
    send("MV", {**meant(record), "VCO": ""}, ames, LATER)
    record.refresh_from_db()
    assert "VCO" not in record.values


def test_a_caution_put_on_later_warns_from_then_on(ames: Person) -> None:
    record = enter(ames)
    assert not FILES[record.file].caution(record.key, record.values)
    send("MV", {**meant(record), "MKE": "EV-A"}, ames, LATER)
    record.refresh_from_db()
    assert FILES[record.file].caution(record.key, record.values)
    assert "armed" in FILES[record.file].advise(record.values)


def test_a_modified_record_has_to_fit_as_an_entry_does(ames: Person) -> None:
    record = enter(ames)
    before = Record.objects.values().get()
    with transaction.atomic():
        told = no("MV", {**meant(record), "DOT": "20261124"}, ames, LATER)  # a theft tomorrow
        transaction.set_rollback(True)
    assert told.field == "DOT"
    assert Record.objects.values().get() == before


def test_a_modify_that_changes_nothing_is_refused(ames: Person) -> None:
    assert no("MV", meant(enter(ames)), ames).code == "nothing-to-change"


# Whose record it is


@pytest.mark.parametrize(("key", "more"), [("MV", {"VCO": "RED"}), ("CV", {"DCL": "20261123"}), ("XV", {})])
def test_only_the_agency_that_entered_it_changes_or_ends_a_record(
    key: str, more: dict[str, str], ames: Person, other: Person
) -> None:
    record = enter(ames)
    told = no(key, {**meant(record), **more}, other)
    assert (told.code, told.clause) == ("not-your-record", "1240.60(a)(5) correct")
    assert Record.objects.get().state == "active"
    assert send(key, {**meant(record), **more}, make_person(user_id="c.ito")).record.number == record.number


LOCATED = {"DOL": "20261123", "LCA": "S-26-44"}


def test_another_agency_locates_and_the_record_goes_on_hitting(ames: Person, other: Person) -> None:
    record = enter(ames)
    done = send("LV", {**meant(record), **LOCATED}, other, LATER)
    record.refresh_from_db()
    assert (done.outcome, record.state, record.ended_at) == ("located", "located", None)
    assert (record.values["DOL"], record.values["LCA"]) == ("20261123", "S-26-44")
    assert keys(record) == keys_it_should_have(record)
    written = line("hotfiles:record:located")
    assert (written.by, written.ori) == ("s.kerr", "IL1990200")
    assert RecordChange.objects.get(act="locate").why == "located by IL1990200"


def test_an_agency_does_not_locate_its_own(ames: Person) -> None:
    record = enter(ames)
    assert no("LV", {**meant(record), **LOCATED}, ames).code == "own-record"


# Which record is meant


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


# Ending


@pytest.mark.parametrize(
    ("key", "more", "state", "why"),
    [("CV", {"DCL": "20261123", "RPP": "HIT LOCAL"}, "cleared", "HIT LOCAL"), ("XV", {}, "cancelled", "")],
)
def test_a_record_that_ends_keeps_its_values_and_loses_its_keys(
    key: str, more: dict[str, str], state: str, why: str, ames: Person
) -> None:
    record = enter(ames)
    send(key, {**meant(record), **more}, ames, LATER)
    values = record.values
    record.refresh_from_db()
    assert (record.state, record.ended_at, record.values) == (state, LATER, values)
    assert record.ended_why == why
    assert keys(record) == set()
    assert RecordChange.objects.latest("id").values == values
    assert line(f"hotfiles:record:{state}").subject == f"record:{record.number}"


@pytest.mark.parametrize(
    ("key", "more"), [("MV", {"VCO": "RED"}), ("CV", {"DCL": "20261123"}), ("XV", {}), ("LV", LOCATED)]
)
def test_what_has_ended_stays_ended(key: str, more: dict[str, str], ames: Person, other: Person) -> None:
    record = enter(ames)
    send("XV", meant(record), ames)
    told = no(key, {**meant(record), **more}, other if key == "LV" else ames)
    assert told.code == "already-ended"


def test_the_database_takes_no_key_for_what_has_ended_and_does_not_revive_it(ames: Person) -> None:
    record = enter(ames)
    send("XV", meant(record), ames)
    with pytest.raises(DatabaseError, match="can not hit"), transaction.atomic():
        RecordKey.objects.create(key="P:TST1234", record=record)
    with pytest.raises(DatabaseError, match="enter it anew"), transaction.atomic():
        Record.objects.update(state="active", ended_at=None)


def test_the_database_drops_the_keys_whoever_ends_the_record(ames: Person) -> None:
    record = enter(ames)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE hotfiles_record SET state = 'cancelled', ended_at = now()")
    assert keys(record) == set()


def test_the_database_wants_to_know_when_a_record_ended(ames: Person) -> None:
    enter(ames)
    with pytest.raises(IntegrityError, match="an_ended_record_says_when"), transaction.atomic():
        Record.objects.update(state="cancelled")


# How long it is kept


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
    old = {**meant(record), "VIN": "", "VYR": ""}
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
    told = no(key, {"NIC": "V990000001", "NAM": "DOE, JANE Q", "OCA": "26-1", code: ""}
              if key != "MV" else {"NIC": "V990000001", "OCA": "26-1", code: ""}, ames)  # fmt: skip
    assert (told.code, told.field) == ("field-empty", code)
    assert told.sentence == f"{code} is empty."
    assert told.example

"""1240.60(a)(5) check: someone else, certified, every item, within 24 hours; and the database says no too."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from leads.agencies.models import Agreement
from leads.hotfiles.check_items import items_for
from leads.hotfiles.checked import checked_state
from leads.hotfiles.inquire import look_up
from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.second_check import counts, due, makers_of, overdue, second_check, undo_check
from leads.ledger.models import Line
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.console.orders import ordered
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import (
    CAR,
    NOW,
    actor,
    make_agency,
    make_department,
    make_person,
    make_record,
    make_screening,
    narrowed,
)

pytestmark = pytest.mark.django_db
CHECK = "1240.60(a)(5) check"
VIN = "1M8GDM9AXKP042788"  # the example of a right check digit that the federal rule's commentaries use
DAY = timedelta(hours=24)
INSTANT = timedelta(microseconds=1)


def codes(record: Record) -> list[str]:
    return [item.code for item in items_for(record)]


def refused(record: Record, by: Person, *, items: list[str] | None = None, now: datetime = NOW) -> Refused:
    with pytest.raises(Refused) as no:
        second_check(record.number, by=actor(by), items=codes(record) if items is None else items, now=now)
    assert not Line.objects.exists()
    return no.value


def test_a_second_party_checks_every_item() -> None:
    record, checker = make_record(), make_person(user_id="c.ito")
    done = second_check(record.number.lower(), by=actor(checker), items=codes(record), now=NOW + timedelta(hours=1))
    record.refresh_from_db()
    assert (
        (record.checked_by, record.checked_at)
        == (checker, NOW + timedelta(hours=1))
        == (done.checked_by, done.checked_at)
    )
    assert [item["code"] for item in record.check_items] == codes(record)
    change = RecordChange.objects.get()
    assert (change.act, change.by, change.at) == ("check", checker, NOW + timedelta(hours=1))
    line = Line.objects.get()
    assert (line.event, line.by, line.ori, line.clause) == (
        "hotfiles:record:second_checked",
        "c.ito",
        "IL1990100",
        CHECK,
    )
    assert (line.subject, line.outcome, line.data["items"]) == (f"record:{record.number}", "done", codes(record))
    assert due(NOW) == []


def test_the_person_who_entered_it_is_refused_with_the_clause_and_a_cure() -> None:
    record = make_record()
    no = refused(record, record.entered_by)
    assert (no.code, no.clause) == ("same-person", CHECK)
    assert "certified" in no.cure


def test_the_database_refuses_the_same_person_even_by_sql() -> None:
    record = make_record()
    with pytest.raises(IntegrityError, match="second_party_is_someone_else"), transaction.atomic():
        Record.objects.filter(pk=record.pk).update(checked_by=record.entered_by, checked_at=NOW)


def test_another_agency_is_refused_but_the_department_may() -> None:
    record = make_record()
    other = make_agency("IL1990200", "Example County Sheriff", kind="sheriff")
    assert refused(record, make_person(other)).code == "not-your-record"
    second_check(record.number, by=actor(make_person(make_department())), items=codes(record), now=NOW)


def test_an_uncertified_person_is_refused() -> None:
    assert refused(make_record(), make_person(certified=False)).clause == "1240.90(b)(1)"


def test_less_than_full_access_is_enough_to_check() -> None:
    record = make_record()
    second_check(record.number, by=actor(make_person(certified="less")), items=codes(record), now=NOW)


@pytest.mark.parametrize(("last_day", "holds"), [(date(2026, 11, 23), True), (date(2026, 11, 22), False)])
def test_on_its_last_day_a_certificate_still_holds(last_day: date, holds: bool) -> None:
    record, checker = make_record(), make_person(valid_until=last_day)
    if holds:
        second_check(record.number, by=actor(checker), items=codes(record), now=NOW)
    else:
        assert refused(record, checker).code == "not-certified"


@pytest.mark.parametrize("zone", ["America/Chicago", "America/Denver", "America/New_York"])
def test_the_day_is_that_of_illinois_for_every_agency(zone: str) -> None:
    """At 05:59 UTC on the 24th it is still the 23rd in Illinois: 22:59 in Denver, 00:59 on the 24th in New York."""
    agency = make_agency(zone=zone)
    record, checker = make_record(agency), make_person(agency, valid_until=date(2026, 11, 23))
    late = datetime(2026, 11, 24, 5, 59, tzinfo=NOW.tzinfo)
    assert refused(record, checker, now=late + timedelta(minutes=1)).code == "not-certified"
    second_check(record.number, by=actor(checker), items=codes(record), now=late)


def test_an_unscreened_convicted_or_departed_person_is_refused() -> None:
    record = make_record()
    assert refused(record, make_person(screened=False)).clause == "1240.50(b)(1)"
    convicted = make_person()
    make_screening(convicted, state_result="conviction", decision="denied")
    assert refused(record, convicted).clause == "1240.50(b)(2)"
    assert refused(record, make_person(employed_until=date(2026, 11, 22))).code == "not-employed"
    assert refused(record, make_person(is_active=False)).code == "not-employed"


@pytest.mark.parametrize("lacks", ["1240.30(b)(5)", "1240.110(c)", "1240.30(c)(2)"])
def test_who_could_not_ask_for_the_record_does_not_check_it(lacks: str) -> None:
    """Comparing is reading: beyond the access level, suspended, or without an agreement nobody does."""
    record = make_record()
    checker = make_person(record.agency)
    if lacks == "1240.30(b)(5)":
        narrowed(record.agency, "wanted_person")
    elif lacks == "1240.110(c)":
        ordered(record.agency, "files.inquire")
    else:
        Agreement.objects.update(until_on=NOW.date() - timedelta(days=1))
    with pytest.raises(Refused) as no:
        second_check(record.number, by=actor(checker), items=codes(record), now=NOW)
    assert no.value.clause == lacks
    record.refresh_from_db()
    assert record.checked_at is None


def test_every_item_has_to_be_ticked_and_the_missing_ones_are_named() -> None:
    record, checker = make_record(), make_person()
    no = refused(record, checker, items=[code for code in codes(record) if code not in ("LIC", "SUP")])
    assert (no.code, no.field) == ("items-missing", "LIC")
    assert "Plate" in no.sentence
    assert "paper behind" in no.sentence
    assert refused(record, checker, items=[*codes(record), "XYZ"]).code == "unknown-item"
    assert refused(record, checker, items=[]).code == "items-missing"


@pytest.mark.parametrize("state", ["cleared", "cancelled", "retired"])
def test_a_record_that_can_not_hit_needs_no_check(state: str) -> None:
    record = make_record(state=state, ended_at=NOW)
    assert refused(record, make_person()).code == "already-ended"
    assert due(NOW) == []


def test_a_located_record_is_still_checked() -> None:
    record = make_record(state="located")
    second_check(record.number, by=actor(make_person()), items=codes(record), now=NOW)


def test_a_record_is_checked_once() -> None:
    record, checker = make_record(), make_person()
    second_check(record.number, by=actor(checker), items=codes(record), now=NOW)
    with pytest.raises(Refused) as no:
        second_check(record.number, by=actor(make_person()), items=codes(record), now=NOW)
    assert no.value.code == "already-checked"
    with pytest.raises(Refused) as no:
        second_check("V990099999", by=actor(checker), items=[], now=NOW)
    assert no.value.code == "not-on-file"


# The limit: 24 hours after entry, just inside and just outside.


@pytest.mark.parametrize(
    ("after", "state"), [(DAY - INSTANT, "awaiting"), (DAY, "awaiting"), (DAY + INSTANT, "overdue")]
)
def test_the_day_ends_to_the_instant(after: timedelta, state: str) -> None:
    record = make_record()
    assert checked_state(record.check_from, None, NOW + after) == (state, NOW + DAY)
    [one] = due(NOW + after)
    assert (one.record, one.due, one.overdue) == (record, NOW + DAY, state == "overdue")
    assert [late.record for late in overdue(NOW + after)] == ([record] if state == "overdue" else [])


@pytest.mark.parametrize(("after", "outcome"), [(DAY, "done"), (DAY + INSTANT, "late")])
def test_a_late_check_is_taken_and_the_ledger_says_late(after: timedelta, outcome: str) -> None:
    record = make_record()
    second_check(record.number, by=actor(make_person()), items=codes(record), now=NOW + after)
    assert Line.objects.get().outcome == outcome


def change(record: Record, act: str, at: datetime, by: Person | None = None) -> None:
    """A step in the record's life, as its act writes it."""
    record.refresh_from_db()
    if act == "modify":
        undo_check(record, at)
        record.save()
    RecordChange.objects.create(record=record, at=at, by=by or record.entered_by, act=act, values=record.values)


def test_changing_a_record_that_was_never_checked_gains_no_time() -> None:
    record = make_record()
    change(record, "enter", NOW)
    change(record, "modify", NOW + timedelta(hours=23))
    assert [one.due for one in due(NOW)] == [NOW + DAY]


def test_a_change_that_undid_a_check_starts_the_day_anew_once() -> None:
    record = make_record()
    change(record, "enter", NOW)
    second_check(record.number, by=actor(make_person()), items=codes(record), now=NOW)
    for days in (5, 6):
        change(record, "modify", NOW + days * DAY)
    assert [(one.record.check_from, one.due) for one in due(NOW)] == [(NOW + 5 * DAY, NOW + 6 * DAY)]


@pytest.mark.parametrize(
    ("late_by", "asked"),
    [(0, ""), (1, "operator"), (119, "operator"), (120, "coordinator"), (1440, "head"), (4320, "department")],
)
def test_an_overdue_check_escalates(late_by: int, asked: str) -> None:
    make_record()
    assert due(NOW + DAY + timedelta(minutes=late_by))[0].asked == asked


def test_counts_by_agency_put_the_worst_first() -> None:
    city, county = make_agency(), make_agency("IL1990200", "Example County Sheriff", kind="sheriff")
    make_record(county)
    make_record(city, entered_at=NOW - 2 * DAY)
    make_record(city)
    make_record(city, checked_at=NOW, checked_by=make_person(city))
    first, second = counts(NOW)
    assert (first.agency, first.awaiting, first.overdue, first.asked) == (city, 1, 1, "head")
    assert (second.agency, second.awaiting, second.overdue, second.asked) == (county, 1, 0, "")
    assert [one.record.agency for one in due(NOW, county)] == [county]


# Items and cross-checks.


def items(**values: str) -> dict[str, object]:
    return {item.code: item for item in items_for(make_record(values={**CAR, **values}))}


def test_items_follow_from_what_the_record_holds() -> None:
    assert codes(make_record()) == ["LIC", "VMA", "DOT", "OCA", "SUP"]
    shown = {
        item.code: item.value for item in items_for(make_record(values={**CAR, "MIS": "DENT LEFT", "SOC": "666123456"}))
    }
    assert shown["LIC"] == "TST1234 IL 2027 PC"
    assert shown["MIS"] == "DENT LEFT"
    assert shown["SOC"] == "*****3456"
    assert shown["SUP"] == "Investigative report or other document"


@pytest.mark.parametrize(
    ("values", "code", "fine", "word"),
    [
        ({"VIN": VIN, "VYR": "1989"}, "VIN", True, "check digit X is right"),
        ({"VIN": VIN.replace("AX", "A1"), "VYR": "1989"}, "VIN", False, "fails its check"),
        ({"VIN": VIN, "VYR": "1990"}, "VIN", False, "the record says 1990"),
        ({"VIN": "SHORT123"}, "VIN", False, "8 characters"),
        ({}, "LIC", True, "its state, year and type"),
        ({"LIT": ""}, "LIC", False, "lacks LIT"),
        ({"LIY": "2025"}, "LIC", False, "expired in 2025"),
        ({"LIY": "NX"}, "LIC", True, "its state"),
        ({"DOT": "20261123"}, "DOT", True, "not after the entry"),
        ({"DOT": "20261124"}, "DOT", False, "after the entry"),
    ],
)
def test_the_system_makes_the_cross_checks_it_can(values: dict[str, str], code: str, fine: bool, word: str) -> None:
    crossed(make_record(values={**CAR, **values}), code, fine, word)


@pytest.mark.parametrize(
    ("values", "code", "fine", "word"),
    [
        ({"DOB": "19881124"}, "DOB", True, "37 years"),
        ({"DOB": "20240101"}, "DOB", False, "2 years"),
        ({"OLN": "D123"}, "OLN", False, "lacks OLS, OLY"),
        ({"DOW": "20261123", "WNO": "W1"}, "WNO", True, "not after the entry"),
        ({"DOW": "20261124", "WNO": "W1"}, "WNO", False, "after the entry"),
        ({"VIN": VIN, "VYR": "1990"}, "VIN", False, "the record says 1990"),
    ],
)
def test_a_person_has_cross_checks_of_their_own(values: dict[str, str], code: str, fine: bool, word: str) -> None:
    crossed(make_record(file="wanted_person", values={"NAM": "DOE, JANE", **values}), code, fine, word)


def crossed(record: Record, code: str, fine: bool, word: str) -> None:
    [item] = [item for item in items_for(record) if item.code == code]
    assert item.fine is fine
    assert any(word in one.words for one in item.cross_checks)


def test_what_the_cross_checks_doubted_is_kept_with_the_check() -> None:
    record = make_record(values={**CAR, "VIN": "SHORT123"})
    marks = [mark for one in items_for(record) for mark in one.differences]
    second_check(record.number, by=actor(make_person()), items=codes(record), acknowledged=marks, now=NOW)
    assert Line.objects.get().data["doubted"] == ["VIN"]
    record.refresh_from_db()
    [vin] = [item for item in record.check_items if item["code"] == "VIN"]
    assert vin["cross_checks"][0]["fine"] is False


# Whoever changed it


def test_whoever_changed_a_record_since_its_last_check_is_not_its_second_party() -> None:
    record, changer = make_record(), make_person(user_id="c.ito")
    change(record, "enter", NOW)
    second_check(record.number, by=actor(make_person(user_id="d.lund")), items=codes(record), now=NOW)
    change(record, "modify", NOW + DAY, changer)
    with pytest.raises(Refused) as no:
        second_check(record.number, by=actor(changer), items=codes(record), now=NOW + DAY)
    assert (no.value.code, no.value.clause) == ("same-person", CHECK)
    assert "changed" in no.value.sentence
    with pytest.raises(Refused) as no:
        second_check(record.number, by=actor(record.entered_by), items=codes(record), now=NOW + DAY)
    assert no.value.code == "same-person"
    second_check(record.number, by=actor(make_person(user_id="e.moss")), items=codes(record), now=NOW + DAY)


def test_a_change_that_somebody_else_has_checked_binds_its_maker_no_longer() -> None:
    record, changer = make_record(), make_person(user_id="c.ito")
    change(record, "modify", NOW, changer)
    assert changer.pk in makers_of([record])[record.pk]
    second_check(record.number, by=actor(make_person(user_id="d.lund")), items=codes(record), now=NOW)
    assert makers_of([record]) == {record.pk: {record.entered_by_id}}
    change(record, "modify", NOW + DAY, make_person(user_id="e.moss"))
    second_check(record.number, by=actor(changer), items=codes(record), now=NOW + DAY)


def test_a_validation_between_check_and_change_does_not_start_the_day() -> None:
    by = make_person(user_id="t.ames")
    record = send("EV", STOLEN, by).record
    second_check(record.number, by=actor(make_person(user_id="c.ito")), items=codes(record), now=NOW)
    meant = {"NIC": record.number, "OCA": record.case_number}
    send("MV", {**meant, "VLN": "T AMES", "PIH": "REPORT 26-000123"}, by, NOW + 30 * DAY)
    assert RecordChange.objects.latest("id").act == "validate"
    assert due(NOW + 30 * DAY) == []
    send("MV", {**meant, "VCO": "RED"}, by, NOW + 60 * DAY)
    assert [one.record.check_from for one in due(NOW + 60 * DAY)] == [NOW + 60 * DAY]
    [one] = look_up([[f"#:{record.number}"]], (NOW + 60 * DAY).date())[0]
    assert one.check_from == NOW + 60 * DAY

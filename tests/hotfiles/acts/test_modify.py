"""A modify changes what it names, and a new check is due."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.registry import FILES
from leads.people.models import Person
from tests.hotfiles.acts.entered import enter, keys, keys_it_should_have, line, meant
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import NOW, make_person

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def test_a_modify_changes_what_it_names_and_the_keys_follow(ames: Person) -> None:
    record = enter(ames)
    old = keys(record)
    done = send("MV", {**meant(record), "LIC": "TST7777", "VCO": "RED"}, ames, LATER)
    record.refresh_from_db()
    assert (done.outcome, done.look_back) == ("modified", True)
    assert (record.values["LIC"], record.values["VCO"], record.values["VIN"]) == ("TST7777", "RED", STOLEN["VIN"])
    assert (record.changed_at, record.entered_at, record.looked_back_at) == (LATER, NOW, None)
    assert keys(record) == keys_it_should_have(record) != old
    assert line("hotfiles:record:modified").data == {"fields": ["LIC", "VCO"], "key": "MV"}
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
    done = send("MV", {**meant(record), "VLN": "T AMES", "PIH": "REPORT 26-000123"}, ames, LATER)
    record.refresh_from_db()
    assert (record.validated_at, record.validated_by) == (LATER, "T AMES")
    assert (record.checked_at, record.changed_at, record.looked_back_at) == (NOW, NOW, NOW)
    assert done.look_back is False
    assert keys(record) == keys_it_should_have(record)


def test_a_field_leaves_the_record_when_it_is_named_and_not_when_it_is_sent_empty(ames: Person) -> None:
    record = enter(ames)
    assert no("MV", {**meant(record), "VCO": ""}, ames, LATER).code == "field-empty"
    done = send("MV", {**meant(record), "DEL": "VCO"}, ames, LATER)
    record.refresh_from_db()
    assert "VCO" not in record.values
    assert [one.words for one in done.changes] == ["VCO: taken off BLU"]
    assert line("hotfiles:record:modified").data == {"fields": ["VCO"], "key": "MV"}


def test_a_list_is_never_replaced_without_a_word(ames: Person) -> None:
    record = send("EW-C", {**WANTED, "AKA": "ROE, JANE", "CMC": "0070"}, ames).record
    known = {**meant(record), "NAM": "DOE, JANE Q"}
    for field, value in (("AKA", "POE, JO"), ("CMC", "70")):
        assert no("MW", {**known, field: value}, ames, LATER).code == "list-unclear"
    done = send("MW", {**known, "AKA": "+POE, JO", "CMC": "-70"}, ames, LATER)
    record.refresh_from_db()
    assert (record.values["AKA"], record.values["CMC"]) == ("ROE, JANE; POE, JO", "00")
    assert {one.words for one in done.changes} == {"AKA: added POE, JO", "CMC: taken off 70"}
    assert keys(record) == keys_it_should_have(record)


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

"""Another agency locates a record; its own does not."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from leads.hotfiles.models import Duty, Record, RecordChange
from leads.hotfiles.registry import FILES
from leads.mail.models import Kept
from leads.people.models import Person
from tests.hotfiles.acts.entered import LOCATED, enter, keys, keys_it_should_have, line, meant
from tests.hotfiles.keeping import STOLEN, no, send
from tests.makers import NOW, make_device

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


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


def test_the_owner_is_told_at_once_at_each_of_its_terminals(ames: Person, other: Person) -> None:
    here, there = make_device(ames.agency), make_device(ames.agency)
    record = enter(ames)
    done = send("LV", {**meant(record), **LOCATED}, other, LATER)
    notices = list(Kept.objects.order_by("device_id"))
    assert [(one.device_id, one.outcome, one.files) for one in notices] == [
        (device.pk, "located", ["stolen_vehicle"]) for device in (here, there)
    ]
    assert f"YOUR RECORD {record.number} HAS BEEN LOCATED" in notices[0].text
    assert "Example County Sheriff IL1990200, their case S-26-44" in notices[0].text
    assert done.warnings == ()
    due = Duty.objects.get().due_at
    assert line("hotfiles:record:located").data == {"devices": 2, "due": due.isoformat()}
    assert f"End the record now, by {due.astimezone(ZoneInfo('America/Chicago')):%H:%M}" in notices[0].text


def test_who_locates_is_told_when_the_owner_could_not_be(ames: Person, other: Person) -> None:
    done = send("LV", {**meant(enter(ames)), **LOCATED}, other, LATER)
    assert done.warnings == (
        "Example City Police Department has no terminal connected and was not told. Telephone them: 217-555-0100.",
    )


def test_the_database_wants_to_know_who_located_a_record(ames: Person) -> None:
    enter(ames)
    with pytest.raises(IntegrityError, match="a_located_record_says_by_whom"), transaction.atomic():
        Record.objects.update(state="located")


def test_a_file_may_say_that_a_locate_ends_its_records(
    ames: Person, other: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_device(ames.agency)
    record, file = enter(ames), FILES["stolen_vehicle"]
    monkeypatch.setattr("leads.hotfiles.acts.locate.FILES", {file.name: replace(file, ends_at_locate=True)})
    done = send("LV", {**meant(record), **LOCATED}, other, LATER)
    record.refresh_from_db()
    assert (done.outcome, record.state, record.ended_at, record.ended_why) == ("located", "cleared", LATER, "LOCATED")
    assert (record.located_by, record.values["LCA"]) == (other.agency, "S-26-44")
    assert keys(record) == set()
    assert RecordChange.objects.get(act="locate").why == "located by IL1990200"
    assert "ended with this and hits no longer" in Kept.objects.get().text
    assert no("LV", {**meant(record), **LOCATED}, other).code == "already-ended"


def test_nobody_is_found_before_it_began(ames: Person, other: Person) -> None:
    """A wrong year ended a missing child's record: that day is compared with the last contact, the theft, the order."""
    found = enter(ames)
    began = STOLEN["DOT"]
    before = f"{int(began) - 1}"
    refused = no("LV", {**meant(found), "DOL": before, "LCA": "S-1"}, other)
    assert (refused.code, refused.field) == ("fields-disagree", "DOL")
    assert no("CV", {**meant(found), "DCL": before}, ames).field == "DCL"
    assert send("LV", {**meant(found), "DOL": began, "LCA": "S-1"}, other).outcome == "located"


def test_every_file_says_on_which_day_it_began() -> None:
    assert [file.name for file in FILES.values() if file.since and file.since not in file.by_code] == []
    assert {file.name for file in FILES.values() if not file.since} == {"gang_group", "gang_member"}

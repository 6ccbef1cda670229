"""After a restore: what is held back hits nowhere until its agency has looked at it; the rest hits with a word."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from leads.hotfiles import inquire
from leads.hotfiles.acts import look_at
from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.ledger.models import Line
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.hotfiles.acts.entered import enter, keys, keys_it_should_have, meant
from tests.hotfiles.keeping import no, send
from tests.makers import NOW, actor, make_administrator, make_agency, make_person
from tests.sql import never_commits

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
BACKUP = NOW - timedelta(minutes=1)


def restored(by: Person, *, held: bool) -> Record:
    """A record that came with a backup."""
    record = enter(by)
    Record.objects.filter(pk=record.pk).update(unconfirmed_since=BACKUP, held_back=held, looked_back_at=NOW)
    record.refresh_from_db()
    return record


def asked() -> list[str]:
    """What an inquiry by the plate finds, by its advice."""
    found = inquire.look_up(
        [["P:TST1234", "L:TST1234", *RecordKey.objects.values_list("key", flat=True)]], date(2026, 11, 23)
    )
    hits = [inquire.Hit(one, inquire.FILES[one.file], inquire.Match("exact", 1.0, ())) for one in found.get(0, [])]
    return [inquire.as_data(one, NOW)["advise"] for one in hits]


def test_a_record_that_is_held_back_has_no_keys_and_gets_none(ames: Person) -> None:
    record = restored(ames, held=True)
    assert (keys(record), asked(), inquire.can_hit(record, NOW)) == (set(), [], False)
    with pytest.raises(DatabaseError, match="can not hit, so it has no keys"), transaction.atomic():
        RecordKey.objects.create(record=record, key="P:TST1234")
    with never_commits("a_record_is_held_back_since_a_restore"):
        Record.objects.update(unconfirmed_since=None)


def test_one_of_which_nothing_is_known_hits_and_says_to_ask_first(ames: Person) -> None:
    record = restored(ames, held=False)
    [advice] = asked()
    assert advice.startswith("From a backup of 2026-11-23 16:03 UTC: this record may have ended since. Ask its agency")
    look_at.still_good([record.number], by=actor(ames), now=LATER)
    [advice] = asked()
    assert "backup" not in advice


def test_one_that_still_holds_is_found_again_and_looked_back_for(ames: Person) -> None:
    record = restored(ames, held=True)
    assert list(look_at.to_look_at(ames.agency_id)) == [record]
    look_at.still_good([f" {record.number.lower()}"], by=actor(ames), now=LATER)
    record.refresh_from_db()
    assert (record.held_back, record.unconfirmed_since, record.looked_back_at) == (False, None, None)
    assert keys(record) == keys_it_should_have(record)
    assert Line.objects.get(event="hotfiles:record:still_good").data == {"held_back": True}
    assert not look_at.to_look_at().exists()


def test_one_that_had_ended_is_cancelled_again(ames: Person) -> None:
    record = restored(ames, held=True)
    look_at.has_ended([record.number], by=actor(make_administrator()), now=LATER)
    record.refresh_from_db()
    assert (record.state, record.ended_why, record.ended_at) == ("cancelled", look_at.ENDED, LATER)
    assert RecordChange.objects.latest("id").act == "cancel"
    assert Line.objects.filter(event="hotfiles:record:cancelled").count() == 1


def test_only_its_agency_and_the_department_look_at_it_and_only_once(ames: Person) -> None:
    record = restored(ames, held=True)
    for by, number, code in (
        (make_person(make_agency("IL1990200", "Example County Sheriff")), record.number, "not-your-record"),
        (ames, "V990000009", "nothing-to-look-at"),
    ):
        with pytest.raises(Refused) as said:
            look_at.still_good([record.number, number], by=actor(by), now=LATER)
        assert said.value.code == code
    record.refresh_from_db()
    assert record.held_back
    Record.objects.update(held_back=False, unconfirmed_since=None)
    with pytest.raises(Refused, match="is no record that has to be looked at"):
        look_at.has_ended([record.number], by=actor(ames), now=LATER)


def test_a_terminal_validates_it_or_ends_it_and_changes_nothing_else(ames: Person) -> None:
    record = restored(ames, held=True)
    assert no("MV", {**meant(record), "VCO": "RED"}, ames, LATER).code == "held-back"
    done = send("MV", {**meant(record), "VLN": "T AMES", "PIH": "REPORT 26-000123"}, ames, LATER)
    record.refresh_from_db()
    assert (record.held_back, record.unconfirmed_since, done.look_back) == (False, None, True)
    assert keys(record) == keys_it_should_have(record)
    Record.objects.update(unconfirmed_since=BACKUP, held_back=True)
    assert send("XV", {**meant(record), "RPP": "ADMIN CLOSING"}, ames, LATER).outcome == "cancelled"

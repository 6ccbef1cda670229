"""What has ended keeps its values, loses its keys and stays ended."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.people.models import Person
from tests.hotfiles.acts.entered import LOCATED, enter, keys, line, meant
from tests.hotfiles.keeping import no, send
from tests.makers import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=1)
TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


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

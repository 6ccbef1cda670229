"""Another agency locates a record; its own does not."""

from datetime import date, timedelta

import pytest

from leads.hotfiles.models import RecordChange
from leads.people.models import Person
from tests.hotfiles.acts.entered import LOCATED, enter, keys, keys_it_should_have, line, meant
from tests.hotfiles.keeping import no, send
from tests.makers import NOW

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

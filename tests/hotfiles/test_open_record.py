"""Opening one record by its number: who may, what is told of one that is not theirs to see, and the ledger's line."""

import pytest

from leads.hotfiles.models import Record
from leads.hotfiles.open_record import is_own, open_record
from leads.ledger.models import Line
from leads.people.models import Person
from leads.rules.refused import Refused
from leads.standing import snapshot
from tests.makers import NOW, actor, make_agency, make_department, make_person, make_record

pytestmark = pytest.mark.django_db


def opened(number: str, by: Person) -> Record:
    return open_record(number, by=actor(by), held=snapshot.current(), now=NOW)


def test_a_record_is_opened_and_the_ledger_says_by_whom() -> None:
    record, person = make_record(), make_person(user_id="c.ito")
    assert opened(f" {record.number.lower()} ", person) == record
    line = Line.objects.get()
    assert (line.event, line.by, line.subject) == ("hotfiles:record:opened", "c.ito", f"record:{record.number}")
    assert line.data == {"own": True}


def test_another_agency_opens_what_an_inquiry_would_tell_it_and_nothing_that_has_ended() -> None:
    record, other = make_record(), make_person(make_agency("IL1990200", "Tarn Valley PD"))
    assert opened(record.number, other) == record
    assert not is_own(actor(other), record)
    Record.objects.update(state="cancelled", ended_at=NOW)
    with pytest.raises(Refused) as ended:
        opened(record.number, other)
    with pytest.raises(Refused) as unknown:
        opened("V999999999", other)
    assert ended.value.code == unknown.value.code == "not-on-file"
    assert opened(record.number, record.entered_by) == record


def test_oversight_opens_a_record_that_has_ended() -> None:
    record = make_record()
    Record.objects.update(state="cancelled", ended_at=NOW)
    assert opened(record.number, make_person(make_department(), office="auditor")) == record


def test_who_may_not_ask_the_files_opens_nothing() -> None:
    record = make_record()
    with pytest.raises(Refused) as no:
        opened(record.number, make_person(certified=False))
    assert no.value.clause == "1240.90(b)(1)"
    assert not Line.objects.exists()

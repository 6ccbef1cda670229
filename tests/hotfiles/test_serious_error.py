"""The Department removes a record of substantial doubt: it hits nowhere any more, and its agency reads why."""

import pytest

from leads.hotfiles.models import Record, RecordChange, RecordKey
from leads.hotfiles.serious_error import remove
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.hotfiles.acts import under
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import NOW, actor, make_agency, make_department, make_device, make_person, make_record, narrowed

pytestmark = pytest.mark.django_db
SERIOUS = "1240.60(a)(5) serious"
WHY = "The VIN is that of a truck, the record says sedan."


def administrator() -> Person:
    return make_person(make_department(), "the.administrator", office="administrator")


def no_to(record: Record, by: Person, why: str = WHY) -> Refused:
    with pytest.raises(Refused) as no:
        remove(record.number, why=why, by=actor(by), now=NOW)
    record.refresh_from_db()
    assert not RecordChange.objects.filter(act="remove").exists()
    assert not Line.objects.filter(event="hotfiles:record:removed").exists()
    return no.value


def test_it_ends_in_that_commit_and_its_agency_is_told_why() -> None:
    device = make_device(make_agency(), "SMP1")
    found = send("EV", STOLEN, make_person(device.agency)).record
    assert RecordKey.objects.filter(record=found).exists()
    removed, told = remove(found.number, why=f"  {WHY}\n", by=actor(administrator()), now=NOW)
    assert (removed.state, removed.ended_at, told) == ("cancelled", NOW, 1)
    assert not RecordKey.objects.filter(record=found).exists()
    said = Kept.objects.get(device_id=device.pk)
    assert said.text.startswith(f"SERIOUS ERROR: RECORD {found.number}, CASE {STOLEN['OCA']}, IS REMOVED")
    assert WHY in said.text
    assert said.data == {"record": found.number, "serious_error": WHY}
    assert RecordChange.objects.get(act="remove").why == WHY
    line = Line.objects.get(event="hotfiles:record:removed")
    assert (line.subject, line.clause, line.by) == (f"record:{found.number}", SERIOUS, "the.administrator")


def test_an_agency_without_a_terminal_is_told_by_nobody_and_that_is_said() -> None:
    _, told = remove(make_record().number, why=WHY, by=actor(administrator()), now=NOW)
    assert told == 0


@pytest.mark.parametrize("office", ["", "coordinator", "head", "auditor", "director"])
def test_only_the_administrator_removes(office: str) -> None:
    found = make_record()
    whose = make_department() if office in ("auditor", "director") else found.agency
    no = no_to(found, make_person(whose, "another", office=office))
    assert (no.code, no.clause, found.state) == ("not-in-office", SERIOUS, "active")


def test_what_is_in_question_is_named() -> None:
    found = make_record()
    assert no_to(found, administrator(), why=" \n ").code == "without-why"
    assert found.state == "active"


def test_a_record_that_has_ended_and_one_that_is_not_there() -> None:
    found = make_record()
    Record.objects.filter(pk=found.pk).update(state="cleared", ended_at=NOW)
    by = administrator()
    assert no_to(found, by).code == "already-ended"
    with pytest.raises(Refused, match="no record V990009999"):
        remove("V990009999", why=WHY, by=actor(by), now=NOW)


def test_a_file_out_of_reach_is_out_of_reach_here_too() -> None:
    found, by = make_record(), administrator()
    narrowed(by.agency, "wanted_person")
    assert no_to(found, by).clause == "1240.30(b)(5)"


def test_what_ends_with_it_and_may_still_be_missing_is_named() -> None:
    device = make_device(make_agency(), "SMP1")
    remove(under.with_trailer(make_person(device.agency)).number, why=WHY, by=actor(administrator()), now=NOW)
    assert "\nTrailer TST9001 IL ends with the record" in Kept.objects.get(device_id=device.pk).text

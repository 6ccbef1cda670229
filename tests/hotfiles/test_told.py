"""Word that a record is wrong, that its purpose is met, and that it is right after all."""

from datetime import timedelta

import pytest

from leads.hotfiles.models import Duty, Record, RecordChange
from leads.hotfiles.nameable import nameable
from leads.hotfiles.told import aware_of_end, changed_since, keep_as_it_is, mended_by_change, tell_of_error
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.people.models import Person
from leads.rules.refused import Refused
from tests.hotfiles.keeping import STOLEN, send
from tests.makers import NOW, actor, make_agency, make_department, make_device, make_person, make_record, narrowed

pytestmark = pytest.mark.django_db
WHY = "The plate on the car is TST1243."
CORRECT, CANCEL = "1240.60(a)(5) correct", "1240.60(a)(7)"


@pytest.fixture
def other() -> Person:
    return make_person(make_agency("IL1990200", "Example County Sheriff"), "s.kerr")


def told(record: Record, by: Person, why: str = WHY) -> Duty:
    return tell_of_error(record.number, why=why, by=actor(by), now=NOW)[0]


def test_the_agency_is_told_what_is_wrong_and_by_when_it_is_mended(other: Person) -> None:
    record = make_record()
    device = make_device(record.agency)
    made, devices = tell_of_error(record.number, why=f" {WHY}\n", by=actor(other), now=NOW)
    assert (devices, made.kind, made.source, made.why, made.told_by) == (1, "correct", "agency", WHY, other)
    said = Kept.objects.get(device_id=device.pk)
    assert f"{WHY}\nTold by s.kerr, IL1990200.\nModify or cancel it as soon as possible, by 18:04" in said.text
    line = Line.objects.get(event="hotfiles:record:told_of_error")
    assert (line.subject, line.clause, line.data["due"]) == (
        f"record:{record.number}",
        CORRECT,
        made.due_at.isoformat(),
    )
    assert RecordChange.objects.get(act="told").by == other


def test_what_is_told_waits_for_somebody_who_may_ask_the_file(other: Person) -> None:
    record = make_record()
    make_device(record.agency)
    made = told(record, other)
    assert (Kept.objects.get().files, made.devices) == ([record.file], 1)
    make_device(other.agency)
    keep_as_it_is(made.pk, paper="REPORT 26-1", by=actor(make_person(record.agency)), now=NOW)
    assert Kept.objects.latest("id").files == [record.file]


def test_the_department_hears_what_came_of_its_word_though_it_asks_no_files() -> None:
    record, auditor = make_record(), make_person(make_department(), office="auditor")
    make_device(auditor.agency)
    made = tell_of_error(record.number, why=WHY, by=actor(auditor), now=NOW)[0]
    assert made.devices == 0, "the record's agency has none"
    keep_as_it_is(made.pk, paper="REPORT 26-1", by=actor(make_person(record.agency)), now=NOW)
    assert Kept.objects.get().files == []


def test_the_field_that_is_wrong_is_one_of_the_records(other: Person) -> None:
    record = make_record()
    make_device(record.agency)
    with pytest.raises(Refused) as no:
        tell_of_error(record.number, why=WHY, field="OCA", by=actor(other), now=NOW)
    assert (no.value.code, no.value.field) == ("no-such-field", "field")
    made = tell_of_error(record.number, why=WHY, field="LIC", by=actor(other), now=NOW)[0]
    assert made.field == "LIC"
    assert f"LIC: {WHY}" in Kept.objects.get().text
    assert {"LIC", "VIN", "VCO"} <= set(nameable(record))


def test_it_is_told_once_until_something_came_of_it(other: Person) -> None:
    record = make_record()
    told(record, other)
    with pytest.raises(Refused) as no:
        told(record, other)
    assert (no.value.code, no.value.clause) == ("already-told", CORRECT)
    told(record, record.entered_by)
    assert Duty.objects.count() == 2


@pytest.mark.parametrize(("why", "code"), [(" ", "without-why"), (WHY, "already-ended")])
def test_what_is_wrong_is_named_of_a_record_that_can_hit(why: str, code: str, other: Person) -> None:
    record = make_record()
    if code == "already-ended":
        Record.objects.update(state="cleared", ended_at=NOW)
    with pytest.raises(Refused) as no:
        told(record, other, why)
    assert no.value.code == code
    assert not Duty.objects.exists()


def test_who_may_not_read_the_file_tells_nothing_of_it(other: Person) -> None:
    record = make_record()
    narrowed(other.agency, "wanted_person")
    with pytest.raises(Refused) as no:
        told(record, other)
    assert no.value.clause == "1240.30(b)(5)"


def test_the_agency_itself_becomes_aware_that_the_purpose_is_met(other: Person) -> None:
    record = make_record()
    made, _ = aware_of_end(record.number, why="Returned by her mother", by=actor(record.entered_by), now=NOW)
    assert (made.kind, made.source) == ("cancel", "own")
    assert Line.objects.get(event="hotfiles:record:purpose_met").clause == CANCEL
    with pytest.raises(Refused) as no:
        aware_of_end(record.number, why="Recovered", by=actor(other), now=NOW)
    assert (no.value.code, no.value.clause) == ("not-your-record", CANCEL)
    with pytest.raises(Refused, match="nothing is named"):
        aware_of_end(record.number, why="", by=actor(record.entered_by), now=NOW)


def test_a_record_that_is_right_stays_and_whoever_told_is_told(other: Person) -> None:
    record = make_record()
    device = make_device(other.agency)
    duty = told(record, other)
    third = make_person(record.agency, "third")
    done, devices = keep_as_it_is(duty.pk, paper=" REPORT 26-000123 ", by=actor(third), now=NOW)
    assert (devices, done.ended_how, done.ended_why, done.ended_by) == (1, "right", "REPORT 26-000123", third)
    assert "IS RIGHT AS IT STANDS" in Kept.objects.get(device_id=device.pk).text
    assert Line.objects.get(event="hotfiles:record:found_right").by == "third"
    with pytest.raises(Refused, match="ended already"):
        keep_as_it_is(duty.pk, paper="REPORT", by=actor(third), now=NOW)


def test_neither_who_told_nor_who_entered_nor_another_agency_says_that_it_is_right(other: Person) -> None:
    record = make_record()
    third = make_person(record.agency, "third")
    duty = told(record, third)
    for by, code in ((third, "same-person"), (record.entered_by, "same-person"), (other, "not-your-record")):
        with pytest.raises(Refused) as no:
            keep_as_it_is(duty.pk, paper="REPORT", by=actor(by), now=NOW)
        assert no.value.code == code


def test_it_takes_a_paper_and_the_certificate_of_whoever_keeps_records(other: Person) -> None:
    record = make_record()
    duty = told(record, other)
    with pytest.raises(Refused) as no:
        keep_as_it_is(duty.pk, paper=" ", by=actor(make_person(record.agency)), now=NOW)
    assert (no.value.code, no.value.field) == ("without-paper", "paper")
    with pytest.raises(Refused) as no:
        keep_as_it_is(duty.pk, paper="REPORT", by=actor(make_person(record.agency, certified="less")), now=NOW)
    assert no.value.clause == "1240.90(b)(1)"
    with pytest.raises(Refused, match="no such duty"):
        keep_as_it_is(duty.pk + 1, paper="REPORT", by=actor(other), now=NOW)


def test_what_a_second_party_found_is_withdrawn_otherwise(other: Person) -> None:
    record = make_record()
    duty = told(record, other)
    for change in ({"source": "check"}, {"kind": "cancel"}):
        Duty.objects.update(**{"source": "agency", "kind": "correct", **change})
        with pytest.raises(Refused, match="paper alone"):
            keep_as_it_is(duty.pk, paper="REPORT", by=actor(make_person(record.agency)), now=NOW)


def modified(record: Record, **fields: str) -> None:
    meant = {"NIC": record.number, "OCA": record.case_number}
    send("MV", {**meant, **fields}, record.entered_by, NOW + timedelta(minutes=1))


def test_word_in_words_alone_ends_once_its_agency_says_that_a_change_mends_it(other: Person) -> None:
    ames = make_person()
    record, device = send("EV", STOLEN, ames).record, make_device(other.agency)
    duty = told(record, other)
    modified(record, VCO="RED", MIS="SEEN")
    duty.refresh_from_db()
    assert duty.ended_at is None
    assert changed_since(duty) == ["MIS", "VCO"]
    done, devices = mended_by_change(duty.pk, by=actor(ames), now=NOW + timedelta(minutes=2))
    assert (devices, done.ended_how, done.ended_by) == (1, "modified", ames)
    said = Kept.objects.get(device_id=device.pk)
    assert "WAS MODIFIED since you told" in said.text
    assert "Changed: MIS, VCO." in said.text
    line = Line.objects.get(event="hotfiles:record:said_mended")
    assert (line.clause, line.data) == (CORRECT, {"changed": ["MIS", "VCO"]})
    assert RecordChange.objects.latest("id").act == "mended"


def test_nothing_is_mended_by_no_change_and_no_word_that_names_what_is_wrong(other: Person) -> None:
    ames = make_person()
    record = send("EV", STOLEN, ames).record
    duty, third = told(record, other), actor(make_person(record.agency))
    with pytest.raises(Refused, match="was not changed since that was told"):
        mended_by_change(duty.pk, by=third, now=NOW)
    modified(record, MIS="SEEN")
    with pytest.raises(Refused) as no:
        mended_by_change(duty.pk, by=actor(other), now=NOW)
    assert no.value.code == "not-your-record"
    for change in ({"source": "check"}, {"kind": "cancel"}, {"field": "VIN"}):
        Duty.objects.update(**{"source": "agency", "kind": "correct", "field": "", **change})
        with pytest.raises(Refused, match="ends with what it names"):
            mended_by_change(duty.pk, by=third, now=NOW)
    Duty.objects.update(source="agency", kind="correct", field="")
    mended_by_change(duty.pk, by=third, now=NOW + timedelta(minutes=2))
    with pytest.raises(Refused, match="ended already"):
        mended_by_change(duty.pk, by=third, now=NOW)

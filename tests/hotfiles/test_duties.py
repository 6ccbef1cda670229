"""Word of a record opens a duty until the end of the shift; what its agency does with the record ends it."""

from datetime import UTC, datetime, time, timedelta

import pytest

from leads.agencies.models import AgencyShift
from leads.hotfiles.differs import differs
from leads.hotfiles.duties import end_duties, late, open_duties, open_duty
from leads.hotfiles.finding import stands
from leads.hotfiles.models import Duty, Record
from leads.mail.models import Kept
from leads.people.models import LinkSession, Person
from tests.hotfiles.keeping import STOLEN, WANTED, no, send
from tests.makers import NOW, actor, make_agency, make_device, make_person, make_record

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def told(record: Record, by: Person | None = None, at: datetime = NOW, **how: str) -> Duty:
    how = {"kind": "correct", "source": "agency", **how}
    by = by or make_person(make_agency("IL1990200", "Another"))
    return open_duty(record, how["kind"], how["source"], why="Wrong plate", by=actor(by), now=at, numbers={})


def test_it_is_due_at_the_end_of_the_shift_in_which_word_came_in_the_agencys_zone() -> None:
    record = make_record()
    AgencyShift.objects.create(agency=record.agency, name="DAY", begins=time(7), ends=time(15))
    AgencyShift.objects.create(agency=record.agency, name="NIGHT", begins=time(23), ends=time(7))
    assert told(record).due_at == datetime(2026, 11, 23, 21, tzinfo=UTC)  # three in the afternoon at Springfield
    night = datetime(2026, 11, 24, 6, 30, tzinfo=UTC)
    Duty.objects.all().delete()
    assert told(record, at=night).due_at == datetime(2026, 11, 24, 13, tzinfo=UTC)


def test_without_shifts_the_work_period_of_whoever_is_told_counts() -> None:
    record = make_record()
    assert told(record).due_at == NOW + 8 * HOUR
    device = make_device(record.agency)
    LinkSession.objects.create(
        device=device, person=record.entered_by, level="full", door="link", started_at=NOW - 3 * HOUR, seen_at=NOW
    )
    assert told(record, source="department").due_at == NOW + 5 * HOUR


def test_what_an_agency_tells_twice_keeps_its_first_time() -> None:
    record, by = make_record(), make_person(make_agency("IL1990200", "Another"))
    assert told(record, by) == told(record, by, NOW + HOUR)
    assert Duty.objects.get().told_at == NOW


def test_a_modify_ends_word_of_an_error_and_not_that_the_purpose_is_met() -> None:
    ames = make_person()
    record = send("EV", STOLEN, ames).record
    told(record)
    told(record, kind="cancel", source="own")
    compared = {"VLN": "T AMES", "PIH": "REPORT"}
    send("MV", {"NIC": record.number, "OCA": STOLEN["OCA"], "VCO": "RED", **compared}, ames, NOW + HOUR)
    left = open_duties(record.agency_id).get()
    assert left.kind == "cancel"
    send("CV", {"NIC": record.number, "OCA": STOLEN["OCA"], "DCL": "20261123"}, ames, NOW + HOUR)
    assert not open_duties(record.agency_id).exists()
    assert set(Duty.objects.values_list("ended_how", flat=True)) == {"modified", "ended"}
    assert set(Duty.objects.values_list("ended_by", flat=True)) == {ames.pk}


def test_whoever_told_of_an_error_learns_what_was_changed_for_it() -> None:
    """Once somebody says that all was compared: who named no field sees whether it was that, and may say it again."""
    ames, other = make_person(), make_person(make_agency("IL1990200", "Another"))
    record = send("EV", STOLEN, ames).record
    ours, theirs = make_device(ames.agency), make_device(other.agency)
    told(record, other)
    told(record, ames, source="own")
    meant = {"NIC": record.number, "OCA": record.case_number}
    assert len(send("MV", {**meant, "VOW": "L"}, ames).warnings) == 2
    assert not Kept.objects.exists()
    send("MV", {**meant, "MIS": "SEEN", "VLN": "T AMES", "PIH": "REPORT"}, ames)
    said = Kept.objects.get()
    assert said.device_id == theirs.pk != ours.pk
    assert said.text.startswith(f"RECORD {record.number} WAS MODIFIED since you told that it is wrong.")
    assert "You told: Wrong plate" in said.text
    assert "Changed: MIS" in said.text
    send("MV", {**meant, "VCO": "RED"}, ames)
    assert Kept.objects.count() == 1


def test_word_that_names_a_field_ends_with_a_change_of_that_one_alone() -> None:
    ames, other = make_person(), make_person(make_agency("IL1990200", "Another"))
    record = send("EV", STOLEN, ames).record
    make_device(other.agency)
    open_duty(record, "correct", "agency", why="Red, not blue", field="VCO", by=actor(other), now=NOW, numbers={})
    meant = {"NIC": record.number, "OCA": record.case_number}
    done = send("MV", {**meant, "MIS": "SEEN"}, ames)
    assert done.warnings[0] == "It is still told that VCO is wrong: modify VCO, or say that it is right."
    assert (open_duties().count(), Kept.objects.count()) == (1, 0)
    assert send("MV", {**meant, "VCO": "RED"}, ames).warnings[:1] != done.warnings[:1]
    ended = Duty.objects.get()
    assert (ended.ended_how, ended.ended_by) == ("modified", ames)
    assert "Changed: VCO" in Kept.objects.get().text


def test_a_shift_of_a_whole_day_gives_no_more_time_than_a_work_period() -> None:
    """One that was set before shifts had a longest: twelve hours are one, a minute more is none."""
    record = make_record()
    day = AgencyShift.objects.create(agency=record.agency, name="ALL", begins=time(0), ends=time(0))
    assert told(record).due_at == NOW + 8 * HOUR
    AgencyShift.objects.filter(pk=day.pk).update(begins=time(7), ends=time(19))
    Duty.objects.all().delete()
    assert told(record).due_at == datetime(2026, 11, 24, 1, tzinfo=UTC)
    AgencyShift.objects.filter(pk=day.pk).update(ends=time(19, 1))
    Duty.objects.all().delete()
    assert told(record).due_at == NOW + 8 * HOUR


def test_a_modify_that_says_what_the_record_says_already_ends_nothing() -> None:
    """Neither word of an error nor what a second party found goes away by a message that mends nothing."""
    ames = make_person()
    record = send("EV", STOLEN, ames).record
    told(record)
    differs(record.number, items=["VIN"], words="ends 43", by=actor(make_person(ames.agency)), now=NOW)
    meant = {"NIC": record.number, "OCA": record.case_number}
    for same in ({"VCO": STOLEN["VCO"]}, {"VIN": STOLEN["VIN"], "LIC": STOLEN["LIC"], "LIS": STOLEN["LIS"]}):
        assert no("MV", {**meant, **same}, ames).code == "nothing-to-change"
    send("MV", {**meant, "VCO": STOLEN["VCO"], "VLN": "T AMES", "PIH": "REPORT"}, ames)
    record.refresh_from_db()
    assert (open_duties().count(), stands(record)) == (2, True)
    send("MV", {**meant, "VCO": "RED", "VLN": "T AMES", "PIH": "REPORT"}, ames)
    record.refresh_from_db()
    assert (open_duties().get().source, stands(record)) == ("check", True)
    send("MV", {**meant, "VIN": "1FTTEST06KZ900498", "VYR": "2019"}, ames)
    record.refresh_from_db()
    assert (open_duties().count(), stands(record)) == (0, False)


def test_a_locate_opens_a_duty_to_end_the_record_and_says_by_when() -> None:
    ames, other = make_person(), make_person(make_agency("IL1990200", "Another"))
    record = send("EV", STOLEN, ames).record
    send("LV", {"NIC": record.number, "OCA": STOLEN["OCA"], "DOL": "20261123", "LCA": "S-26-44"}, other)
    made = Duty.objects.get()
    assert (made.kind, made.source, made.teller, made.due_at) == ("cancel", "locate", other.agency, NOW + 8 * HOUR)


@pytest.mark.parametrize(("disposition", "opened"), [("EXTR", 1), ("DETN", 1), ("NOEX", 0)])
def test_who_is_found_and_not_extradited_is_free_and_the_warrant_stands(disposition: str, opened: int) -> None:
    ames, other = make_person(), make_person(make_agency("IL1990200", "Another"))
    record = send("EW", WANTED, ames).record
    found = {"NIC": record.number, "NAM": WANTED["NAM"], "DOL": "20261123", "DIS": disposition}
    send("LW", found, other)
    assert Duty.objects.count() == opened


def test_late_is_what_is_open_past_its_time_and_what_ended_after_it() -> None:
    record = make_record()
    due = told(record).due_at
    assert not late("correct", NOW, due).exists()
    assert late("correct", NOW, due + timedelta(seconds=1)).exists()
    end_duties(record, "modified", due, by=None)
    assert not late("correct", NOW, due + HOUR).exists()
    Duty.objects.update(ended_at=due + timedelta(seconds=1))
    assert late("correct", NOW, due + HOUR, record.agency_id).exists()
    assert not late("correct", due + HOUR, due + HOUR).exists()
    assert not late("cancel", NOW, due + HOUR).exists()
    assert not late("correct", NOW, due + HOUR, make_agency("IL1990200", "Another").pk).exists()

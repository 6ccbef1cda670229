"""What is late about records, by clause."""

from datetime import date, timedelta

import pytest

from leads.hotfiles.models import Duty, Record, Review, ReviewItem
from leads.oversight import late_records
from leads.oversight.watches import overdue
from tests.makers import NOW, make_agency, make_record

pytestmark = pytest.mark.django_db
DAY, HOUR, INSTANT = timedelta(days=1), timedelta(hours=1), timedelta(microseconds=1)


def test_1240_60_a_5_check_a_record_that_ended_unchecked_after_its_time_leaves_its_breach() -> None:
    make_record(entered_at=NOW - 3 * DAY, state="cleared", ended_at=NOW - 2 * DAY)
    late = make_record(entered_at=NOW - 3 * DAY, state="cleared", ended_at=NOW - 2 * DAY + INSTANT)
    [found] = overdue(NOW)["1240.60(a)(5) check"]
    assert (found.subject, found.due, found.asked) == (f"record:{late.number}", NOW - 2 * DAY, "coordinator")
    assert "was never checked" in found.words
    assert overdue(NOW + 364 * DAY)["1240.60(a)(5) check"] == []


def test_1240_60_a_3_what_came_later_than_a_law_wants_is_found() -> None:
    record = make_record(entered_late=True)
    make_record(entered_late=True, support="WARRANT", facts_known_at=NOW - 2 * DAY, entered_at=NOW)
    assert [one.subject for one in overdue(NOW)["1240.60(a)(3)"]] == [f"record:{record.number}"]
    assert len(overdue(NOW)["1240.60(a)(4)"]) == 1


@pytest.mark.parametrize(("kind", "clause"), [("correct", "1240.60(a)(5) correct"), ("cancel", "1240.60(a)(7)")])
def test_word_of_a_record_on_which_nobody_acted_is_found_and_who_is_asked_rises(kind: str, clause: str) -> None:
    record = make_record()
    Duty.objects.create(
        record=record,
        kind=kind,
        source="agency",
        why="Wrong",
        told_at=NOW,
        told_by=record.entered_by,
        teller=record.agency,
        due_at=NOW + 8 * HOUR,
    )
    assert overdue(NOW + 8 * HOUR)[clause] == []
    for after, asked in ((INSTANT, "operator"), (2 * HOUR, "coordinator"), (DAY, "head")):
        [found] = overdue(NOW + 8 * HOUR + after)[clause]
        assert (found.subject, found.asked, found.file) == (f"record:{record.number}", asked, record.file)
    Duty.objects.update(ended_at=NOW + 9 * HOUR, ended_how="modified")
    [found] = overdue(NOW + 2 * DAY)[clause]
    assert "after its time" in found.words
    assert overdue(NOW + 2 * DAY, make_agency("IL1990200", "Another"))[clause] == []


@pytest.mark.parametrize(("kind", "clause"), [("correct", "1240.60(a)(5) correct"), ("cancel", "1240.60(a)(7)")])
def test_a_duty_whose_time_runs_while_no_device_could_be_told_is_the_departments_to_call(
    kind: str, clause: str
) -> None:
    record = make_record()
    said = {"kind": kind, "source": "own", "why": "Wrong", "told_by": record.entered_by, "teller": record.agency}
    made = Duty.objects.create(record=record, **said, told_at=NOW, due_at=NOW + 8 * HOUR, devices=0)
    [found] = overdue(NOW)[clause]
    assert (found.asked, found.file, found.due) == ("department", record.file, NOW)
    assert "no device of its agency could be told" in found.words
    assert overdue(NOW - INSTANT)[clause] == []
    [found] = overdue(NOW + 8 * HOUR + INSTANT)[clause]
    assert "could be told" not in found.words, "then it is late, whoever was told"
    Duty.objects.filter(pk=made.pk).update(devices=1)
    assert overdue(NOW)[clause] == []


def test_what_was_located_under_a_record_is_told_as_that_and_not_as_the_record() -> None:
    record = make_record()
    said = {"kind": "cancel", "source": "locate", "field": "LIC", "why": "Trailer TST9001 IL located by IL1990200"}
    who = {"told_by": record.entered_by, "teller": record.agency, "told_at": NOW, "due_at": NOW, "devices": 1}
    Duty.objects.create(record=record, **said, **who)
    [found] = overdue(NOW + INSTANT)["1240.60(a)(7)"]
    assert f"case {record.case_number}, of what was located under it (LIC): still stands: " in found.words


def in_review(**answer: object) -> ReviewItem:
    record = make_record()
    review = Review.objects.create(
        kind="quality",
        title="Years",
        question="Right?",
        started_at=NOW,
        started_by=record.entered_by,
        due_on=date(2026, 11, 30),
    )
    return ReviewItem.objects.create(review=review, record=record, agency=record.agency, **answer)


def test_1240_70_c_silence_is_found_on_the_day_after_the_last() -> None:
    item = in_review()
    last = late_records.midnight(date(2026, 12, 1))
    assert overdue(last - INSTANT)["1240.70(c)"] == []
    [found] = overdue(last)["1240.70(c)"]
    assert (found.subject, found.due) == (f"review:{item.review_id}", last)
    assert "no answer to Years by 30 Nov 2026" in found.words


def test_1240_70_b_what_is_not_valid_and_still_hits_is_found_at_once() -> None:
    item = in_review(answer="lapsed", answered_at=NOW)
    [found] = overdue(NOW)["1240.70(b)"]
    assert (found.subject, found.due, found.asked) == (f"record:{item.record.number}", NOW, "department")
    Record.objects.update(state="cancelled", ended_at=NOW)
    assert overdue(NOW)["1240.70(b)"] == []

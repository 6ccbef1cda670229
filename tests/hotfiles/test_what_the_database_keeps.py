"""What the database itself refuses of records, tried by SQL past all our code."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from leads.hotfiles.codes import CODES
from leads.hotfiles.models import Duty, InactiveRecord, Record, RecordChange, RecordKey, Review, ReviewItem
from leads.people.models import Person
from tests.makers import NOW, make_agency, make_person, make_record
from tests.sql import never_commits, run, settle

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        {"support": ""},
        {"support": " "},
        {"support": "TELEPHONE"},
        {"support": "RUMOR"},
        {"support_at": ""},
        {"support_at": "  "},
    ],
)
def test_a_record_is_supported_by_a_paper_that_is_at_hand(change: dict[str, str]) -> None:
    with never_commits("a_record_is_supported_by_a_paper_that_is_at_hand"):
        make_record(**change)
    made = make_record()
    with never_commits("a_record_is_supported_by_a_paper_that_is_at_hand"):
        Record.objects.filter(pk=made.pk).update(**change)


@pytest.mark.parametrize("support", [one for one in CODES["SUP"] if one != "TELEPHONE"])
def test_a_report_a_warrant_or_a_complaint_supports_it(support: str) -> None:
    make_record(support=support)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE hotfiles_recordchange SET act = 'enter'",
        "UPDATE hotfiles_recordchange SET by_id = NULL",
        "DELETE FROM hotfiles_recordchange",
    ],
)
def test_a_step_in_a_records_life_is_never_changed(statement: str) -> None:
    RecordChange.objects.create(record=make_record(), at=NOW, by=make_person(), act="modify")
    with never_commits("stays_as_given"):
        run(statement)


def test_the_steps_of_records_are_never_emptied() -> None:
    with never_commits("is_never_emptied"):
        run("TRUNCATE hotfiles_recordchange")


def test_neither_who_entered_nor_who_changed_a_record_is_its_second_party() -> None:
    made, changer = make_record(), make_person()
    RecordChange.objects.create(record=made, at=NOW, by=changer, act="modify")
    facts = {"checked_at": NOW + timedelta(hours=1)}
    with never_commits("second_party_is_someone_else"):
        Record.objects.filter(pk=made.pk).update(**facts, checked_by=made.entered_by)
    with never_commits("a_changer_is_no_second_party"):
        Record.objects.filter(pk=made.pk).update(**facts, checked_by=changer)
    Record.objects.filter(pk=made.pk).update(**facts, checked_by=make_person())


def test_who_changed_it_before_its_last_check_may_be_the_next() -> None:
    made, changer = make_record(), make_person()
    RecordChange.objects.create(record=made, at=NOW, by=changer, act="modify")
    Record.objects.filter(pk=made.pk).update(check_from=NOW + timedelta(hours=2))
    Record.objects.filter(pk=made.pk).update(checked_at=NOW + timedelta(hours=3), checked_by=changer)


def test_a_change_undoes_the_check_or_never_commits() -> None:
    made = make_record(checked_at=NOW, checked_by=make_person())
    facts = {"record": made, "at": NOW + timedelta(hours=1), "by": make_person(), "act": "modify"}
    with never_commits("a_change_undoes_the_check"):
        RecordChange.objects.create(**facts)
    RecordChange.objects.create(**facts)
    Record.objects.filter(pk=made.pk).update(checked_at=None, checked_by=None, check_from=NOW + timedelta(hours=1))


FOUND = {"different_at": NOW, "different_items": [{"code": "OCA", "words": "Case number"}]}


def found_different(made: Record, by: Person, at: datetime = NOW) -> None:
    """Record and history, as the act writes them."""
    Record.objects.filter(pk=made.pk).update(**FOUND | {"different_at": at}, different_by=by)
    RecordChange.objects.create(record=made, at=at, by=by, act="differs", why="case number.")


@pytest.mark.parametrize(
    "change",
    [{"different_at": NOW}, {"different_items": [{}]}, {"different_says": "Blue."}, {**FOUND, "different_items": []}],
)
def test_a_finding_has_person_time_and_items(change: dict[str, object]) -> None:
    make_record()
    with never_commits("a_finding_has_person_time_and_items"):
        Record.objects.update(**change, **{"different_by": make_person()} if "different_items" in change else {})
    with never_commits("a_finding_has_person_time_and_items"):
        Record.objects.update(**FOUND)


def test_who_entered_a_record_does_not_find_it_different_and_what_differs_is_not_checked() -> None:
    made, finder = make_record(), make_person()
    with never_commits("who_enters_does_not_find_it_different"):
        found_different(made, made.entered_by)
    found_different(made, finder)
    with never_commits("what_differs_does_not_count_as_checked"):
        Record.objects.update(checked_at=NOW, checked_by=finder)


def test_a_record_says_what_its_history_says_was_found_different() -> None:
    made, finder = make_record(), make_person()
    with never_commits("a_record_says_what_was_found_different"):
        Record.objects.update(**FOUND, different_by=finder)  # and no step of its history
    with never_commits("a_record_says_what_was_found_different"):  # a_step_tells_its_record_what_was_found_different
        RecordChange.objects.create(record=made, at=NOW, by=finder, act="differs")
    with never_commits("a_record_says_what_was_found_different"):
        found_different(made, finder)
        Record.objects.update(different_by=make_person())
    found_different(made, finder)
    settle()


OVER = {"different_at": None, "different_by": None, "different_items": None}


@pytest.mark.parametrize("act", ["modify", "withdraw"])
def test_a_finding_is_over_with_a_modify_or_a_withdrawal_and_with_nothing_else(act: str) -> None:
    made = make_record()
    found_different(made, make_person())
    settle()
    with never_commits("a_record_says_what_was_found_different"):  # a_record_forgets_nothing_found_different
        Record.objects.update(**OVER)
    with never_commits("a_record_says_what_was_found_different"):
        RecordChange.objects.create(record=made, at=NOW, by=make_person(), act=act, why="So.")
    with never_commits("a_record_says_what_was_found_different"):
        RecordChange.objects.create(record=made, at=NOW, by=make_person(), act="validate")
        Record.objects.update(**OVER)
    RecordChange.objects.create(record=made, at=NOW, by=make_person(), act=act, why="So.")
    Record.objects.update(**OVER)
    settle()


def test_an_ended_record_keeps_what_was_found_of_it() -> None:
    made = make_record()
    found_different(made, make_person())
    Record.objects.update(state="cancelled", ended_at=NOW)
    RecordChange.objects.create(record=made, at=NOW, by=made.entered_by, act="cancel")
    settle()


def test_a_finding_is_withdrawn_for_a_reason_and_by_nobody_who_made_the_record() -> None:
    made, changer = make_record(), make_person()
    RecordChange.objects.create(record=made, at=NOW, by=changer, act="modify")
    found_different(made, make_person())
    for who in (made.entered_by, changer):
        with never_commits("a_maker_withdraws_no_finding"):
            RecordChange.objects.create(record=made, at=NOW, by=who, act="withdraw", why="So.")
    with never_commits("a_withdrawn_finding_says_why"):
        RecordChange.objects.create(record=made, at=NOW, by=make_person(), act="withdraw", why=" ")


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"checked_at": NOW}, "a_check_has_person_and_time"),
        ({"check_from": NOW - timedelta(days=1)}, "a_check_is_due_from_entry_or_later"),
        ({"state": "located"}, "a_located_record_says_by_whom"),
        ({"state": "cancelled"}, "an_ended_record_says_when"),
        ({"ended_at": NOW}, "an_ended_record_says_when"),
        ({"state": "lost"}, "an_ended_record_says_when"),
    ],
)
def test_what_a_record_says_of_itself_is_whole(change: dict[str, object], constraint: str) -> None:
    make_record()
    with never_commits(constraint):
        Record.objects.update(**change)


@pytest.mark.parametrize(
    "change",
    ["number = 'V990000999'", "file = 'wanted_person'", "entered_at = now()", "entered_by_id = entered_by_id + 1"],
)
def test_a_record_keeps_its_entry(change: str) -> None:
    make_record()
    with never_commits("a_record_keeps_its_entry"):
        run(f"UPDATE hotfiles_record SET {change}")
    Record.objects.update(case_number="26-2", agency=make_agency("IL1990200", "Another"))


def test_a_record_with_its_steps_is_never_removed() -> None:
    made = make_record()
    RecordChange.objects.create(record=made, at=NOW, by=make_person(), act="enter")
    with never_commits("violates foreign key"):
        run("DELETE FROM hotfiles_recordkey")
        run("DELETE FROM hotfiles_record")


def test_an_ended_record_stays_ended_and_loses_its_keys() -> None:
    """ended_record_loses_its_keys, only_what_can_hit_has_keys, an_ended_record_stays_ended."""
    made = make_record()
    assert RecordKey.objects.exists()
    Record.objects.update(state="cancelled", ended_at=NOW)
    assert not RecordKey.objects.exists()
    with pytest.raises(DatabaseError, match="can not hit"), transaction.atomic():
        RecordKey.objects.create(key="L:TST1234", record=made)
    with pytest.raises(DatabaseError, match="has ended"), transaction.atomic():
        Record.objects.update(state="active", ended_at=None)


def test_a_removal_by_the_department_says_why() -> None:
    made = make_record()
    with never_commits("a_removal_by_the_department_says_why"):
        RecordChange.objects.create(record=made, at=NOW, by=make_person(), act="remove", why=" ")


@pytest.mark.parametrize(
    "facts", [{"support": "WARRANT"}, {"support": "DOCUMENT", "facts_known_at": NOW + timedelta(days=2)}]
)
def test_what_comes_late_comes_after_its_facts(facts: dict[str, object]) -> None:
    make_record()
    with never_commits("what_comes_late_comes_after_its_facts"):
        Record.objects.update(entered_late=True, **facts)
    Record.objects.update(entered_late=True, support="DOCUMENT", facts_known_at=None)


def a_duty(**facts: object) -> Duty:
    record = make_record()
    usual = {"kind": "correct", "source": "agency", "why": "Wrong plate", "told_at": NOW, "due_at": NOW}
    return Duty.objects.create(
        **{"record": record, "told_by": record.entered_by, "teller": record.agency, **usual, **facts}
    )


def test_an_agency_tells_one_thing_of_a_record_at_a_time() -> None:
    made = a_duty()
    same = {"record": made.record, "told_by": made.told_by, "teller": made.teller}
    with never_commits("an_agency_tells_one_thing_of_a_record_at_a_time"):
        a_duty(**same)
    Duty.objects.update(ended_at=NOW, ended_how="modified")
    a_duty(**same)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("a_duty_says_what_for", {"why": " "}),
        ("a_duty_is_due_once_it_is_told", {"due_at": NOW - timedelta(seconds=1)}),
        ("a_duty_ends_in_one_way", {"ended_at": NOW}),
        ("a_duty_ends_in_one_way", {"ended_how": "modified"}),
        ("right_as_it_stands_names_its_paper", {"ended_at": NOW, "ended_how": "right"}),
        ("right_as_it_stands_names_its_paper", {"ended_at": NOW, "ended_how": "right", "ended_why": "REPORT"}),
    ],
)
def test_a_duty_says_what_it_is_and_how_it_ended(name: str, facts: dict[str, object]) -> None:
    with never_commits(name):
        a_duty(**facts)


def a_review(**facts: object) -> Review:
    usual = {"kind": "validation", "month": NOW.date().replace(day=1), "title": "Validation", "started_at": NOW}
    return Review.objects.create(**{**usual, "due_on": NOW.date(), **facts})


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("only_a_validation_has_a_month", {"month": None}),
        ("only_a_validation_has_a_month", {"kind": "quality"}),
        ("quality_control_is_started_by_somebody_and_says_what_for", {"kind": "quality", "month": None}),
        ("nothing_lapses_before_its_answer_is_due", {"lapses_on": NOW.date()}),
    ],
)
def test_a_review_says_what_it_is(name: str, facts: dict[str, object]) -> None:
    with never_commits(name):
        a_review(**facts)


def test_a_month_is_validated_in_one_list() -> None:
    a_review()
    with never_commits("a_month_is_validated_in_one_list"):
        a_review()


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("an_answer_says_when_and_by_whom", {"answer": "valid", "paper": "REPORT"}),
        ("an_answer_says_when_and_by_whom", {"answered_at": NOW}),
        ("valid_is_said_from_a_paper_in_hand", {"answer": "valid", "answered_at": NOW}),
    ],
)
def test_an_answer_to_a_review_has_a_person_and_a_paper(name: str, facts: dict[str, object]) -> None:
    record = make_record()
    by = {"answered_by": record.entered_by} if name.startswith("valid") else {}
    with never_commits(name):
        ReviewItem.objects.create(review=a_review(), record=record, agency=record.agency, **facts, **by)


def test_a_record_stands_in_a_review_once() -> None:
    record, review = make_record(), a_review()
    ReviewItem.objects.create(review=review, record=record, agency=record.agency)
    with never_commits("a_record_stands_in_a_review_once"):
        ReviewItem.objects.create(review=review, record=record, agency=record.agency)


INACTIVE = {"since": NOW.date(), "until": NOW.date() + timedelta(days=1), "keys": ["#:H990000001"]}


@pytest.mark.parametrize("state", ["active", "located", "cancelled"])
def test_only_what_ended_in_its_time_is_kept_inactive(state: str) -> None:
    over = {} if state in {"active", "located"} else {"ended_at": NOW, "keys": ()}
    made = make_record(state=state, **over)
    with never_commits("only_what_ended_in_its_time_is_kept_inactive"):
        InactiveRecord.objects.create(record=made, **INACTIVE)


def test_nothing_is_kept_inactive_of_what_is_held_back() -> None:
    made = make_record(state="cleared", ended_at=NOW, keys=(), held_back=True, unconfirmed_since=NOW)
    with never_commits("only_what_ended_in_its_time_is_kept_inactive"):
        InactiveRecord.objects.create(record=made, **INACTIVE)


@pytest.mark.parametrize(("act", "why"), [("take out", ""), ("retire", "INACTIVE TIME")])
def test_what_was_taken_out_stays_out(act: str, why: str) -> None:
    made = make_record(state="cleared", ended_at=NOW, keys=())
    InactiveRecord.objects.create(record=made, **INACTIVE)
    InactiveRecord.objects.all().delete()
    RecordChange.objects.create(record=made, at=NOW, act="clear", why="HIT STATE")
    RecordChange.objects.create(record=made, at=NOW, act=act, why=why)
    with never_commits("what_was_taken_out_stays_out"):
        InactiveRecord.objects.create(record=made, **INACTIVE)


def test_what_is_kept_inactive_ends_after_it_began() -> None:
    made = make_record(state="retired", ended_at=NOW, keys=())
    with never_commits("what_is_kept_inactive_ends_after_it_began"):
        InactiveRecord.objects.create(record=made, **INACTIVE | {"until": NOW.date()})

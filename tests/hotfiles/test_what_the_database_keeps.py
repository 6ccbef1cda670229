"""What the database itself refuses of records, tried by SQL past all our code."""

from datetime import datetime, timedelta
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction

from leads.hotfiles.about_records import NotThisPerson, ToldOfMissing
from leads.hotfiles.attachments.models import Attachment, Content
from leads.hotfiles.codes import CODES
from leads.hotfiles.lists import LISTS
from leads.hotfiles.models import (
    AddOnLocated,
    BatchRow,
    Duty,
    InactiveRecord,
    KeptBatch,
    Record,
    RecordAddition,
    RecordChange,
    RecordKey,
    Review,
    ReviewItem,
)
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


@pytest.mark.parametrize("table", ["recordchange", "notthisperson", "toldofmissing"])
def test_what_is_kept_of_records_is_never_emptied(table: str) -> None:
    with never_commits("is_never_emptied"):
        run(f"TRUNCATE hotfiles_{table}")


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


PLATE = {"code": "LIC", "words": "Plate", "fields": ["LIC", "LIS"]}
FOUND = {"different_at": NOW, "different_items": [PLATE]}


def found_different(made: Record, by: Person, at: datetime = NOW, *items: dict[str, object]) -> None:
    """Record and history, as the act writes them."""
    found = {**FOUND, "different_at": at, "different_items": list(items) or [PLATE]}
    Record.objects.filter(pk=made.pk).update(**found, different_by=by)
    RecordChange.objects.create(record=made, at=at, by=by, act="differs", why="plate.", values=made.values)


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
    with never_commits("a_finding_ends_where_it_is_mended"):
        RecordChange.objects.create(record=made, at=NOW, by=finder, act="differs")
    for changed in ({"different_by": make_person()}, {"different_items": [{**PLATE, "fields": ["MIS"]}]}):
        with never_commits("a_record_says_what_was_found_different"):
            found_different(made, finder)
            Record.objects.update(**changed)
    found_different(made, finder)
    with never_commits("a_finding_ends_where_it_is_mended"):  # once at a time
        found_different(made, finder, NOW + timedelta(hours=1))
    settle()


OVER = {"different_at": None, "different_by": None, "different_items": None}
OTHER = {"code": "VIN", "words": "Vehicle number (VIN)", "fields": ["VIN"]}


def step(made: Record, act: str, **values: str) -> None:
    by = make_person()
    RecordChange.objects.create(record=made, at=NOW, by=by, act=act, why="So.", values={**made.values, **values})


@pytest.mark.parametrize(
    ("act", "values"), [("modify", {"LIC": "KLM678"}), ("modify", {"LIS": "WI"}), ("withdraw", {})]
)
def test_a_finding_is_over_with_a_change_of_what_it_names_or_a_withdrawal(act: str, values: dict[str, str]) -> None:
    made = make_record()
    found_different(made, make_person())
    settle()
    with never_commits("a_record_says_what_was_found_different"):  # a_record_forgets_nothing_found_different
        Record.objects.update(**OVER)
    Record.objects.update(**OVER)
    step(made, act, **values)
    settle()


@pytest.mark.parametrize(
    ("act", "values"),
    [("modify", {}), ("modify", {"VCO": "RED"}), ("validate", {"LIC": "KLM678"}), ("locate", {"LIC": "KLM678"})],
)
def test_and_with_nothing_else(act: str, values: dict[str, str]) -> None:
    made = make_record()
    found_different(made, make_person())
    step(made, act, **values)  # what stands may stand
    settle()
    with never_commits("a_finding_ends_where_it_is_mended"):
        Record.objects.update(**OVER)
        step(made, act, **{**values, "LIC": made.values["LIC"]} if act == "modify" else {**values, "LIC": "KLM679"})


def test_a_change_mends_what_it_changes_and_adds_nothing_to_what_was_found() -> None:
    made = make_record()
    found_different(made, make_person(), NOW, PLATE, OTHER)
    for items in ([PLATE], [OTHER, {**PLATE, "code": "LIT"}]):
        with never_commits("a_finding_ends_where_it_is_mended"):
            Record.objects.update(different_items=items)
            step(made, "modify", LIC="KLM678")
    with never_commits("a_finding_ends_where_it_is_mended"):
        step(made, "withdraw")  # whole, or not at all
    Record.objects.update(different_items=[OTHER])
    step(made, "modify", LIC="KLM678")
    settle()
    assert RecordChange.objects.latest("id").different_items == [OTHER]


def test_a_step_keeps_what_stood_whatever_its_writer_says() -> None:
    made = make_record()
    found_different(made, make_person())
    RecordChange.objects.create(record=made, at=NOW, act="told", values=made.values, different_items=None)
    assert [one.different_items for one in RecordChange.objects.order_by("id")] == [[PLATE], [PLATE]]


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
            Record.objects.update(**OVER)
            RecordChange.objects.create(record=made, at=NOW, by=who, act="withdraw", why="So.")
    with never_commits("a_withdrawn_finding_says_why"):
        Record.objects.update(**OVER)
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


def added(record: Record, **facts: object) -> RecordAddition:
    """A second birth date of a record, with the step that its history has of it."""
    given = {"kind": "birth date", "number": 1, "values": {"DOB": "19700315"}, "added_at": NOW, **facts}
    made = RecordAddition.objects.create(record=record, added_by=record.entered_by, **given)
    RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act="modify")
    return made


def test_an_addition_has_a_number_of_its_own_in_the_record() -> None:
    record = make_record()
    added(record)
    with never_commits("an_addition_has_a_number_of_its_own_in_the_record"):
        added(record, values={"DOB": "19710315"})
    added(record, values={"DOB": "19710315"}, number=2)
    added(record, values={"DOB": "19710315"}, whose="stolen")


def test_nothing_stands_on_a_record_twice() -> None:
    record = make_record()
    first = added(record)
    with never_commits("nothing_stands_on_a_record_twice"):
        added(record, number=2)
    RecordAddition.objects.filter(pk=first.pk).update(taken_off_at=NOW, taken_off_by=record.entered_by)
    added(record, number=2)


@pytest.mark.parametrize(
    ("facts", "constraint"),
    [
        ({"whose": "anybody"}, "an_addition_says_whose_it_is"),
        ({"values": {}}, "an_addition_says_something"),
        ({"kind": ""}, "an_addition_says_something"),
        ({"number": 0}, "an_addition_says_something"),
        ({"taken_off_at": NOW}, "what_was_taken_off_says_when_and_by_whom"),
    ],
)
def test_what_an_addition_says(facts: dict[str, object], constraint: str) -> None:
    record = make_record()
    with never_commits(constraint):
        added(record, **facts)
    added(record)


def test_nothing_is_taken_off_before_it_came() -> None:
    made = added(make_record())
    off = {"taken_off_by": made.added_by}
    with never_commits("nothing_is_taken_off_before_it_came"):
        RecordAddition.objects.filter(pk=made.pk).update(taken_off_at=NOW - timedelta(seconds=1), **off)
    RecordAddition.objects.filter(pk=made.pk).update(taken_off_at=NOW, **off)
    RecordChange.objects.create(record=made.record, at=NOW, by=made.added_by, act="modify")


@pytest.mark.parametrize(
    "statement",
    [
        """UPDATE hotfiles_recordaddition SET values = '{"DOB": "19800101"}'""",
        "UPDATE hotfiles_recordaddition SET added_at = now()",
        "UPDATE hotfiles_recordaddition SET whose = 'stolen'",
        "DELETE FROM hotfiles_recordaddition",
        "UPDATE hotfiles_recordaddition SET taken_off_at = NULL, taken_off_by_id = NULL",
    ],
)
def test_an_addition_stays_as_it_came_and_as_it_went(statement: str) -> None:
    made = added(make_record())
    RecordAddition.objects.filter(pk=made.pk).update(taken_off_at=NOW, taken_off_by=made.added_by)
    RecordChange.objects.create(record=made.record, at=NOW, by=made.added_by, act="modify")
    with never_commits("stays_as_given"):
        run(statement)


@pytest.mark.parametrize("code", sorted(LISTS))
def test_each_value_of_a_list_is_a_row_and_in_no_text(code: str) -> None:
    made = added(make_record(file="wanted_person", values={"NAM": "DOE, JANE", "SEX": "F"}))
    with never_commits("each_value_of_a_list_is_a_row_of_its_own"):
        Record.objects.update(plain={"NAM": "DOE, JANE", code: "A; B"})
    with never_commits("each_value_of_a_list_is_a_row_of_its_step"):
        RecordChange.objects.create(record=made.record, at=NOW, act="check", plain={code: "A"})
    given = {"kind": code, "values": {code: "A"}}
    for wrong in ({"values": {code: "A; B"}}, {"values": {code: "A", "NAM": "B"}}, {"whose": "stolen"}):
        with never_commits("a_row_of_a_list_says_one_value_of_the_records_own"):
            added(made.record, **{**given, **wrong})
    added(made.record, **given)


@pytest.mark.parametrize(
    ("fine", "wrong"),
    [
        ("01-V", "00-V"), ("32-/", "33-/"), ("03-MODFLCR", "03-OM"), ("09-X", "9-X"), ("14-C", "14-"),
        ("14-R", "14-XV"),
    ],
)  # fmt: skip
def test_a_tooth_is_one_of_32_and_has_its_codes(fine: str, wrong: str) -> None:
    record = make_record()
    for values, whose in (({"DCH": wrong}, "own"), ({"DRE": fine}, "own"), ({"DCH": fine}, "stolen")):
        with never_commits("a_tooth_is_one_of_32_and_has_its_codes"):
            added(record, kind="tooth", values=values, whose=whose)
    added(record, kind="tooth", values={"DCH": fine})


def test_a_tooth_stands_on_a_record_once() -> None:
    record = make_record()
    first = added(record, kind="tooth", values={"DCH": "03-V"})
    with never_commits("a_tooth_stands_on_a_record_once"):
        added(record, kind="tooth", values={"DCH": "03-MO"}, number=2)
    added(make_record(), kind="tooth", values={"DCH": "03-MO"})
    added(record, kind="tooth", values={"DCH": "04-MO"}, number=2)
    RecordAddition.objects.filter(pk=first.pk).update(taken_off_at=NOW, taken_off_by=record.entered_by)
    added(record, kind="tooth", values={"DCH": "03-MO"}, number=3)


def test_additions_are_never_emptied() -> None:
    with never_commits("is_never_emptied"):
        run("TRUNCATE hotfiles_recordaddition CASCADE")


def test_only_what_can_hit_takes_additions() -> None:
    made = added(make_record())
    Record.objects.filter(pk=made.record_id).update(state="cancelled", ended_at=NOW)
    with never_commits("only_what_can_hit_takes_additions"):
        added(made.record, number=2, values={"DOB": "19710315"})
    with never_commits("only_what_can_hit_takes_additions"):
        RecordAddition.objects.filter(pk=made.pk).update(taken_off_at=NOW, taken_off_by=made.added_by)


def test_a_step_keeps_what_was_added_whatever_it_is_told() -> None:
    made = added(make_record())
    step = RecordChange.objects.create(record=made.record, at=NOW, act="check", additions=[["nothing", "own", {}]])
    step.refresh_from_db()
    assert step.additions == [["birth date", "own", {"DOB": "19700315"}]]


def test_an_addition_is_a_step_of_its_record() -> None:
    record = make_record()
    facts = {"kind": "birth date", "number": 1, "added_at": NOW, "added_by": record.entered_by}
    with never_commits("an_addition_is_a_step_of_its_record"):
        RecordAddition.objects.create(record=record, values={"DOB": "19700315"}, **facts)


def test_a_record_says_that_it_has_additions_as_long_as_one_stands() -> None:
    def said() -> list[tuple[bool]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT has_additions FROM hotfiles_record WHERE id = %s", [record.pk])
            return list(cursor.fetchall())

    record = make_record()
    assert said() == [(False,)]
    first, second = added(record), added(record, number=2, values={"DOB": "19710315"})
    record.save()  # what saves the record does not know of it
    assert said() == [(True,)]
    for one, stands in ((first, True), (second, False)):  # a_record_says_that_it_has_no_additions
        RecordAddition.objects.filter(pk=one.pk).update(taken_off_at=NOW, taken_off_by=record.entered_by)
        RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act="modify")
        assert said() == [(stands,)]


def a_row(**facts: object) -> BatchRow:
    who = make_person()
    batch = KeptBatch.objects.create(person=who, agency=who.agency, name="a.csv", digest="digest", given_at=NOW)
    return BatchRow.objects.create(batch=batch, number=2, key="EV", **facts)


@pytest.mark.parametrize(
    ("name", "facts"),
    [
        ("a_row_that_is_done_keeps_no_values", {"outcome": "entered", "result": {}, "pairs": [["LIC", "A"]]}),
        ("a_row_has_a_result_or_is_left", {"outcome": "refused"}),
        ("a_row_has_a_result_or_is_left", {"result": {}}),
        ("a_row_has_a_result_or_is_left", {"outcome": "entered", "result": {}, "sent_at": NOW}),
    ],
)
def test_a_row_of_a_batch_is_left_or_done(name: str, facts: dict[str, object]) -> None:
    with never_commits(name):
        a_row(**facts)


def test_a_row_that_was_refused_keeps_what_it_says() -> None:
    a_row(outcome="refused", result={}, pairs=[["LIC", "A"]])


def test_a_batch_and_its_rows_are_there_once() -> None:
    row = a_row()
    with never_commits("a_batch_has_each_row_once"):
        BatchRow.objects.create(batch=row.batch, number=2, key="EV")
    known = {"person": row.batch.person, "agency": row.batch.agency, "digest": "digest"}
    with never_commits("one_batch_of_a_content_a_person"):
        KeptBatch.objects.create(**known, name="b.csv", given_at=NOW)


def make_note(**changed: object) -> NotThisPerson:
    values = {"NAM": "DOE, JOHN", "SOC": "666111111", "MNU": "PP-1; PP-2"}
    facts = {
        "name": "DOE, JOHN",
        "born": "19800202",
        "numbers": {"OLN": "D555", "OLS": "IL"},
        "how": "photo",
        "paper": "Photograph 26-1",
        "established_on": NOW.date(),
        "ends_on": NOW.date(),
        "written_at": NOW,
        "written_by": changed.pop("by", None) or make_person(),
        "agency": make_agency(),
    }
    record = changed.pop("record", None) or make_record(file="wanted_person", key="EW", values=values)
    return NotThisPerson.objects.create(record=record, **{**facts, **changed})  # type: ignore[misc]


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("a_note_says_who_is_meant_and_by_which_number", {"name": " "}),
        ("a_note_says_who_is_meant_and_by_which_number", {"born": ""}),
        ("a_note_says_who_is_meant_and_by_which_number", {"numbers": {"OLS": "IL"}}),
        ("a_note_names_its_paper", {"paper": " "}),
        ("a_note_ends_once_it_was_established", {"ends_on": NOW.date() - timedelta(days=1)}),
        ("a_note_ends_in_one_way", {"ended_at": NOW}),
        ("a_note_ends_in_one_way", {"ended_how": "number"}),
        ("a_withdrawn_note_says_why", {"ended_at": NOW, "ended_how": "withdrawn"}),
        ("a_note_is_confirmed_by_somebody_else", {"confirmed_at": NOW}),
        ("a_note_is_of_somebody_else", {"numbers": {"SOC": "666111111"}}),
        ("a_note_is_of_somebody_else", {"numbers": {"MNU": "PP-2"}}),
    ],
)
def test_a_note_says_whom_it_means_from_which_paper_and_is_of_somebody_else(
    constraint: str, change: dict[str, object]
) -> None:
    with never_commits(constraint):
        make_note(**change)


def test_who_wrote_a_note_does_not_confirm_it() -> None:
    writer = make_person()
    with never_commits("a_note_is_confirmed_by_somebody_else"):
        make_note(by=writer, confirmed_by=writer, confirmed_at=NOW)
    made = make_note(by=writer, confirmed_by=make_person(), confirmed_at=NOW)
    made.record.refresh_from_db()
    assert made.record.noted, "a_record_says_that_it_was_noted"


def test_a_number_that_its_record_got_since_keeps_a_note_from_being_confirmed() -> None:
    made = make_note()
    Record.objects.update(plain={"OLN": "D555"})
    with never_commits("a_note_is_of_somebody_else"):
        NotThisPerson.objects.update(confirmed_at=NOW, confirmed_by=make_person())
    NotThisPerson.objects.filter(pk=made.pk).update(ended_at=NOW, ended_how="number")


@pytest.mark.parametrize("change", ["name = 'ROE'", "ends_on = '2036-01-01'", 'numbers = \'{"FBI": "1"}\'', ""])
def test_a_note_stays_as_it_was_written(change: str) -> None:
    make_note(confirmed_by=make_person(), confirmed_at=NOW)
    with never_commits("stays_as_given"):
        run(f"UPDATE hotfiles_notthisperson SET {change}" if change else "DELETE FROM hotfiles_notthisperson")
    NotThisPerson.objects.update(ended_at=NOW, ended_how="number")
    with never_commits("stays_as_given"):
        NotThisPerson.objects.update(ended_at=None, ended_how="")


def make_told(**changed: object) -> ToldOfMissing:
    facts = {"whom": "OFFICERS", "told_at": NOW, "how": "Radio", "said_at": NOW, "said_by": make_person()}
    record = changed.pop("record", None) or make_record()
    return ToldOfMissing.objects.create(record=record, **{**facts, **changed})  # type: ignore[misc]


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("who_was_reached_is_named", {"how": " "}),
        ("what_is_kept_as_told_was_told", {"told_at": NOW + timedelta(seconds=1)}),
    ],
)
def test_who_was_told_of_a_missing_child_is_named_once_it_was(constraint: str, change: dict[str, object]) -> None:
    with never_commits(constraint):
        make_told(**change)
    made = make_told()
    with never_commits("who_is_told_of_a_missing_child_is_kept_once"):
        make_told(record=made.record)
    with never_commits("stays_as_given"):
        run("UPDATE hotfiles_toldofmissing SET how = 'Nobody'")


# What stands beside a record


def beside(**facts: object) -> Attachment:
    """A paper beside a record, as a row; or what is told."""
    content = Content.objects.get_or_create(
        sha256=sha256(b"x").hexdigest(), defaults={"media": "application/pdf", "size": 1, "content": b"x"}
    )[0]
    usual = {"what": "paper", "kind": "DOCUMENT", "says": "26-1", "content": content, "added_at": NOW}
    record = facts.pop("record", None) or make_record()
    return Attachment.objects.create(record=record, added_by=record.entered_by, **{**usual, **facts})


IMAGE = {"what": "image", "kind": "M", "says": "", "number": "I990000001", "taken_on": NOW.date()}


@pytest.mark.parametrize("facts", [{"content": b"y"}, {"size": 2}, {"sha256": "0" * 64}])
def test_bytes_have_the_hash_and_size_of_their_row(facts: dict[str, object]) -> None:
    fine = {"sha256": sha256(b"x").hexdigest(), "media": "image/png", "size": 1, "content": b"x"}
    with never_commits("bytes_have_the_hash_and_size_of_their_row"):
        Content.objects.create(**{**fine, **facts})
    Content.objects.create(**fine)


@pytest.mark.parametrize("facts", [{"says": " "}, {"kind": "TELEPHONE"}, {"number": "I990000001"}])
def test_a_paper_says_its_kind_and_number(facts: dict[str, object]) -> None:
    with never_commits("a_paper_says_its_kind_and_number"):
        beside(**facts)
    beside()


@pytest.mark.parametrize("facts", [{"kind": "B"}, {"number": "V990000001"}, {"taken_on": None}])
def test_an_image_has_number_kind_and_day(facts: dict[str, object]) -> None:
    with never_commits("an_image_has_number_kind_and_day"):
        beside(**{**IMAGE, **facts})
    beside(**IMAGE)


def test_an_attachment_is_a_paper_or_an_image() -> None:
    with never_commits("an_attachment_is_a_paper_or_an_image"):
        beside(what="film")


@pytest.mark.parametrize("kind", ["M", "S"])
def test_a_record_has_one_mug_shot_and_one_signature(kind: str) -> None:
    made = beside(**IMAGE | {"kind": kind})
    second = {**IMAGE, "kind": kind, "record": made.record, "number": "I990000002"}
    with never_commits("a_record_has_one_mug_shot_and_one_signature"):
        beside(**second)
    beside(**second | {"kind": "I"})
    beside(**second | {"kind": "I", "number": "I990000003"})


def test_what_is_taken_back_says_by_whom_and_why_and_stays() -> None:
    made = beside()
    gone = {"taken_back_at": NOW, "taken_back_by": made.added_by, "taken_back_why": "Wrong report."}
    for missing in gone:
        with never_commits("what_is_taken_back_says_by_whom_and_why"):
            Attachment.objects.filter(pk=made.pk).update(**{one: gone[one] for one in gone if one != missing})
    Attachment.objects.filter(pk=made.pk).update(**gone)
    with never_commits("stays_as_given"):
        Attachment.objects.filter(pk=made.pk).update(taken_back_why="Another.")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE hotfiles_attachment SET says = 'another'",
        "UPDATE hotfiles_content SET media = 'text/html'",
        "DELETE FROM hotfiles_attachment",
        "DELETE FROM hotfiles_content",
    ],
)
def test_what_stands_beside_a_record_is_never_changed_or_removed(statement: str) -> None:
    beside()
    settle()
    with never_commits("stays_as_given"):
        run(statement)
    for table in ("hotfiles_attachment", "hotfiles_content"):
        with never_commits("is_never_emptied"):
            run(f"TRUNCATE {table} CASCADE")


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


def under(**facts: object) -> AddOnLocated:
    """A trailer under a record of one agency, located by another."""
    trailer = added(make_record(), kind="trailer", values={"LIC": "TST9001"})
    finder = make_person(make_agency("IL1990200"), "s.kerr")
    told = {
        "addition": trailer,
        "agency": finder.agency,
        "by": finder,
        "at": NOW,
        "day": "20261123",
        "case_number": "1",
    }
    return AddOnLocated.objects.create(**{**told, **facts})  # type: ignore[misc]


def test_another_agency_locates_what_stands() -> None:
    made = under()
    record = made.addition.record
    with never_commits("another_agency_locates_what_stands"):
        AddOnLocated.objects.create(
            addition=made.addition, agency=record.agency, by=made.by, at=NOW, day="20261123", case_number="1"
        )
    RecordAddition.objects.filter(pk=made.addition_id).update(taken_off_at=NOW, taken_off_by=made.addition.added_by)
    RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act="modify")
    with never_commits("another_agency_locates_what_stands"):
        AddOnLocated.objects.create(
            addition=made.addition, agency=made.agency, by=made.by, at=NOW, day="20261123", case_number="1"
        )


def test_nothing_is_located_under_what_has_ended() -> None:
    made = under()
    Record.objects.filter(pk=made.addition.record_id).update(state="cancelled", ended_at=NOW)
    with never_commits("another_agency_locates_what_stands"):
        AddOnLocated.objects.create(
            addition=made.addition, agency=made.agency, by=made.by, at=NOW, day="20261123", case_number="1"
        )


@pytest.mark.parametrize("wrong", [{"day": "23 Nov"}, {"case_number": " "}])
def test_what_was_added_on_is_located_on_a_day_under_a_case(wrong: dict[str, str]) -> None:
    with never_commits("what_was_added_on_is_located_on_a_day_under_a_case"):
        under(**wrong)


def test_that_something_was_located_stays_as_it_was_said() -> None:
    made = under()
    settle()
    with never_commits("stays_as_given"):
        AddOnLocated.objects.filter(pk=made.pk).update(case_number="2")
    with never_commits("is_never_emptied"):
        run("TRUNCATE hotfiles_addonlocated")

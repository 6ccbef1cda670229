"""Who is told of a missing child's entry, and by when."""

from datetime import UTC, datetime, timedelta

from leads.rules.missing_children import WHOM, told_by, told_late, whom_words
from leads.rules.numbers import NUMBERS

AT = datetime(2026, 11, 23, 16, 4, tzinfo=UTC)
HOUR, INSTANT = timedelta(hours=1), timedelta(microseconds=1)


def test_unconfirmed_by_when_each_is_told() -> None:
    due = told_by(AT, {})
    assert due == {
        "OFFICERS": AT + 2 * HOUR,
        "CLEARINGHOUSE": AT + 2 * HOUR,
        "SHIFTS": AT + 12 * HOUR,
        "GUARDIAN": AT + 24 * HOUR,
    }
    assert list(due) == ["OFFICERS", "CLEARINGHOUSE", "SHIFTS", "GUARDIAN"]


def test_a_state_asks_for_more_and_for_less() -> None:
    due = told_by(AT, {"missing.tell_ncmec_hours": 1, "missing.tell_shifts_hours": 0})
    assert due["NCMEC"] == AT + HOUR
    assert "SHIFTS" not in due
    assert not NUMBERS["missing.tell_clearinghouse_hours"].allows(0), "the law names it, and nobody leaves it out"


def test_what_was_entered_before_the_question_is_asked_of_nobody() -> None:
    begun = datetime(2026, 1, 1, 6, tzinfo=UTC)  # midnight in Illinois
    assert told_by(begun, {})
    assert told_by(begun - INSTANT, {}) == {}


def test_the_last_instant_is_in_time() -> None:
    assert not told_late(AT, AT, AT + HOUR)
    assert told_late(AT, AT + INSTANT, AT + HOUR)
    assert not told_late(AT, None, AT)
    assert told_late(AT, None, AT + INSTANT)


def test_they_are_named_in_words() -> None:
    assert whom_words(["OFFICERS", "NCMEC"]).startswith("officers on duty, by radio; National Center")
    assert all(one.setting in NUMBERS and code == one.code for code, one in WHOM.items())

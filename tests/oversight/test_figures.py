"""Figures of agencies beside the state's median."""

from datetime import timedelta

import pytest

from leads.hotfiles.models import Duty, RecordChange
from leads.oversight.figures import figures
from tests.makers import NOW, make_agency, make_person, make_record

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def test_medians_and_shares_of_an_agency_and_of_the_state() -> None:
    other = make_agency("IL1990200", "Another")
    ours = [make_record(entered_at=NOW - DAY, facts_known_at=NOW - DAY - n * HOUR) for n in (1, 2, 9)]
    make_record(other, entered_at=NOW - DAY, facts_known_at=NOW - DAY - 20 * HOUR)
    make_record(entered_at=NOW - 91 * DAY, facts_known_at=NOW - 100 * DAY)
    checker = make_person(ours[0].agency)
    ours[0].checked_at, ours[0].checked_by = NOW - DAY + 3 * HOUR, checker
    ours[0].save()
    RecordChange.objects.create(record=ours[1], at=NOW, by=checker, act="check")
    Duty.objects.create(
        record=ours[1],
        kind="cancel",
        source="own",
        why="Back",
        told_at=NOW - 5 * HOUR,
        told_by=checker,
        teller=checker.agency,
        due_at=NOW,
        ended_at=NOW - HOUR,
        ended_how="ended",
    )
    state, [mine, theirs] = figures(NOW, {})
    assert (mine.agency, mine.records, mine.to_entry) == (ours[0].agency, 3, 2 * HOUR)
    assert (mine.to_check, mine.to_end, mine.late) == (3 * HOUR, 4 * HOUR, 0)
    assert (theirs.to_entry, theirs.to_check, theirs.to_end) == (20 * HOUR, None, None)
    assert (state.records, state.to_entry) == (4, 5.5 * HOUR)


def test_what_was_found_different_and_what_was_removed_are_errors() -> None:
    make_record(ended_why="SERIOUS ERROR", state="cancelled", ended_at=NOW)
    for _ in range(3):
        make_record()
    state, [ours] = figures(NOW, {})
    assert (ours.serious, ours.different, state.serious) == (0.25, 0, 0.25)


def test_nothing_entered_is_no_figure() -> None:
    state, each = figures(NOW, {})
    assert (state.records, state.to_entry, each) == (0, None, [])

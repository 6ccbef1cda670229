"""Figures of agencies beside the state's median."""

from datetime import timedelta

import pytest

from leads.hotfiles.models import Duty, RecordChange
from leads.oversight.figures import figures, in_numbers
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
    state, [mine, theirs] = figures(NOW, {"figures.least_records": 1})
    assert (mine.agency, mine.records, mine.to_entry) == (ours[0].agency, 3, 2 * HOUR)
    assert (mine.to_check, mine.to_end, mine.late) == (3 * HOUR, 4 * HOUR, 0)
    assert (theirs.to_entry, theirs.to_check, theirs.to_end) == (20 * HOUR, None, None)
    assert (state.records, state.to_entry) == (4, 11 * HOUR), "of the agencies' 2 and 20 hours, however many records"
    assert (state.to_check, state.to_end, state.agencies) == (3 * HOUR, 4 * HOUR, 2), "of those that have a case"
    assert in_numbers(mine) == ("3", "7200", "10800", "14400", "0.0000", "0.0000", "0.0000")
    assert in_numbers(theirs)[:4] == ("1", "72000", "", "")


def test_what_was_found_different_and_what_was_removed_are_errors() -> None:
    make_record(ended_why="SERIOUS ERROR", state="cancelled", ended_at=NOW)
    for _ in range(3):
        make_record()
    state, [ours] = figures(NOW, {"figures.least_records": 4})
    assert (ours.serious, ours.different, state.serious) == (0.25, 0, 0.25)
    state, [ours] = figures(NOW, {"figures.least_records": 5})
    assert (ours.serious, state.serious, state.agencies, state.records) == (0.25, None, 0, 4)


def test_the_states_figure_is_that_of_the_agency_in_the_middle() -> None:
    """Shares of 0, 1/2 and 1: a city that enters most of the records moves it no more than a village."""
    for ori, late, good in (("IL1990100", 0, 6), ("IL1990200", 1, 1), ("IL1990300", 2, 0)):
        agency = make_agency(ori, ori)
        for one in range(late + good):
            known = NOW - 9 * HOUR
            make_record(agency, entered_late=one < late, facts_known_at=known if one < late else None)
    state, each = figures(NOW, {"figures.least_records": 2})
    assert [one.late for one in each] == [0, 0.5, 1]
    assert (state.late, state.agencies) == (0.5, 3)
    assert figures(NOW, {"figures.least_records": 3})[0].late == 0


def test_nothing_entered_is_no_figure() -> None:
    state, each = figures(NOW, {})
    assert (state.records, state.to_entry, state.late, each) == (0, None, None, [])

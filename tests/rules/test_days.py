"""Counting days and hours, against tables made by hand from a calendar."""

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.rules import days
from leads.rules.days import (
    ILLINOIS,
    Rule,
    counts_as_last,
    earliest_day,
    end_of_months,
    hours_after,
    illinois_day,
    is_holiday,
    latest_day,
    midnight,
)

ROOMS = ("agencies", "people", "hotfiles", "standing", "oversight", "console", "commands")
ANY_DAY = st.dates(date(2000, 1, 1), date(2099, 1, 1))

BY_HAND = [
    # start, days, last day under the statute, why
    (date(2026, 3, 2), 10, date(2026, 3, 12), "a Thursday counts"),
    (date(2026, 3, 3), 10, date(2026, 3, 13), "a Friday counts"),
    (date(2026, 3, 4), 10, date(2026, 3, 16), "Saturday rolls to Monday"),
    (date(2026, 3, 5), 10, date(2026, 3, 16), "Sunday rolls to Monday"),
    (date(2026, 3, 6), 10, date(2026, 3, 16), "a Monday counts"),
    (date(2026, 5, 13), 10, date(2026, 5, 26), "Saturday, Sunday and Memorial Day roll to Tuesday"),
    (date(2026, 12, 15), 10, date(2026, 12, 28), "Christmas on Friday rolls over the weekend"),
    (date(2026, 11, 1), 10, date(2026, 11, 12), "Veterans Day on Wednesday rolls to Thursday"),
    (date(2026, 2, 2), 10, date(2026, 2, 13), "Lincoln's birthday on Thursday rolls to Friday"),
    (date(2027, 6, 24), 10, date(2027, 7, 6), "Sunday the fourth of July is kept on Monday, so Tuesday"),
    (date(2026, 6, 23), 10, date(2026, 7, 3), "the Friday before a Saturday holiday is no holiday by statute"),
    (date(2026, 6, 24), 10, date(2026, 7, 6), "Saturday the fourth of July rolls to Monday"),
    (date(2027, 12, 22), 10, date(2028, 1, 3), "New Year on Saturday, across the year"),
    (date(2028, 2, 19), 10, date(2028, 2, 29), "a leap day counts"),
    (date(2026, 3, 2), 30, date(2026, 4, 1), "thirty days"),
    (date(2026, 2, 20), 10, date(2026, 3, 3), "Pulaski Day on Monday rolls to Tuesday"),
    (date(2026, 3, 24), 10, date(2026, 4, 6), "Good Friday rolls over Easter to Monday"),
    (date(2026, 3, 3), 0, date(2026, 3, 3), "no days, and the day itself counts as last"),
]


@pytest.mark.parametrize(("start", "days", "last", "why"), BY_HAND, ids=[row[3] for row in BY_HAND])
def test_the_statute_on_statutes(start: date, days: int, last: date, why: str) -> None:
    assert latest_day(start, days, Rule.STATUTE) == last


def test_plain_days_do_not_roll() -> None:
    assert latest_day(date(2026, 3, 4), 10, Rule.PLAIN) == date(2026, 3, 14)


def test_the_statute_is_what_counts_when_nothing_is_said() -> None:
    assert latest_day(date(2026, 3, 4), 10) == date(2026, 3, 16)


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (date(2026, 1, 19), True),  # Martin Luther King Jr.
        (date(2026, 2, 12), True),  # Lincoln: a holiday of Illinois
        (date(2026, 3, 2), True),  # Casimir Pulaski
        (date(2026, 4, 3), True),  # Good Friday
        (date(2026, 6, 19), True),  # Juneteenth
        (date(2026, 11, 3), True),  # general election
        (date(2026, 11, 26), True),  # Thanksgiving
        (date(2026, 11, 27), False),  # the Friday after is no holiday by statute
        (date(2026, 7, 3), False),  # a Saturday's holiday stays on Saturday
        (date(2027, 7, 5), True),  # a Sunday's goes to Monday
        (date(2026, 3, 14), False),  # a Saturday as such
    ],
)
def test_holidays_of_illinois(day: date, kept: bool) -> None:
    assert is_holiday(day) is kept


@given(start=ANY_DAY, days=st.integers(0, 400))
def test_a_period_ends_on_a_day_that_counts_and_never_early(start: date, days: int) -> None:
    plain, last = latest_day(start, days, Rule.PLAIN), latest_day(start, days)
    assert counts_as_last(last)
    assert plain <= last
    assert not any(counts_as_last(date.fromordinal(day)) for day in range(plain.toordinal(), last.toordinal()))


# A holiday that the Governor proclaims.

EVE = date(2026, 12, 24)  # a Thursday


def test_a_proclaimed_holiday_moves_a_last_day_on_as_any_other() -> None:
    assert latest_day(date(2026, 12, 14), 10) == EVE
    assert latest_day(date(2026, 12, 14), 10, proclaimed={EVE}) == date(2026, 12, 28)  # over Christmas and a weekend
    assert latest_day(date(2026, 12, 14), 10, Rule.PLAIN, {EVE}) == EVE
    assert is_holiday(EVE, {EVE})
    assert not is_holiday(EVE)


# An earliest day: whoever waits has waited long enough, whatever day it is.


@pytest.mark.parametrize(
    ("start", "days", "first"),
    [
        (date(2026, 3, 2), 90, date(2026, 5, 31)),  # a Sunday
        (date(2026, 12, 5), 20, date(2026, 12, 25)),  # Christmas
        (date(2028, 2, 9), 20, date(2028, 2, 29)),
    ],
)
def test_an_earliest_day_is_never_moved(start: date, days: int, first: date) -> None:
    assert earliest_day(start, days) == first


# Months of the calendar.


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2027, 8, 31), 6, date(2028, 2, 29)),  # a Tuesday in a leap year
        (date(2022, 8, 31), 6, date(2023, 2, 28)),  # a Tuesday
        (date(2026, 8, 31), 6, date(2027, 3, 1) + timedelta(days=1)),  # Sunday, then Pulaski Day, then Tuesday
        (date(2026, 1, 15), 6, date(2026, 7, 15)),
        (date(2026, 2, 28), 6, date(2026, 8, 28)),  # not the last of August
        (date(2026, 1, 4), 6, date(2026, 7, 6)),  # Saturday, the fourth of July, rolls to Monday
    ],
)
def test_months_go_by_the_calendar_and_then_by_the_statute(start: date, months: int, last: date) -> None:
    assert end_of_months(start, months) == last


def test_months_do_not_move_where_days_do_not() -> None:
    assert end_of_months(date(2026, 8, 31), 6, Rule.PLAIN) == date(2027, 2, 28)  # a Sunday


# Whose days, and what an hour is.


def test_the_laws_day_is_that_of_illinois_in_every_zone() -> None:
    eve = datetime(2026, 12, 31, 20, 0, tzinfo=ILLINOIS)
    assert illinois_day(eve) == illinois_day(eve.astimezone(UTC)) == date(2026, 12, 31)  # in UTC it is next year
    assert illinois_day(datetime(2027, 1, 1, 0, 30, tzinfo=ZoneInfo("America/New_York"))) == date(2026, 12, 31)
    with pytest.raises(ValueError, match="in which zone"):
        illinois_day(datetime(2026, 12, 31))  # noqa: DTZ001


@pytest.mark.parametrize(("day", "at"), [(date(2027, 1, 1), 6), (date(2026, 7, 1), 5)])
def test_a_day_begins_at_midnight_in_illinois(day: date, at: int) -> None:
    assert midnight(day) == datetime(day.year, day.month, day.day, at, tzinfo=UTC)
    assert illinois_day(midnight(day)) == day
    assert illinois_day(midnight(day) - timedelta(microseconds=1)) == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "wall"),
    [
        (datetime(2026, 3, 7, 12, 0, tzinfo=ILLINOIS), 13),  # a day of 23 hours lies between
        (datetime(2026, 10, 31, 12, 0, tzinfo=ILLINOIS), 11),  # a day of 25
        (datetime(2026, 6, 1, 12, 0, tzinfo=ILLINOIS), 12),
    ],
)
def test_hours_are_hours_that_pass_when_clocks_change(start: datetime, wall: int) -> None:
    end = hours_after(start, 24)
    assert end - start.astimezone(UTC) == timedelta(hours=24)
    assert end.astimezone(ILLINOIS).hour == wall
    with pytest.raises(ValueError, match="in which zone"):
        hours_after(datetime(2026, 3, 7), 24)  # noqa: DTZ001


def test_only_here_is_it_said_whose_days_the_law_counts() -> None:
    """What asks for a day of the law asks `illinois_day`; the agency's own zone is for reading and showing times."""
    rooms = Path(days.__file__).parents[1]
    zone = re.compile(r"ZoneInfo\(.America/Chicago|astimezone\(ILLINOIS\)\.date|\.now\.date\(\)")
    modules = [path for room in ROOMS for path in (rooms / room).rglob("*.py")]
    assert [str(path) for path in modules if zone.search(path.read_text("utf-8")) and path.name != "days.py"] == []

"""Counting days, against tables made by hand from a calendar."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.rules.days import Rule, add_days, counts_as_last, is_holiday

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
    assert add_days(start, days, Rule.STATUTE) == last


def test_plain_days_do_not_roll() -> None:
    assert add_days(date(2026, 3, 4), 10, Rule.PLAIN) == date(2026, 3, 14)


def test_the_statute_is_what_counts_when_nothing_is_said() -> None:
    assert add_days(date(2026, 3, 4), 10) == date(2026, 3, 16)


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
    plain, last = add_days(start, days, Rule.PLAIN), add_days(start, days)
    assert counts_as_last(last)
    assert plain <= last
    assert not any(counts_as_last(date.fromordinal(day)) for day in range(plain.toordinal(), last.toordinal()))

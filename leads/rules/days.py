"""Counting days: the one place that says which day is the last.

Two rules exist. PLAIN counts days on the calendar. STATUTE counts as the statute on statutes of Illinois does
(5 ILCS 70/1.11): the first day is out, the last day is in, and a last day that is a Saturday, a Sunday or a holiday is
out too, and so on to the first day that is none of these. Days in between count whatever they are.
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import holidays
from dateutil.easter import easter  # type: ignore[import-untyped]

SATURDAY = 5
FRIDAY = 4


class Rule(StrEnum):
    """How a number of days becomes a date."""

    PLAIN = "plain"
    STATUTE = "statute"


@cache
def _holidays(year: int) -> frozenset[date]:
    """Holidays that a statute of Illinois fixes (205 ILCS 630/17), in a year.

    The package's calendar follows what offices do, and the statute on statutes asks for what statutes say. So Good
    Friday is added, though offices are open; and a holiday on Saturday stays there, though state staff have the Friday
    before: counting that Friday would quietly lengthen a limit. A Sunday's holiday is kept on Monday.
    """
    listed = holidays.country_holidays("US", subdiv="IL", years=year)
    fixed = {day for day, name in listed.items() if not ("(observed)" in name and day.weekday() == FRIDAY)}
    return frozenset({*fixed, easter(year) - timedelta(days=2)})


def is_holiday(day: date) -> bool:
    """Whether Illinois keeps a holiday on this day; Saturdays and Sundays as such are not holidays."""
    return day in _holidays(day.year)


def counts_as_last(day: date) -> bool:
    """Whether a period may end on this day under the statute on statutes (5 ILCS 70/1.11)."""
    return day.weekday() < SATURDAY and not is_holiday(day)


def add_days(start: date, days: int, rule: Rule = Rule.STATUTE) -> date:
    """The last day of a period of so many days after `start`, which itself does not count.

    Both are calendar days of Illinois (the caller turns an instant into a local date). Source: 5 ILCS 70/1.11.
    """
    last = start + timedelta(days=days)
    while rule is Rule.STATUTE and not counts_as_last(last):
        last += timedelta(days=1)
    return last

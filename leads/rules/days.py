"""Counting time for the law: the one place that says which day is the last, which the first, and whose days they are.

Three counts exist. A *latest* day ends what somebody has to do: the first day is out, the last day is in, and where the
statute on statutes of Illinois applies (5 ILCS 70/1.11) a last day that is a Saturday, a Sunday or a holiday is out
too, and so on to the first day that is none of these. An *earliest* day ends what somebody has to wait: plain days of
the calendar, never moved. *Months* go by the calendar, and their last day is a latest day.

The law's days are days of Illinois, wherever an agency is; its hours are hours that pass, also when clocks change.
"""

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import holidays
from dateutil.easter import easter  # type: ignore[import-untyped]
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]

ILLINOIS = ZoneInfo("America/Chicago")
SATURDAY = 5
FRIDAY = 4


class Rule(StrEnum):
    """Whether a last day that is a Saturday, a Sunday or a holiday stays, or moves on as the statute says."""

    PLAIN = "plain"
    STATUTE = "statute"


@dataclass(frozen=True, slots=True)
class Reading:
    """How this installation counts latest days: by which rule for whom, and what holidays were proclaimed.

    Whether the statute on statutes lengthens a rule's own "within 10 days" can be read both ways. Unless a state sets
    it otherwise, agencies have the later day, and the Department keeps to the days that the rule names.
    """

    agency: Rule = Rule.STATUTE
    department: Rule = Rule.PLAIN
    proclaimed: frozenset[date] = field(default_factory=frozenset)


@lru_cache(maxsize=64)
def illinois_day(at: datetime) -> date:
    """The day it is in Illinois at a moment. ValueError for a time that does not say its zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} does not say in which zone it is")
    return at.astimezone(ILLINOIS).date()


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Illinois, in UTC: from then on what holds from that day holds."""
    return datetime.combine(day, time(), ILLINOIS).astimezone(UTC)


def hours_after(start: datetime, hours: int) -> datetime:
    """The moment when so many hours have passed, in UTC: 24 are 24 also when clocks change in between."""
    if start.tzinfo is None:
        raise ValueError(f"{start.isoformat()} does not say in which zone it is")
    return start.astimezone(UTC) + timedelta(hours=hours)


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


def is_holiday(day: date, proclaimed: Container[date] = ()) -> bool:
    """Whether Illinois keeps a holiday on this day, by statute or because the Governor proclaimed one.

    Saturdays and Sundays as such are not holidays.
    """
    return day in _holidays(day.year) or day in proclaimed


def counts_as_last(day: date, proclaimed: Container[date] = ()) -> bool:
    """Whether a period may end on this day under the statute on statutes (5 ILCS 70/1.11)."""
    return day.weekday() < SATURDAY and not is_holiday(day, proclaimed)


def latest_day(start: date, days: int, rule: Rule = Rule.STATUTE, proclaimed: Container[date] = ()) -> date:
    """The last day on which something that is due within so many days after `start` is still in time.

    `start` itself does not count. Both are days of Illinois. Source: 5 ILCS 70/1.11.
    """
    return _moved(start + timedelta(days=days), rule, proclaimed)


def earliest_day(start: date, days: int) -> date:
    """The first day on which something that needs so many days' notice may happen; `start` is the day of the notice.

    Never moved: a Sunday or a holiday is as good as any day, for whoever waits has then waited long enough.
    """
    return start + timedelta(days=days)


def end_of_months(start: date, months: int, rule: Rule = Rule.STATUTE, proclaimed: Container[date] = ()) -> date:
    """The last day of so many calendar months after `start`: the same day of that month, or the month's last day."""
    end: date = start + relativedelta(months=months)
    return _moved(end, rule, proclaimed)


def _moved(last: date, rule: Rule, proclaimed: Container[date]) -> date:
    while rule == Rule.STATUTE and not counts_as_last(last, proclaimed):
        last += timedelta(days=1)
    return last

"""Compares two birth dates, CCYYMMDD, and names the likely slip between them."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from itertools import permutations
from operator import ne

_OF_MONTHS = "01"  # how a month may begin
_FIRST, _LAST = "01", "28"  # a day beside one of another month is a month's first; a month's last is its 28th or later


def born(asked: str, known: str, years: int = 0) -> str | None:
    """The claim that two birth dates support, a line of the table of weights; None when they are of two people.

    `years` is by how much the year may be off because the inquiry asked so.
    """
    if asked == known:
        return "born-same"
    same_year, same_month, same_day = asked[:4] == known[:4], asked[4:6] == known[4:6], asked[6:] == known[6:]
    if same_month and same_day:
        return _years(asked, known, years)
    if same_year:
        return _within_year(asked, known, same_month, same_day)
    if same_day and known == between_year_and_month(asked):
        return "born-transposed"
    return "born-day-near" if known in beside(asked) else None


@lru_cache(maxsize=4096)
def beside(day: str) -> tuple[str, ...]:
    """The day before and the day after, where they lie in another month: over New Year every part of a date differs."""
    if _FIRST < day[6:] < _LAST:
        return ()
    try:
        middle = date(int(day[:4]), int(day[4:6]), int(day[6:]))
        near = (f"{middle + timedelta(days=one):%Y%m%d}" for one in (-1, 1))
        return tuple(one for one in near if one[:6] != day[:6])
    except (ValueError, OverflowError):
        return ()  # no day at all has no neighbors


def between_year_and_month(day: str) -> str:
    """The date whose year's last digit and month's first are transposed (19810204, 19801204); "" if there is none."""
    one, other = day[3], day[4]
    return f"{day[:3]}{other}{one}{day[5:]}" if one != other and one in _OF_MONTHS and other in _OF_MONTHS else ""


@lru_cache(maxsize=4096)
def slips(day: str) -> tuple[str, ...]:
    """Whole dates that are easily said for this one, in order; some are no days, and nobody was born on them.

    The same day a year off, or of the year with its last digits transposed (1938, 1983); the day before and after; the
    digits of month and day in another order. One wrong digit is none: two parts of the date are right then.
    """
    year, century = int(day[:4]), day[:2]
    years = (f"{year - 1:04}", f"{year + 1:04}", f"{century}{day[3]}{day[2]}")
    days = (f"{int(day[6:]) + one:02}" for one in (-1, 1))
    found = {f"{one}{day[4:]}" for one in years} | {f"{day[:6]}{one}" for one in days} | set(_moved(day))
    return tuple(sorted(found - {day}))


def _moved(day: str) -> Iterator[str]:
    """Dates of the same year whose month and day have the same four digits in another order."""
    for digits in permutations(day[4:]):
        moved = "".join(digits)
        if "01" <= moved[:2] <= "12" and "01" <= moved[2:] <= "31":
            yield f"{day[:4]}{moved}"


def _years(asked: str, known: str, years: int) -> str:
    """Month and day are the same: how far the years are apart."""
    apart = abs(int(asked[:4]) - int(known[:4]))
    if apart <= years:
        return "born-year-asked"
    if apart == 1:
        return "born-year-near"
    return _slip(asked, known) or "born-year-differs"


def _within_year(asked: str, known: str, same_month: bool, same_day: bool) -> str:
    """The year is the same: what happened to month and day."""
    if same_month and abs(int(asked[6:]) - int(known[6:])) == 1:
        return "born-day-near"
    if asked[4:6] == known[6:] and asked[6:] == known[4:6]:
        return "born-swapped"
    if slip := _slip(asked, known):
        return slip
    if same_month:
        return "born-day-differs"
    if same_day:
        return "born-month-differs"
    if sorted(asked[4:]) == sorted(known[4:]):
        return "born-moved"
    return "born-day-near" if known in beside(asked) else "born-year-only"


def _slip(asked: str, known: str) -> str:
    """One digit that differs, or two neighboring ones transposed; empty for anything else."""
    wrong = sum(map(ne, asked, known))
    if wrong == 1:
        return "born-digit"
    if wrong == 2:
        one, two = (at for at in range(8) if asked[at] != known[at])
        if two == one + 1 and asked[one] == known[two] and asked[two] == known[one]:
            return "born-transposed"
    return ""

"""Until when what is on file of a gang may stay: the day of purge (DOP), and never longer than some years."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.cross import refuse
from leads.hotfiles.declare.edits import real_day
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.things.gang.fields import DOP
from leads.messages.fields import Numbers, Values
from leads.rules.numbers import number


def purged_on(values: Values, entered_on: date, numbers: Numbers) -> date:
    """First day on which the record is gone: DOP, and at the latest some years after its entry.

    Unconfirmed default; setting retention.gang_years.
    """
    latest = _years_after(date(entered_on.year, entered_on.month, entered_on.day), _most(numbers))
    wanted = real_day(values.get("DOP", ""))
    return min(wanted, latest) if wanted else latest


def is_purged(values: Values, today: date) -> bool:
    """Whether the day of purge has come, where whoever asks counts the days."""
    day = values.get("DOP", "")
    return bool(day) and day <= f"{today:%Y%m%d}"


def ahead(values: Values, today: date) -> None:
    """A record's day of purge lies ahead. Raises Refused."""
    if is_purged(values, today):
        cure = "Send the day on which it shall go; if it shall go now, cancel it."
        refuse(DOP, f"With DOP/{values['DOP']} the record would be gone already.", cure)


def too_late(values: Values, today: date, numbers: Numbers) -> Iterator[str]:
    """What is said to whoever enters a record with a day of purge that is later than it may be kept, or with none."""
    end = purged_on(values, today, numbers)
    day = values.get("DOP", "")
    if day > f"{end:%Y%m%d}":
        yield f"DOP/{day} is more than {_most(numbers)} years away: the record goes on {day_shown(f'{end:%Y%m%d}')}."
    elif not day:
        yield f"No DOP was sent: the record goes on {day_shown(f'{end:%Y%m%d}')}, unless it is cancelled before."


def _most(numbers: Numbers) -> int:
    return number("retention.gang_years", numbers)


def _years_after(day: date, years: int) -> date:
    """The same day so many years later; of a 29 February the 28th, where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)

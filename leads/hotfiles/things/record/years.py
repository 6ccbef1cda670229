"""How long records of property are kept: the rest of the year and so many full ones, or so many days."""

from datetime import date


def after_full_years(year: int, years: int) -> date:
    """The first day on which a record no longer answers that is kept for the rest of a year and so many more."""
    return date(year + years + 1, 1, 1)


def after_days(entered_on: date, days: int) -> date:
    """The first day on which a record no longer answers that is kept for so many days; of a moment its day counts."""
    return date.fromordinal(entered_on.toordinal() + days)

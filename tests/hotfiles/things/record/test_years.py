"""How long property is kept: so many full years, or days; a moment counts as its day."""

from datetime import UTC, date, datetime

from leads.hotfiles.things.record.years import after_days, after_full_years


def test_the_rest_of_the_year_and_so_many_full_ones() -> None:
    assert after_full_years(2026, 4) == date(2031, 1, 1)
    assert after_full_years(2026, 0) == date(2027, 1, 1)


def test_so_many_days_from_that_of_entry_on() -> None:
    assert after_days(date(2026, 12, 1), 90) == date(2027, 3, 1)
    assert after_days(datetime(2026, 12, 1, 23, 59, tzinfo=UTC), 90) == date(2027, 3, 1)

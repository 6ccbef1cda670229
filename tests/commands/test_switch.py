"""`leads switch` around the link: the clock at its edge."""

from datetime import UTC, datetime, timedelta

import pytest

from leads.commands.switch import DatabaseClock


@pytest.mark.parametrize("ahead", [timedelta(), timedelta(hours=3), timedelta(seconds=-90)])
def test_time_at_the_edge_is_the_databases(ahead: timedelta) -> None:
    """However far the machine's own clock is off."""
    clock = DatabaseClock(lambda: datetime.now(UTC) + ahead)
    clock.stop()
    off = clock() - (datetime.now(UTC) + ahead)
    assert abs(off) < timedelta(seconds=1)
    assert clock().utcoffset() == timedelta()

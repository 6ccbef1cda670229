"""`leads switch` and `leads send` around the link: the clock at the edge, and fields as a person types them."""

from datetime import UTC, datetime, timedelta

import pytest

from leads.commands.send import _pair
from leads.commands.switch import DatabaseClock
from leads.rules.refused import Refused


@pytest.mark.parametrize("ahead", [timedelta(), timedelta(hours=3), timedelta(seconds=-90)])
def test_time_at_the_edge_is_the_databases(ahead: timedelta) -> None:
    """However far the machine's own clock is off."""
    clock = DatabaseClock(lambda: datetime.now(UTC) + ahead)
    clock.stop()
    off = clock() - (datetime.now(UTC) + ahead)
    assert abs(off) < timedelta(seconds=1)
    assert clock().utcoffset() == timedelta()


@pytest.mark.parametrize(("typed", "pair"), [("lic/tst1234", ("LIC", "tst1234")), ("REM/A/B", ("REM", "A/B"))])
def test_a_field_as_typed(typed: str, pair: tuple[str, str]) -> None:
    assert _pair(typed) == pair


def test_a_word_that_is_no_field() -> None:
    with pytest.raises(Refused) as caught:
        _pair("TST1234")
    assert caught.value.example == "LIC/TST1234"

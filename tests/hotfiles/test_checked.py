"""How good a record is by its second check, as every hit says it."""

from datetime import timedelta

import pytest

from leads.hotfiles.checked import checked_state
from tests.makers import NOW

DAY, INSTANT = timedelta(hours=24), timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("after", "state"), [(DAY - INSTANT, "awaiting"), (DAY, "awaiting"), (DAY + INSTANT, "overdue")]
)
def test_the_day_ends_to_the_instant(after: timedelta, state: str) -> None:
    assert checked_state(NOW, None, NOW + after) == (state, NOW + DAY)


def test_a_checked_record_is_checked_however_late() -> None:
    assert checked_state(NOW, NOW + 3 * DAY, NOW + 9 * DAY) == ("checked", NOW + DAY)

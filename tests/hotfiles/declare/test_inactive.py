"""When a record is over by what it says itself."""

from datetime import date

import pytest

from leads.hotfiles.files.protection_order import FILE
from leads.hotfiles.registry import FILES

LAST = {"EXP": "20261214"}


@pytest.mark.parametrize(
    ("values", "today", "over"),
    [
        (LAST, date(2026, 12, 14), False),
        (LAST, date(2026, 12, 15), True),
        ({"EXP": "NONEXP"}, date(2126, 12, 15), False),
        ({}, date(2126, 12, 15), False),
    ],
)
def test_it_is_over_on_the_day_after_its_last(values: dict[str, str], today: date, over: bool) -> None:
    assert FILE.inactive is not None
    assert FILE.inactive.is_over(values, today) is over


def test_a_file_that_says_nothing_keeps_nothing() -> None:

    assert [name for name, file in FILES.items() if file.inactive] == ["protection_order"]

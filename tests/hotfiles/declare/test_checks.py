"""The cross-checks that things share: a day against the entry, a set that is whole or lacks something."""

from datetime import date

import pytest

from leads.hotfiles.declare.checks import CrossCheck, Group, not_after_entry, whole
from leads.hotfiles.things.record.fields import DOL, LKA, LKI

ENTERED = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("20261123", [CrossCheck("It was found on 23 Nov 2026, not after the entry.", True)]),
        ("20261124", [CrossCheck("It was found on 24 Nov 2026, after the entry.", False)]),
        ("", []),
    ],
)
def test_a_day_against_the_entry(day: str, found: list[CrossCheck]) -> None:
    assert list(not_after_entry(DOL, "It was found on")({"DOL": day}, ENTERED)) == found


def test_a_set_is_whole_or_lacks_something() -> None:
    check = whole((LKI, LKA), "The link lacks", "The link has its case.")
    assert list(check({"LKI": "IL1990100", "LKA": "26-1"}, ENTERED)) == [CrossCheck("The link has its case.", True)]
    assert list(check({"LKI": "IL1990100"}, ENTERED)) == [CrossCheck("The link lacks LKA.", False)]


def test_a_group_that_nothing_can_be_held_against_has_no_cross_checks() -> None:
    assert list(Group("LKA", "Linked case", (LKI, LKA)).cross_checks({"LKA": "26-1"}, ENTERED)) == []

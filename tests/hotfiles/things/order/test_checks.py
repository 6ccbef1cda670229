"""What a second party compares of an order."""

from datetime import date

import pytest

from leads.hotfiles.things.order.checks import GROUPS

DAY = date(2026, 11, 23)


def said(values: dict[str, str]) -> list[tuple[str, bool]]:
    [days] = [one for one in GROUPS if one.code == "ISD"]
    return [(one.words, one.fine) for one in days.cross_checks(values, DAY)]


@pytest.mark.parametrize(
    ("last", "words", "fine"),
    [
        ("20261123", "It holds through 23 Nov 2026.", True),
        ("20261122", "It holds through 22 Nov 2026.", False),
        ("NONEXP", "It has no end date.", True),
    ],
)
def test_the_days_of_an_order(last: str, words: str, fine: bool) -> None:
    issued = ("It issued on 22 Nov 2026, not after the entry.", True)
    assert said({"ISD": "20261122", "EXP": last}) == [issued, (words, fine)]


def test_an_order_that_issued_after_its_entry_is_odd() -> None:
    assert said({"ISD": "20261124"}) == [("It issued on 24 Nov 2026, after the entry.", False)]

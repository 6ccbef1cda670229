"""How an order's number and its last day are read."""

from datetime import date

import pytest

from leads.hotfiles.things.order.edits import expires, order_number
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("raw", "read"), [("26-op-000123", "26-OP-000123"), (" 2026  OP 123 ", "2026 OP 123"), ("1", "1")]
)
def test_numbers_are_kept_as_the_paper_has_them(raw: str, read: str) -> None:
    assert order_number(raw, DAY) == read
    assert order_number(read, DAY) == read


@pytest.mark.parametrize(
    "raw", ["", "NONE", "UNKNOWN", "PENDING", "TBD", "000", "00-00", "26/OP/123", "26-OP-00000012345"]
)
def test_what_is_no_number(raw: str) -> None:
    with pytest.raises(Refused) as no:
        order_number(raw, DAY)
    assert (no.value.field, no.value.example) == ("PNO", "26-OP-000123")


@pytest.mark.parametrize(
    ("raw", "read"),
    [("20270115", "20270115"), ("01/15/2027", "20270115"), ("nonexp", "NONEXP"), ("NON-EXP", "NONEXP")],
)
def test_last_days(raw: str, read: str) -> None:
    assert expires(raw, DAY) == read


@pytest.mark.parametrize("raw", ["20270230", "2027", "NONE", "UNTIL FURTHER ORDER"])
def test_what_is_no_last_day_is_told_how_to_say_that_there_is_none(raw: str) -> None:
    with pytest.raises(Refused) as no:
        expires(raw, DAY)
    assert no.value.field == "EXP"
    assert "NONEXP" in (no.value.cure or "")

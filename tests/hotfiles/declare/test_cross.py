"""Rules across fields: what is missing or does not go together is marked at one field, with a cure."""

from collections.abc import Callable
from datetime import date

import pytest

from leads.hotfiles.declare import cross
from leads.hotfiles.things.record.fields import DCL, DOL, LKA, LKI
from leads.messages.fields import Values
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)


def told(rule: Callable[[Values], None], **values: str) -> Refused | None:
    try:
        rule(values)
    except Refused as no:
        return no
    return None


def test_a_field_that_the_others_call_for_is_marked() -> None:
    def rule(values: Values) -> None:
        cross.need(values, LKA, "A linked agency needs its case.")

    no = told(rule, LKI="IL1990100")
    assert no is not None
    assert (no.code, no.field, no.sentence) == ("field-missing", "LKA", "A linked agency needs its case.")
    assert told(rule, LKA="26-1") is None


@pytest.mark.parametrize(("values", "marked"), [({}, None), ({"LKI": "IL1990100"}, "LKA"), ({"LKA": "26-1"}, "LKI")])
def test_a_pair_stands_together_or_not_at_all(values: dict[str, str], marked: str | None) -> None:
    no = told(lambda held: cross.pair_of(held, LKI, LKA), **values)
    assert (no and no.field) == marked
    assert no is None or (no.cure and no.example)
    assert told(lambda held: cross.pair_of(held, LKI, LKA), LKI="IL1990100", LKA="26-1") is None


@pytest.mark.parametrize(("day", "fine"), [("", True), ("20261123", True), ("20261124", False)])
def test_a_date_is_not_after_today(day: str, fine: bool) -> None:
    no = told(lambda held: cross.latest_of(held, DOL, TODAY), DOL=day)
    assert (no is None) == fine
    assert fine or (no is not None and no.code == "fields-disagree" and "20261123" in no.cure)


@pytest.mark.parametrize(
    ("first", "then", "fine"),
    [("20261101", "20261101", True), ("20261101", "20261031", False), ("", "20261031", True), ("20261101", "", True)],
)
def test_one_date_is_not_before_another(first: str, then: str, fine: bool) -> None:
    no = told(lambda held: cross.in_order(held, DOL, DCL), DOL=first, DCL=then)
    assert (no is None) == fine
    assert no is None or no.field == "DCL"

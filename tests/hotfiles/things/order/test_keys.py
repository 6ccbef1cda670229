"""Under which keys an order is found, and that nobody finds a protected person by them who asks for somebody else."""

import pytest

from leads.hotfiles.things.order.keys import asked_keys, order_form, record_keys, searches
from leads.hotfiles.things.person.keys import asked_keys as asked_person

ORDER = {"PNO": "26-OP-000123", "PPN": "ROE, MARY", "PPB": "19900303"}


@pytest.mark.parametrize(
    "written", ["26-OP-000123", "2026-OP-000123", "26OP123", "26 0P 123", "26-OP-OOO123", "26-OP-I23"]
)
def test_one_number_however_it_is_written(written: str) -> None:
    assert order_form(written) == order_form("26-OP-000123")


@pytest.mark.parametrize("other", ["26-OP-000124", "25-OP-000123", "26-CF-000123", "26-OP-1230", "126-OP-123"])
def test_another_number(other: str) -> None:
    assert order_form(other) != order_form("26-OP-000123")


@pytest.mark.parametrize(("one", "other"), [("000123", "123"), ("2026123", "2026123"), ("20261", "20261")])
def test_a_number_without_letters(one: str, other: str) -> None:
    assert order_form(one) == other


def test_record_and_inquiry_share_a_key() -> None:
    keys = record_keys(ORDER)
    assert keys & set(asked_keys({"PNO": "2026OP123"}, {}))
    assert keys & set(asked_keys({"PPN": "ROE, MARIE", "PPB": "19900303"}, {}))
    undated = record_keys({"PPN": "ROE, MARY"})
    assert undated & set(asked_keys({"PPN": "ROE, MARY", "PPB": "19900303"}, {}))
    assert asked_keys({"PPN": "ROE, MARY"}, {}) == asked_keys({"PPB": "19900303"}, {}) == ()
    assert record_keys({}) == frozenset()


def test_who_asks_for_a_person_never_finds_whom_an_order_protects() -> None:
    asked = asked_person({"NAM": "ROE, MARY", "DOB": "19900303", "SOC": "666123457"}, {})
    assert record_keys(ORDER | {"PSN": "666123457"}).isdisjoint(asked)


def test_what_is_searched() -> None:
    assert list(searches({"PNO", "PPN", "PPB"})) == [("PNO",), ("PPN", "PPB")]
    assert list(searches({"PPN", "NAM"})) == []

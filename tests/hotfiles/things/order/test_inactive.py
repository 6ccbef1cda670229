"""An order that is no longer in force answers who asks for that very order, and nobody else."""

from datetime import date

import pytest

from leads.hotfiles.things.order.inactive import INACTIVE, facts, keys, last_day, match

ORDER = {
    "NIC": "H990000001", "OCA": "26-10411", "NAM": "DOE, JOHN Q", "DOB": "19851130", "PNO": "26-OP-000123",
    "CTI": "IL199015J", "ISD": "20261123", "EXP": "20261214", "PCO": "01; 07", "CMC": "00", "PPN": "ROE, MARY",
    "PPB": "19900303", "PSN": "666123457", "MIS": "ALL FIREARMS",
}  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        {"NIC": "H990000001"},
        {"PNO": "2026OP123", "NAM": "DOE, JOHN"},
        {"PNO": "26-OP-000123", "CTI": "IL199015J"},
        {"OCA": "26-10411", "NAM": "DOE, JOHN Q"},
    ],
)
def test_who_asks_for_this_very_order_is_told_why_it_is_the_one(asked: dict[str, str]) -> None:
    assert match(asked, ORDER)


@pytest.mark.parametrize(
    "asked",
    [
        {"NIC": "H990000002"},
        {"PNO": "26-OP-000123"},
        {"PNO": "26-OP-000123", "NAM": "POE, ANN"},
        {"PNO": "26-OP-000123", "CTI": "IL199025J", "NAM": "DOE, JOHN Q"},
        {"PNO": "26-OP-000124", "NAM": "DOE, JOHN Q"},
        {"OCA": "26-10411", "NAM": "POE, ANN"},
        {"OCA": "26-10411"},
        {"NAM": "DOE, JOHN Q", "DOB": "19851130"},
        {"PPN": "ROE, MARY", "PPB": "19900303"},
    ],
)
def test_a_number_alone_another_name_or_a_person_is_not_specific(asked: dict[str, str]) -> None:
    assert match(asked, ORDER) == ()


def test_it_is_kept_under_its_numbers_and_no_name() -> None:
    assert keys(ORDER) == {"J:260P123", "Q:26-10411"}
    assert keys({}) == frozenset()


def test_what_is_told_is_nothing_to_act_on() -> None:
    told = dict(facts(ORDER))
    assert told["Order was against"] == "DOE, JOHN Q"
    assert told["Was to hold"] == "Through 14 Dec 2026"
    assert "Conditions" not in told
    assert not {"666123457", "ALL FIREARMS"} & set(told.values())


def test_the_last_day_is_the_orders_own() -> None:
    assert last_day(ORDER) == date(2026, 12, 14)
    assert last_day({"EXP": "NONEXP"}) is None
    assert INACTIVE.asked_by == {"QPO"}

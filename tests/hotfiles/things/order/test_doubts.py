"""What is read once more of an order, and what is said of an entry that comes late."""

from datetime import date

import pytest

from leads.hotfiles.things.order.doubts import late_doubts, order_doubts

DAY = date(2026, 11, 23)
ORDER = {
    "NAM": "DOE, JOHN", "CTI": "IL199015J", "PCO": "01; 07", "BRD": "Y", "PPN": "ROE, MARY", "PPB": "19900303",
    "ISD": "20261123",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "word"),
    [
        ({"CTI": "IL1990100"}, "number of a court"),
        ({"BRD": "N"}, "PCO/07"),
        ({"PCO": "06"}, "forbids nothing"),
        ({"PPB": ""}, "name only"),
        ({"PPB": "19151123"}, "111 years"),
        ({"PPN": "DOE, JOHN"}, "which is which"),
        ({"PSN": "666123457"}, "666"),
        ({"PSN": "666120000", "SOC": "666120000"}, "One of them is wrong"),
    ],
)
def test_doubts(changed: dict[str, str], word: str) -> None:
    assert word in " ".join(order_doubts(ORDER | changed, DAY))


@pytest.mark.parametrize(
    "changed", [{}, {"CTI": "IL199015D"}, {"PCO": "01", "BRD": "N"}, {"PCO": "05; 06"}, {"PPB": "19151124"}]
)
def test_no_doubts_just_inside(changed: dict[str, str]) -> None:
    assert list(order_doubts(ORDER | changed, DAY)) == []


def test_an_order_entered_on_its_day_is_not_late_and_one_of_the_day_before_is() -> None:
    assert list(late_doubts(ORDER, DAY, {}, emergency=True)) == []
    [said] = late_doubts(ORDER | {"ISD": "20261122"}, DAY, {}, emergency=False)
    assert said == (
        "The order issued on 22 Nov 2026 and is entered 1 day late: the law wants it entered on the day it issues "
        "(750 ILCS 60/302; 725 ILCS 5/112A-28; 740 ILCS 21/135)."
    )


def test_an_emergency_order_has_a_law_of_its_own_and_other_states_orders_none() -> None:
    [said] = late_doubts(ORDER | {"ISD": "20261120"}, DAY, {}, emergency=True)
    assert "3 days late" in said
    assert said.endswith("An emergency order under 750 ILCS 60/217(c) is entered as soon as possible after receipt.")
    assert list(late_doubts(ORDER | {"ISD": "20261120", "CTI": "WI013015J"}, DAY, {}, emergency=False)) == []
    assert list(late_doubts({}, DAY, {}, emergency=False)) == []

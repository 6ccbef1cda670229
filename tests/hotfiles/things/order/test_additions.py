"""Whom else an order protects, and what else it forbids."""

from leads.hotfiles.things.order.additions import CONDITION, PROTECTED_TOO


def test_a_protected_person_is_known_by_name_with_birth_date_or_number_and_asked_by_any_name() -> None:
    assert PROTECTED_TOO.known_by == (("PPN", "PPB"), ("PPN", "PSN"))
    assert PROTECTED_TOO.asked == {"PPN", "PPB", "PSN", "NAM"}
    assert PROTECTED_TOO.shown({"PPN": "ROE, TIM", "PPB": "20150505"}) == "ROE, TIM, born 5 May 2015"


def test_a_condition_is_one_more_of_the_orders_list() -> None:
    assert (CONDITION.is_list, CONDITION.codes) == (True, ("PCO",))

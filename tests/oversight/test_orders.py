"""Which orders of suspension somebody may see."""

import pytest

from leads.oversight.orders import order_for, orders_for
from leads.rules.refused import Refused
from tests.console.orders import ordered
from tests.makers import actor, make_agency, make_department, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("office", ["administrator", "auditor"])
def test_the_departments_overseers_see_every_order(office: str) -> None:
    order = ordered(make_agency(), "messages")
    reader = actor(make_person(make_department(), office=office))
    assert list(orders_for(reader)) == [order]
    assert order_for(reader, order.number.lower()) == order


@pytest.mark.parametrize("office", ["", "coordinator", "head"])
def test_an_agency_sees_its_own_and_not_that_there_are_others(office: str) -> None:
    order = ordered(make_agency(), "messages")
    own = actor(make_person(make_agency(), office=office))
    other = actor(make_person(make_agency("IL1990200", "Elsewhere PD"), office=office))
    assert order_for(own, order.number) == order
    assert not orders_for(other).exists()
    with pytest.raises(Refused) as hidden:
        order_for(other, order.number)
    with pytest.raises(Refused) as missing:
        order_for(other, "S-2026-9999")
    assert hidden.value.code == missing.value.code == "no-such-order"

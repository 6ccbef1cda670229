"""Which orders of suspension somebody may see: those against their own agency; an overseer of the Department, all."""

from django.db.models import QuerySet

from leads.ledger.actor import Actor
from leads.oversight.models import SuspensionOrder
from leads.people.offices import sees_all_agencies
from leads.rules.refused import Refused


def orders_for(by: Actor) -> QuerySet[SuspensionOrder]:
    """The orders that someone may see, without the bytes of their notices."""
    orders = SuspensionOrder.objects.select_related("agency").defer("notice")
    return orders if sees_all_agencies(by) else orders.filter(agency_id=by.agency_id)


def order_for(by: Actor, number: str) -> SuspensionOrder:
    """The order of this number. Raises Refused for whoever may not see it, as if there were none."""
    found = orders_for(by).select_related("agency", "ordered_by", "lifted_by").filter(number=number.upper()).first()
    if found is None:
        raise Refused(
            "no-such-order",
            f"There is no order {number[:20]} for you to see.",
            None,
            "Look the number up on the notice.",
        )
    return found

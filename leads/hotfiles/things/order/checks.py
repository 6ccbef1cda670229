"""What a second party compares of a protection order with the paper."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.checks import CrossCheck, Group, not_after_entry
from leads.hotfiles.declare.edits import NO_END
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.things.order import fields as f
from leads.messages.fields import Values

_issued = not_after_entry(f.ISD, "It issued on")


def _days(values: Values, entered: date) -> Iterator[CrossCheck]:
    """The order's days: issued before its entry, and over after it issued."""
    yield from _issued(values, entered)
    issued, last = values.get("ISD", ""), values.get("EXP", "")
    if last == NO_END:
        yield CrossCheck("It has no end date.", True)
    elif last and issued:
        yield CrossCheck(f"It holds through {day_shown(last)}.", last > issued)


#: In the order in which an order is read.
GROUPS = (
    Group("PNO", "Order and court", (f.PNO, f.CTI)),
    Group("ISD", "Issued, and until when", (f.ISD, f.EXP), _days),
    Group("PPN", "Whom it protects", f.PROTECTED),
    Group("PCO", "Conditions and firearms", (f.PCO, f.BRD)),
    Group("SVC", "Service", (f.SVC, f.SVD)),
)

"""What is accepted of a protection order, but has to be read once more; and an entry that comes late."""

from collections.abc import Iterator
from datetime import date

from leads.hotfiles.declare.edits import real_day
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.things.order.shown import ALLOWED, NO_FIREARMS, conditions_of
from leads.hotfiles.things.person.doubts import age
from leads.messages.fields import Numbers, Values
from leads.rules.numbers import number

#: Letters at the end of an ORI that stand for a court: civil in cases of domestic violence and stalking, criminal.
_COURTS = frozenset("DJ")
_SAME_DAY = "750 ILCS 60/302; 725 ILCS 5/112A-28; 740 ILCS 21/135"
_NO_COURT = "An emergency order under 750 ILCS 60/217(c) is entered as soon as possible after receipt."


def order_doubts(values: Values, today: date) -> Iterator[str]:
    """What is odd about an order: its court, what it forbids, and whom it protects."""
    court, held = values.get("CTI", ""), conditions_of(values)
    if court and court[-1] not in _COURTS:
        yield f"{court} is not the number of a court, which ends in D or J. Compare CTI with the order."
    if NO_FIREARMS in held and values.get("BRD") == "N":
        yield "PCO/07 forbids firearms, and BRD/N says not disqualified. Compare both with the order."
    if held == (ALLOWED,):
        yield "PCO/06 allows visitation or custody and forbids nothing. Is there no other condition?"
    yield from _protected_doubts(values, today)


def _protected_doubts(values: Values, today: date) -> Iterator[str]:
    born = values.get("PPB", "")
    if not born:
        yield "No birth date of the protected person: found by name only as a possible match."
    elif age(born, today) > number("person.warn_age_years"):
        yield f"PPB makes the protected person {age(born, today)} years old. Read it again."
    if values.get("PPN") and values.get("PPN") == values.get("NAM"):
        yield "Protected person and respondent have the same name. Compare with the order which is which."
    if values.get("PSN") and values.get("PSN") == values.get("SOC"):
        yield "Protected person and respondent have the same Social Security number. One of them is wrong."
    if values.get("PSN", "").startswith("666"):
        yield "Social Security numbers with 666 were never issued. Compare PSN with the papers."


def late_doubts(values: Values, today: date, numbers: Numbers, *, emergency: bool) -> Iterator[str]:
    """An Illinois order is entered on the day it issues: how many days ago that was, and which law says so.

    Grade A for orders of Illinois courts; nothing is said of other states' orders, which come later by their nature.
    """
    issued = real_day(values.get("ISD", ""))
    if issued is None or not values.get("CTI", "").startswith("IL"):
        return
    late = (today - issued).days - number("entry.protection_order_days", numbers)
    if late > 0:
        days = "1 day" if late == 1 else f"{late} days"
        said = f"The order issued on {day_shown(values['ISD'])} and is entered {days} late: the law wants it entered "
        yield f"{said}on the day it issues ({_SAME_DAY}).{f' {_NO_COURT}' if emergency else ''}"

"""How an order that is no longer in force answers: by its record number, or its own number with the name or court.

Never by a name with a birth date, a plate or a number of a person: nobody who is met is held to an order that is over.
"""

from datetime import date

from leads.hotfiles.declare.edits import real_day
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.declare.inactive import Inactive
from leads.hotfiles.declare.shown import day_shown, kept, number_beside
from leads.hotfiles.things.order.compare import match_order
from leads.hotfiles.things.order.keys import order_key
from leads.hotfiles.things.order.shown import protects, until_shown
from leads.hotfiles.things.person.compare import match_case
from leads.hotfiles.things.record.compare import match_number
from leads.hotfiles.things.record.keys import case_key
from leads.messages.fields import Numbers, Values
from leads.rules.numbers import number


def last_day(values: Values) -> date | None:
    """The last day of the order; None where it has no end, or none is known."""
    return real_day(values.get("EXP", ""))


def years_kept(numbers: Numbers) -> int:
    """How many years it is kept so: five, unless the state has it otherwise (grade K)."""
    return number("retention.protection_order_inactive_years", numbers)


def keys(values: Values) -> frozenset[str]:
    """The court's number and the agency's case."""
    own = {order_key(values["PNO"])} if values.get("PNO") else set()
    return frozenset(own | ({case_key(values["OCA"])} if values.get("OCA") else set()))


def match(asked: Values, values: Values) -> tuple[str, ...]:
    """Why the inquiry is about this very order, in words; nothing for a number alone, or with another's name."""
    found = match_number(asked, values) or _by_order(asked, values)
    if found is None and "NAM" in asked and "OCA" in asked:
        found = match_case(asked, values)
    return tuple(one.words for one in found.reasons) if found else ()


def _by_order(asked: Values, values: Values) -> Match | None:
    """The order's number, with its court or the respondent's name; None where neither was asked, or one is another."""
    found = match_order(asked, values)
    beside = [one for one in found.reasons if one.field != "PNO"] if found else []
    return found if beside and all(one.sure for one in beside) else None


def facts(values: Values) -> tuple[tuple[str, str], ...]:
    """What tells which order it was. Neither conditions nor cautions: nothing of it holds."""
    return kept(
        ("Order was against", values.get("NAM", "")),
        ("Protected", protects(values)),
        ("Order, court", number_beside(values, "PNO", "CTI")),
        ("Issued on", day_shown(values.get("ISD", ""))),
        ("Was to hold", until_shown(values)),
    )


INACTIVE = Inactive(
    noun="order",
    asked_by=frozenset({"QPO"}),
    by=frozenset({"NIC", "PNO", "OCA"}),
    years=years_kept,
    last_day=last_day,
    keys=keys,
    match=match,
    facts=facts,
)

"""How a court's number of an order, and the day on which the order ends, are read."""

import re
from datetime import date

from leads.hotfiles.declare.edits import day_or_never, is_filler, squeeze, wrong
from leads.messages.fields import capitals

_ORDER = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9 -]{0,14}", re.ASCII).fullmatch


def order_number(raw: str, today: date) -> str:
    """The court's number of an order, as its paper writes it: 26-OP-000123. PENDING, NONE and zeros are none."""
    value = capitals(raw)
    if not _ORDER(value) or is_filler(squeeze(value)):
        says = "one to fifteen letters, digits, blanks and hyphens, with a digit, not zeros only"
        raise wrong("PNO", f"{value[:40]} does not fit PNO: {says}.", "26-OP-000123")
    return value


#: The last day on which an order holds, or NONEXP where it has no end.
expires = day_or_never("EXP", "20261231", "the order")

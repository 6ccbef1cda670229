"""How a court's number of an order, and the day on which the order ends, are read."""

import re
from datetime import date

from leads.hotfiles.declare.edits import day, is_filler, squeeze, wrong
from leads.rules.refused import Refused

#: What stands for a day where an order has no end.
NO_END = "NONEXP"
_NO_END = frozenset({NO_END, "NONEXPIRING", "NEVER"})
#: Years; 9999 is written where an order has no end.
_LONGEST = 100
_ORDER = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9 -]{0,14}", re.ASCII).fullmatch
_read_day = day("EXP", "20261231", future=True)


def order_number(raw: str, today: date) -> str:
    """The court's number of an order, as its paper writes it: 26-OP-000123. PENDING, NONE and zeros are none."""
    value = " ".join(raw.upper().split())
    if not _ORDER(value) or is_filler(squeeze(value)):
        says = "one to fifteen letters, digits, blanks and hyphens, with a digit, not zeros only"
        raise wrong("PNO", f"{value[:40]} does not fit PNO: {says}.", "26-OP-000123")
    return value


def expires(raw: str, today: date) -> str:
    """The last day on which an order holds, or NONEXP where it has no end."""
    if squeeze(raw) in _NO_END:
        return NO_END
    try:
        last = _read_day(raw, today)
        if int(last[:4]) > today.year + _LONGEST:
            raise wrong("EXP", f"{last[:4]} stands for no end.", NO_END, cure="Give the order's last day.")
        return last
    except Refused as no:
        cure = f"{no.cure or ''} Where the order has no end, send {NO_END}.".strip()
        raise wrong("EXP", no.sentence, "20261231", cure=cure) from None

"""How the brand of a part and the power of an engine are read."""

import re
from datetime import date

from leads.hotfiles.declare.edits import is_filler, wrong
from leads.messages.fields import capitals

_BRAND = re.compile(r"[A-Z0-9][A-Z0-9&' ./-]{1,23}").fullmatch
_POWER = re.compile(r"(?=.{1,5}$)[0-9]{1,5}(?:\.[0-9])?[A-Z]{0,3}").fullmatch


def brand(raw: str, today: date) -> str:
    """A brand's code of two to four characters, and perhaps words; PART for what has none. As it is sent."""
    value = capitals(raw)
    if not _BRAND(value) or is_filler(value):
        said = "The brand of a part is a code of two to four characters, or a name of up to 24."
        raise wrong("BRA", said, "MERC", cure="Write it like MERC; PART for a part without a brand, named in MIS.")
    return value


def power(raw: str, today: date) -> str:
    """An engine's power or displacement, a number and its unit: 150HP, 350CI, 5.7L (unconfirmed)."""
    value = "".join(raw.upper().split())
    if not _POWER(value):
        raise wrong("EPD", "Power or displacement is a number and its unit, five characters at most.", "150HP")
    return value

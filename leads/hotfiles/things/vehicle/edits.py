"""How plates, vehicle numbers, makes, models and colors are read."""

import re
from datetime import date
from functools import cache

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import coded, is_filler, one_number, squeeze, wrong
from leads.hotfiles.things.vehicle.plates import UNKNOWN, UNKNOWN_MOST
from leads.messages.fields import Read, capitals

_PLATE = re.compile(r"[A-Z0-9]{1,10}").fullmatch
_PLATE_ASKED = re.compile(r"[A-Z0-9?]{1,10}").fullmatch
_NUMBER = re.compile(r"[A-Z0-9]{1,20}").fullmatch
_MAKE = re.compile(r"[A-Z][A-Z0-9&' -]{1,23}").fullmatch
_MODEL = re.compile(r"[A-Z0-9]{2,3}").fullmatch
_PLATE_EXAMPLE = "TST1234"


def plate(raw: str, today: date) -> str:
    """A whole plate number: letters and digits, up to ten, blanks and hyphens dropped; never UNKNOWN or NONE."""
    value = raw.upper()
    if not _PLATE(value):
        value = one_number("LIC", raw, "LIS", _PLATE_EXAMPLE)
        if not _PLATE(value):
            raise wrong("LIC", "A plate is one to ten letters and digits, whole, and nothing else.", _PLATE_EXAMPLE)
    if value in {"UNK", "UNKN", "UNKNOWN", "NONE"}:
        said = "A plate that is not known is not written as a word."
        raise wrong("LIC", said, _PLATE_EXAMPLE, cure="Leave LIC out, with LIS, LIY and LIT.")
    return value


def plate_asked(raw: str, today: date) -> str:
    """A plate as a witness saw it: like a plate, with ? for a character that was not seen, two at most."""
    if UNKNOWN not in raw:
        return plate(raw, today)
    value = one_number("LIC", raw, "LIS", _PLATE_EXAMPLE)
    if not _PLATE_ASKED(value) or len(value) - value.count(UNKNOWN) < 3:
        said = "A plate with unknown characters needs three known ones."
        raise wrong("LIC", said, "TST12?4", cure="Ask again with more of the plate, or by the VIN.")
    if value.count(UNKNOWN) > UNKNOWN_MOST:
        said = f"At most {UNKNOWN_MOST} characters of a plate may be unknown."
        raise wrong("LIC", said, "TST12?4", cure="Ask again with more of the plate, or by the VIN.")
    return value


def number_of(code: str, words: str, example: str) -> Read:
    """A vehicle's or an owner's number, up to twenty letters and digits; not a filler such as 000 or UNKNOWN."""

    def read(raw: str, today: date) -> str:
        value = squeeze(raw)
        if not _NUMBER(value):
            raise wrong(code, f"{words} is one to twenty letters and digits.", example)
        if is_filler(value):
            said = f"{value} says nothing about the vehicle."
            raise wrong(code, said, example, cure=f"Leave {code} out.")
        return value

    return read


@cache
def _makes_by_name() -> dict[str, str]:
    """Codes by the make's whole name, so that TOYOTA is read as TOYT."""
    return {words.upper(): code for code, words in CODES["VMA"].items()}


def make(raw: str, today: date) -> str:
    """A make's code, or its name; one that is not in the table is taken as typed and flagged by the file."""
    value = capitals(raw)
    value = _makes_by_name().get(value, value)
    if not _MAKE(value) or is_filler(value):
        raise wrong("VMA", "A make is a code of two to four letters, or a name of up to 24.", "TOYT")
    return value


def model(raw: str, today: date) -> str:
    """A model's code of two or three characters; the code of a make and a hyphen may stand before it (ACUR-ATL)."""
    before, mark, value = raw.strip().upper().rpartition("-")
    if not _MODEL(value) or (mark and before not in CODES["VMA"]):
        raise wrong("VMO", "A model is a code of two or three letters and digits, or a usage code such as TK.", "CAM")
    return value


def colors_of(code: str) -> Read:
    """One color, or two with the upper or front one first; MUL/COL for three and more."""
    one = coded(code, "VCO", "BLU", without=frozenset({"MUL/COL"}))

    def read(raw: str, today: date) -> str:
        value = "".join(raw.upper().split())
        if value == "MUL/COL":
            return value
        parts = value.split("/")
        if len(parts) > 2:
            raise wrong(code, "Three colors and more are MUL/COL.", "MUL/COL")
        return "/".join(one(part, today) for part in parts)

    return read


color = colors_of("VCO")

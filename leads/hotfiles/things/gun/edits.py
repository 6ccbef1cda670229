"""How makes, calibers and types of guns are read; BB and paint guns are told that they are articles."""

import re
from datetime import date

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import coded, is_filler, wrong
from leads.rules.refused import Refused

_MAKE = re.compile(r"[A-Z0-9]{2,3}(?: [A-Z0-9&'./ -]{1,19})?").fullmatch
_TOYS = frozenset({"BB", "BBGUN", "PELLET", "PAINT", "PAINTBALL", "PAINTGUN", "AIRSOFT"})
#: Written where a make is not listed; MIS then says which.
NOT_LISTED = "ZZZ"
_CALIBER = coded("CAL", "CAL", "9")


def make(raw: str, today: date) -> str:
    """A make's code of two or three characters, and perhaps words after a blank; ZZZ for one that is not listed."""
    value = " ".join(raw.upper().split())
    if not _MAKE(value) or (is_filler(value) and value != NOT_LISTED):
        said = "A make is a code of two or three characters, and words after a blank."
        raise wrong(
            "MAK", said, "SW", cure=f"Write it like SW; for a make that is not listed {NOT_LISTED}, named in MIS."
        )
    return value


def caliber(raw: str, today: date) -> str:
    """A caliber or gauge as its code: the point is dropped, so .380 is 380 and 7.62 is 762."""
    _no_toy("CAL", raw, "9")
    return _CALIBER(raw.strip().replace(".", ""), today)


def gun_type(raw: str, today: date) -> str:
    """What it is and how it works: one or two characters, such as PI, a semiautomatic pistol."""
    _no_toy("TYP", raw, "PI")
    value = "".join(raw.upper().split())
    if len(value) in (1, 2) and value[0] in CODES["GTYP_FIRST"] and value[1:] in {"", *CODES["GTYP_SECOND"]}:
        return value
    said = "The type of a gun is a character of the list GTYP_FIRST, and one of GTYP_SECOND for how it works."
    raise wrong("TYP", said, "PI", cure="Write it like PI (semiautomatic pistol), or PR (revolver).")


def _no_toy(code: str, raw: str, example: str) -> None:
    if re.sub(r"[^A-Z]", "", raw.upper()) in _TOYS:
        raise Refused(
            "field-wrong",
            "BB guns and paint guns are no guns of this file: they are articles.",
            cure="Enter it as an article.",
            field=code,
            example=example,
        )

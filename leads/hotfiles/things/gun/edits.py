"""How makes, calibers and types of guns are read; BB and paint guns are told that they are articles."""

import re
from datetime import date
from functools import cache

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import coded, is_filler, wrong
from leads.messages.fields import capitals
from leads.rules.refused import Refused

_MAKE = re.compile(r"[A-Z0-9]{2,3}(?: [A-Z0-9&'./ -]{1,19})?").fullmatch
_TOYS = frozenset({"BB", "BBGUN", "PELLET", "PAINT", "PAINTBALL", "PAINTGUN", "AIRSOFT"})
#: Written where a make is not listed; MIS then says which.
NOT_LISTED = "ZZZ"
_CALIBER = coded("CAL", "CAL", "9")


def make(raw: str, today: date) -> str:
    """A make's code of two or three characters, and perhaps words after a blank; ZZZ for one that is not listed."""
    value = capitals(raw)
    if not _MAKE(value) or (is_filler(value) and value != NOT_LISTED):
        said = "A make is a code of two or three characters, and words after a blank."
        raise wrong(
            "MAK", said, "SW", cure=f"Write it like SW; for a make that is not listed {NOT_LISTED}, named in MIS."
        )
    return value


def caliber(raw: str, today: date) -> str:
    """A caliber or gauge as its code, or as it is written on the gun: .380 is 380, 7.62 mm is 762.

    A point is never merely dropped: 1.0 would become 10 gauge, and 4.5 a .45.
    """
    _no_toy("CAL", raw, "9")
    value = re.sub(r"\s*MM$", " MM", raw.strip().upper())
    return _as_written().get(value) or _CALIBER(value, today)


@cache
def _as_written() -> dict[str, str]:
    """The codes by what stands on guns: .380, .30-06, 9 MM, 7.62 MM or 7.62."""
    written = {meaning.upper(): code for code, meaning in CODES["CAL"].items()}
    return written | {one.removesuffix(" MM"): code for one, code in written.items() if "." in one}


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

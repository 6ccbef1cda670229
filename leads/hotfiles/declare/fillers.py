"""What people write when they do not know: 123-45-6789, NO TAG, LNU. Known placeholders of a field, as data.

A placeholder says nothing about a person or thing, so it never carries a hit above "possible". Those marked `refused`
are turned away at entry; those marked `warned` may be real too (NULL is a plate that somebody drives with).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

from leads.messages.fields import BETWEEN, Values
from leads.rules.refused import Refused

#: Fields that hold what another one holds: names and numbers of other people.
_AS = {"AKA": "NAM", "PPN": "NAM", "PSN": "SOC"}
#: Numbers that are a placeholder too when they are one sign all along; shorter ones can be real.
_ONE_SIGN = frozenset({"SOC", "OLN", "FBI", "SID", "LIC", "VIN", "OAN", "SER", "BHN", "REG", "CGD"})
_ONE_SIGN_FROM = 4
#: Of those, what somebody may truly have: a plate AAAA, a revolver 5555.
_MAY_BE_REAL = frozenset({"LIC", "SER"})


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    """The table beside this module: field, then placeholder and what becomes of it at entry."""
    found: dict[str, dict[str, str]] = {}
    for line in resources.files(__package__).joinpath("fillers.tsv").read_text("utf-8").splitlines():
        code, value, act = line.split("\t")
        found.setdefault(code, {})[value] = act
    return found


def placeholder(code: str, value: str) -> str:
    """What becomes of a value at entry because it is a placeholder: "refused", "warned", or "" for a value like any."""
    if code in _ONE_SIGN and len(value) >= _ONE_SIGN_FROM and len(set(value)) == 1:
        return "warned" if code in _MAY_BE_REAL else "refused"
    return _table().get(code, {}).get(value, "")


def placeholders(code: str) -> frozenset[str]:
    """The listed placeholders of a field."""
    return frozenset(_table().get(code, {}))


def _found(values: Values, act: str) -> Iterator[tuple[str, str]]:
    for code, held in values.items():
        listed = _AS.get(code, code)
        # Names are looked at word by word: LNU, JOHN.
        for one in re.split(r"[ ,;]+", held) if listed == "NAM" else held.split(BETWEEN):
            if placeholder(listed, one) == act:
                yield code, one


def no_placeholders(values: Values) -> None:
    """An entry carries no value that is known to say nothing. Raises Refused (field-placeholder)."""
    for code, value in _found(values, "refused"):
        raise Refused(
            "field-placeholder",
            f"{code}/{value} is what is written when the number is not known; it would hit strangers.",
            cure=f"Leave {code} out; if the person or papers really say so, write it into MIS.",
            field=code,
        )


def placeholder_doubts(values: Values) -> Iterator[str]:
    """What is taken at entry although it is mostly a placeholder, as sentences."""
    for code, value in _found(values, "warned"):
        yield f"{code}/{value} is often written when nothing is known: it answers as a possible match only."


def only_placeholders(values: Values, codes: Iterable[str]) -> Iterator[str]:
    """Why a hit by these fields is not sure: each of them that holds a placeholder, as a sentence."""
    for code in codes:
        for value in values.get(code, "").split(BETWEEN):
            if placeholder(code, value):
                yield f"{value} is often written when nothing is known: agreeing in it says little."

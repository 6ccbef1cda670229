"""What people write when they do not know: 123-45-6789, NO TAG, LNU. Known placeholders of a field, as data.

A placeholder says nothing about a person or thing, so it never carries a hit above "possible". Those marked `refused`
are turned away at entry; those marked `warned` may be real too (NULL is a plate that somebody drives with). A row is of
a code, whatever field of whichever file has it; with `=` for its value it is of numbers that are one sign all along.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources

from leads.messages.fields import BETWEEN, Values
from leads.rules.refused import Refused

#: Fields that hold what another one holds: names and numbers of other people.
_AS = {"AKA": "NAM", "PPN": "NAM", "PSN": "SOC"}
#: In the table: any number that is one sign all along, 1111; shorter ones can be real.
_ONE_SIGN = "="
_ONE_SIGN_FROM = 4


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
    listed = _table().get(code, {})
    if len(value) >= _ONE_SIGN_FROM and len(set(value)) == 1 and _ONE_SIGN in listed:
        return listed[_ONE_SIGN]
    return listed.get(value, "")


def placeholders(code: str) -> frozenset[str]:
    """The listed placeholders of a field."""
    return frozenset(_table().get(code, {})) - {_ONE_SIGN}


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

"""Names of persons, taken apart for comparison and for the keys under which they are found.

The sound is American Soundex, with first letters that sound alike taken together (C and K, PH and F). It stands in one
function, `sound`, so that another coder can take its place; keys that are kept have then to be written anew.
"""

import re
from functools import cache, lru_cache
from importlib import resources
from itertools import product
from typing import NamedTuple

import jellyfish

_SUFFIXES = frozenset({"JR", "SR", "II", "III", "IV", "V"})
#: Little words of a surname; they are part of it, but no name of their own.
_PARTICLES = frozenset(
    ("DE", "LA", "DEL", "LAS", "LOS", "VAN", "VON", "DER", "DEN", "DI", "DA", "DU", "LE", "EL", "AL", "ST", "SAN", "MC")
).union(("MAC", "O", "BIN", "IBN", "Y"))
_BREAKS = re.compile(r"[ '-]+")
_FIRST = {"K": "C", "Q": "C", "Z": "S", "Y": "J", "G": "J", "V": "F", "W": "F", "U": "O", "E": "I", "A": "I"}
_SPELLINGS = (("PH", "F"), ("KN", "N"), ("GN", "N"), ("WR", "R"), ("PF", "F"), ("TS", "S"), ("CZ", "CH"))
_SOUNDS_MOST = 5


class Name(NamedTuple):
    """A name in parts; every part in capital letters only, without blanks."""

    surname: str
    surnames: tuple[str, ...]
    given: str
    others: tuple[str, ...]


@cache
def _roots() -> dict[str, frozenset[str]]:
    """Every short form's whole names: BERT is ALBERT, HERBERT and ROBERT."""
    found: dict[str, set[str]] = {}
    table = resources.files(__package__).joinpath("nicknames.tsv").read_text("utf-8")
    for line in table.splitlines():
        root, _, forms = line.partition("\t")
        for form in (root, *forms.split()):
            found.setdefault(form, set()).add(root)
    return {form: frozenset(roots) for form, roots in found.items()}


def whole_given_names() -> tuple[str, ...]:
    """The given names of the table that have short forms."""
    return tuple(sorted(frozenset[str]().union(*_roots().values())))


def roots(given: str) -> frozenset[str]:
    """The whole names that a given name can be short for, and the name itself."""
    return _roots().get(given, frozenset()) | {given}


@lru_cache(maxsize=262_144)
def sound(word: str) -> str:
    """How a name sounds, as a letter and three digits; empty for an empty name."""
    if not word:
        return ""
    for spelled, heard in _SPELLINGS:
        if word.startswith(spelled):
            word = heard + word[len(spelled) :]
            break
    code: str = jellyfish.soundex(word)
    return _FIRST.get(code[0], code[0]) + code[1:]


def parse(name: str) -> Name:
    """A stored name (SURNAME, GIVEN OTHERS) in parts; suffixes such as JR fall away.

    Not kept in memory: among a million records nearly every name comes once, and this costs a microsecond.
    """
    before, _, after = name.partition(", ")
    if before.isalpha() and after.isalpha():
        return Name(before, (before,), after, ())
    pieces = tuple(part for part in _BREAKS.split(before) if part)
    surname = "".join(pieces)
    own = tuple(part for part in pieces if part not in _PARTICLES)
    givens = [part for part in after.replace("'", "").replace("-", " ").split() if part not in _SUFFIXES]
    given = givens[0] if givens else ""
    return Name(surname, own, given, tuple(givens[1:]))


def surname_sounds(name: Name) -> tuple[str, ...]:
    """Sounds of the whole surname joined, and of each part that is a name of its own."""
    return tuple(dict.fromkeys((sound(name.surname), *(sound(part) for part in name.surnames))))


def given_sounds(name: Name) -> tuple[str, ...]:
    """Sounds of the given name, of what it is short for, and of the first two given names joined (MARY ANN)."""
    joined = (sound(name.given + name.others[0]),) if name.others and len(name.others[0]) > 1 else ()
    return tuple(dict.fromkeys((sound(name.given), *sorted(map(sound, roots(name.given))), *joined)))[:_SOUNDS_MOST]


def _beginnings(name: Name) -> str:
    return "".join(sorted((name.surname[:3], name.given[:3])))


def _pairs(name: Name, own: tuple[str, ...]) -> tuple[str, ...]:
    """Both sounds together, in either order, as one text each."""
    return tuple("".join(sorted(pair)) for pair in product(surname_sounds(name), own))


def _with_year(name: Name, own: tuple[str, ...], year: str) -> set[str]:
    """One sound whole, how the other begins, and the year: month and day, and half a name, may all be wrong."""
    pairs = [(one, other) for one, other in product(surname_sounds(name), own) if one and other]
    return {f"E:{one}{other[0]}{year}" for one, other in pairs} | {f"E:{other}{one[0]}{year}" for one, other in pairs}


def record_name_keys(name: Name, born: str) -> set[str]:
    """Keys of one name and birth date on a record: either sound with two parts of the date, and more.

    A record without a birth date is found by both sounds, or by the beginnings of both names.
    """
    if not born:
        return {f"W:{pair}" for pair in _pairs(name, given_sounds(name))} | {f"T:{_beginnings(name)}"}
    year, month, day = born[:4], born[4:6], born[6:]
    keys = {f"G:{born}"}
    for heard in (*surname_sounds(name), *_kept(name)):
        keys.update((f"A:{heard}{year}{month}", f"B:{heard}{year}{day}", f"C:{heard}{month}{day}"))
    keys.update(_with_year(name, _kept(name), year))
    return keys


def _kept(name: Name) -> tuple[str, ...]:
    """Given-name sounds kept with a record: as written only; short forms are the inquiry's work."""
    return (sound(name.given),) if name.given else ()


def asked_name_keys(name: Name, born: str) -> set[str]:
    """Keys of an asked name and birth date: a record's, day and month swapped, short forms, no date on record."""
    keys = {f"W:{pair}" for pair in _pairs(name, given_sounds(name))} | {f"T:{_beginnings(name)}"}
    if not born:
        return keys
    year, month, day = born[:4], born[4:6], born[6:]
    keys.update((f"G:{born}", f"G:{year}{day}{month}"))
    for heard in (*surname_sounds(name), *given_sounds(name)):
        keys.update((f"A:{heard}{year}{month}", f"B:{heard}{year}{day}", f"C:{heard}{month}{day}"))
        keys.add(f"C:{heard}{day}{month}")
    keys.update(_with_year(name, given_sounds(name), year))
    return keys

"""Names of persons, taken apart for comparison and for the keys under which they are found (`keys.py`).

The sound is American Soundex, with first letters that sound alike taken together (C and K, PH and F). It stands in one
function, `sound`, so that another coder can take its place; keys that are kept have then to be written anew.
"""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

import jellyfish

#: Tell father from son. V is one after a surname only: after given names it is an initial.
SUFFIXES = frozenset({"JR", "SR", "II", "III", "IV"})
_AFTER_SURNAME = SUFFIXES | {"V"}
#: Little words of a surname; they are part of it, but no name of their own.
_PARTICLES = frozenset(
    ("DE", "LA", "DEL", "LAS", "LOS", "VAN", "VON", "DER", "DEN", "DI", "DA", "DU", "LE", "EL", "AL", "ST", "SAN", "MC")
).union(("MAC", "O", "BIN", "IBN", "Y", "DOS", "DAS", "DO", "DES", "TEN", "TER", "ABU", "DELLA", "DALLA"))
_BREAKS = re.compile(r"[ '-]+")
_FIRST = {"K": "C", "Q": "C", "Z": "S", "Y": "J", "G": "J", "V": "F", "W": "F", "U": "O", "E": "I", "A": "I"}
_SPELLINGS = (("PH", "F"), ("KN", "N"), ("GN", "N"), ("WR", "R"), ("PF", "F"), ("TS", "S"), ("CZ", "CH"))


class Name(NamedTuple):
    """A name in parts; every part in capital letters only, without blanks."""

    surname: str
    surnames: tuple[str, ...]
    given: str
    others: tuple[str, ...]
    suffix: str = ""


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


@cache
def short_forms(given: str) -> tuple[str, ...]:
    """Other names for a given name: its short forms, and the whole names that it is short for."""
    own = roots(given)
    return tuple(sorted(form for form, whole in _roots().items() if form != given and not own.isdisjoint(whole)))


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
    """A stored name (SURNAME, GIVEN OTHERS) in parts; a suffix such as JR is a part of its own, wherever it stands.

    Not kept in memory: among a million records nearly every name comes once, and this costs a microsecond.
    """
    before, _, after = name.removesuffix(",").partition(", ")
    if before.isalpha() and after.isalpha():
        return Name(before, (before,), after, ())
    pieces = [part for part in _BREAKS.split(before) if part]
    suffix = pieces.pop() if len(pieces) > 1 and pieces[-1] in _AFTER_SURNAME else ""
    own = tuple(part for part in pieces if part not in _PARTICLES) or tuple(pieces)
    givens = after.replace("'", "").replace("-", " ").split()
    while len(givens) > 1 and givens[-1] in SUFFIXES:
        suffix = givens.pop()
    return Name("".join(pieces), own, givens[0] if givens else "", tuple(givens[1:]), suffix)


def only_particles_more(longer: str, shorter: str) -> bool:
    """Whether a surname is the other with little words before it, written together: DELAPENYATEST, PENYATEST."""
    before = longer.removesuffix(shorter)
    return len(shorter) > 3 and before != longer and _is_particles(before)


def _is_particles(start: str) -> bool:
    """Whether the beginning of a surname is made of little words only: DELA, VANDER."""
    return not start or any(start.startswith(one) and _is_particles(start[len(one) :]) for one in _PARTICLES)

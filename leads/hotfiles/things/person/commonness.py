"""How common names are, and how that moves what they are worth: to agree on SMITH says less than on a rare surname.

Shares: the census of 1990, in thousandths of a percent of the people; a name that is not among its common ones is rare.
Not the names on file: wanted persons are no fair sample, and an entry would change what another inquiry finds.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from math import log2

from leads.hotfiles.things.person.claims import BIT, LEARNED, REFERENCE
from leads.hotfiles.things.person.names import Name

_WHOLE = 100_000
#: A name that is not among the common ones of the census.
_RARE = 5
_SURNAMES, _GIVEN = ("surname",), ("female", "male")


def census() -> Iterator[tuple[str, str, int]]:
    """Kind ("surname", "female", "male"), name and share of every common name, the most common of a kind first."""
    table = resources.files(__package__).joinpath("census.tsv").read_text("utf-8")
    for kind, name, share in (line.split("\t") for line in table.splitlines()):
        yield kind, name, int(share)


@cache
def _shares(kinds: tuple[str, ...]) -> Mapping[str, float]:
    """Names of these kinds with their greatest share of the people."""
    found: dict[str, float] = {}
    for kind, name, share in census():
        if kind in kinds:
            found[name] = max(found.get(name, 0.0), share / _WHOLE)
    return found


def surname_share(name: str) -> float:
    """The share of the people who have a surname."""
    return _shares(_SURNAMES).get(name, _RARE / _WHOLE)


def given_share(name: str) -> float:
    """The share of the people of a sex who have a given name."""
    return _shares(_GIVEN).get(name, _RARE / _WHOLE)


def _moves(share: float) -> float:
    """By how much a name of this share weighs more than one of the reference share, in hundredths."""
    return round(BIT * log2(REFERENCE / share), 2)


@lru_cache(maxsize=65_536)
def _surname(name: str) -> float:
    return _moves(surname_share(name))


@lru_cache(maxsize=65_536)
def _given(name: str) -> float:
    return _moves(given_share(name))


def _either_surname(asked: Name, known: Name) -> float:
    """Of two surnames that are alike the more common one counts: most who are asked as SMYTH and are not are SMITH."""
    return min(_surname(asked.surname), _surname(known.surname))


def _either_given(asked: Name, known: Name) -> float:
    return min(_given(asked.given), _given(known.given))


def _parts(asked: Name, known: Name) -> float:
    """The rarest part that two surnames have in common."""
    return max(_surname(part) for part in asked.surnames if part in known.surnames)


def _turned(asked: Name, known: Name) -> float:
    """Who is asked by swapped names is so whoever is on record; unless the names may well stand as they were asked."""
    return _swapped(
        surname_share(asked.surname) * given_share(asked.given),
        surname_share(asked.given) * given_share(asked.surnames[0]),
    )


def _either_turned(asked: Name, known: Name) -> float:
    """Of each half and what it stands for the more common name counts, as where two names are alike."""
    surname, given = known.surnames[0], known.given
    return _swapped(
        max(surname_share(asked.surname), surname_share(given)) * max(given_share(asked.given), given_share(surname)),
        max(surname_share(asked.given), surname_share(known.surname))
        * max(given_share(asked.surnames[0]), given_share(given)),
    )


def _swapped(straight: float, turned: float) -> float:
    """By how much two swapped names move, with their share as they were asked, and the other way round."""
    often = LEARNED["names-swapped"].one
    return round(BIT * log2(REFERENCE**2 * (1 + often) / (straight + often * turned)), 2)


@cache
def _letters() -> Mapping[str, float]:
    """The letters with which given names begin, each with its share of the people."""
    counts: Counter[str] = Counter()
    for kind, name, share in census():
        if kind in _GIVEN:
            counts[name[0]] += share
    return {letter: count / counts.total() for letter, count in counts.items()}


def same_letter() -> float:
    """How often the given names of two strangers begin with the same letter."""
    return sum(share * share for share in _letters().values())


def _initial(asked: Name, known: Name) -> float:
    """An initial that fits says less where half the people begin with it (J) than where hardly anybody does (Z)."""
    share = max(_letters().get(asked.given[0], 0.0), _RARE / _WHOLE)
    return round(BIT * log2(same_letter() / share), 2)


#: Claims whose weight moves with the shares of names: those asked, and where the two differ the more common one.
_MOVED: Mapping[str, Callable[[Name, Name], float]] = {
    "surname-same": lambda asked, known: _surname(asked.surname),
    "surname-joined": lambda asked, known: _surname(asked.surname),
    "surname-particle": _either_surname,
    "surname-spelling": _either_surname,
    "surname-sound": _either_surname,
    "surname-part": _parts,
    "given-same": lambda asked, known: _given(asked.given),
    "given-joined": lambda asked, known: _given(asked.given),
    "given-short": _either_given,
    "given-spelling": _either_given,
    "given-sound": _either_given,
    "given-initial": _initial,
    "given-other": lambda asked, known: _given(asked.given),
    "names-swapped": _turned,
    "names-swapped-near": _either_turned,
}


def moved(claim: str, asked: Name, known: Name) -> float:
    """By how much a claim weighs more, or less, for how common these names are."""
    found = _MOVED.get(claim)
    return found(asked, known) if found else 0.0


def moved_most(claim: str, asked: Name) -> float:
    """The most that a claim can be moved by with this name asked, whatever name is on record."""
    if claim == "surname-part":
        return max(map(_surname, asked.surnames))
    return _turned(asked, asked) if claim == "names-swapped-near" else moved(claim, asked, asked)

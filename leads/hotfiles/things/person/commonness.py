"""How common names are, and from that how likely it is that a stranger agrees with a record by chance alone.

Of a million people on file hundreds share a common given name and nearly a birth date with whoever is asked for. What
two persons agree in is worth what it is rare. Shares: the census of 1990, in thousandths of a percent of the people.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from math import prod

from leads.hotfiles.things.person.names import Name

_WHOLE = 100_000
#: A name that is not among the common ones of the census.
_RARE = 5
_SURNAMES, _GIVEN = ("surname",), ("female", "male")
#: A half of a name that differs speaks against its being the person at all: it has to be made up for.
_AGAINST = 15.0
#: Halves of a name that are alike: chance is so many times the share of the name that was asked.
_TIMES_SHARE: Mapping[str, float] = {
    "surname-same": 1, "surname-joined": 1, "surname-particle": 2, "surname-spelling": 3, "surname-sound": 10,
    "surname-part": 2,
    "given-same": 1, "given-short": 1.5, "given-spelling": 2, "given-sound": 4, "given-other": 4,
}  # fmt: skip
#: Everything else, whatever the name is. Birth dates: people on file are born on some 14,000 days.
_CHANCE: Mapping[str, float] = {
    "given-initial": 0.08, "given-letter": 0.08 * _AGAINST, "others-same": 0.08, "others-differ": 2,
    "surname-differs": _AGAINST, "surname-unknown": _AGAINST, "given-differs": _AGAINST, "given-unknown": _AGAINST,
    "born-same": 1 / 14_000, "born-swapped": 1 / 30_000, "born-digit": 12 / 14_000, "born-transposed": 3 / 14_000,
    "born-year-asked": 2 / 14_000, "born-year-near": 2 / 14_000, "born-day-differs": 30 / 14_000,
    "born-month-differs": 11 / 14_000, "born-year-differs": 1 / 365, "born-year-only": 1 / 40,
}  # fmt: skip


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


def by_chance(claims: tuple[str, ...], asked: Name) -> float:
    """How likely it is that one stranger on file comes to these claims with the name that was asked."""
    return prod(_chance(claim, asked) for claim in claims)


def _chance(claim: str, asked: Name) -> float:
    if claim == "names-swapped":
        return surname_share(asked.given) * given_share(asked.surname)
    if (times := _TIMES_SHARE.get(claim)) is None:
        return _CHANCE.get(claim, 1.0)
    if claim.startswith("given"):
        return times * given_share(asked.given)
    return times * max(map(surname_share, (asked.surname, *asked.surnames)))

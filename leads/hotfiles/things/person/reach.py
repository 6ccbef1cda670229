"""With which birth dates a name on record may be a hit: a bound from its claims, by the comparison's own numbers.

Invariant: what `compare.weigh` calls a hit is within the bound. It may be too wide, as nothing is a hit by it.
"""

from functools import cache
from math import prod

from leads.hotfiles.things.person.commonness import by_chance
from leads.hotfiles.things.person.compare import (
    CLAIMS,
    LEAST,
    LEAST_NAME,
    LEAST_NAME_WEAKLY_DATED,
    LEAST_UNDATED,
    LIKELIEST,
    WEAKLY_DATED,
)
from leads.hotfiles.things.person.names import Name
from leads.messages.fields import Values

#: No birth date on record.
UNDATED = ""
_HALVES = frozenset({"surname", "given", "names"})
_ELSEWHERE = frozenset({"born", "number", "case", "name"})
_ROUNDING = 0.005
_A_LITTLE_MORE = 1 + 1e-9  # the order of factors shows in the last place
_NOBODY = Name("", (), "", ())
_DATES = tuple(
    (
        name,
        claim.weight,
        by_chance((name,), _NOBODY),
        LEAST_NAME_WEAKLY_DATED if name in WEAKLY_DATED else LEAST_NAME,
    )
    for name, claim in CLAIMS.items()
    if name.startswith("born")
)
EVERY_DATE = frozenset({UNDATED, *(name for name, *_ in _DATES)})


class Reach(dict[tuple[bool, tuple[str, ...]], frozenset[str]]):
    """For one inquiry: whether both have second given names, with claims of a name → the claims of a date that do."""

    def __init__(self, asked: Values, wanted: Name) -> None:
        super().__init__()
        self.wanted = wanted
        self.beside = sum(map(_beside, asked.keys() - {"NAM"})) + _ROUNDING
        self.rare = by_chance(("others-same",), wanted)
        self.chances: dict[str, float] = {}

    def __missing__(self, key: tuple[bool, tuple[str, ...]]) -> frozenset[str]:
        others, claims = key
        weight = sum(CLAIMS[claim].weight for claim in claims) + (_beside("NAM") if others else 0.0)
        found = self[key] = frozenset(
            self._dates(weight, prod(map(self._chance, claims)) * (self.rare if others else 1))
        )
        return found

    def _dates(self, weight: float, chance: float) -> list[str]:
        """What may stand beside a name of this weight, by which a stranger comes with this chance."""
        most, by_name = weight + self.beside, weight + _ROUNDING
        likeliest = LIKELIEST * _A_LITTLE_MORE / chance
        found = [
            name
            for name, more, by_date, least in _DATES
            if by_date <= likeliest and most + more >= LEAST and by_name >= least
        ]
        return [UNDATED, *found] if most >= LEAST_UNDATED and by_name >= LEAST_NAME else found

    def _chance(self, claim: str) -> float:
        found = self.chances.get(claim)
        if found is None:
            found = self.chances[claim] = by_chance((claim,), self.wanted)
        return found


@cache
def _beside(field: str) -> float:
    """The most that claims of a field can add beside surname, given name and birth date."""
    best: dict[str, float] = {}
    for name, claim in CLAIMS.items():
        group = name.partition("-")[0]
        if claim.field == field and group not in _HALVES | _ELSEWHERE:
            best[group] = max(best.get(group, 0.0), claim.weight)
    return sum(best.values())

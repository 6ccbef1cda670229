"""With which birth dates a name on record may be a hit: a bound from its claims, by the comparison's own numbers.

Invariant: what `compare.weigh` calls a hit is within the bound. It may be too wide, as nothing is a hit by it.
"""

from bisect import bisect_right
from functools import cache

from leads.hotfiles.things.person.claims import CLAIMS, WEIGHT
from leads.hotfiles.things.person.commonness import moved_most
from leads.hotfiles.things.person.compare import LEAST_BESIDE, ONE_NAME
from leads.hotfiles.things.person.names import Name
from leads.messages.fields import Values

#: No birth date on record.
UNDATED = ""
_HALVES = frozenset({"surname", "given", "names"})
_ELSEWHERE = frozenset({"born", "number", "case", "name"})
_ROUNDING = 0.005
#: What a name has to weigh at least beside each claim of a date, least first.
_DATES = sorted((least, name) for name, least in LEAST_BESIDE.items() if name != UNDATED)
_LEASTS = [least for least, _ in _DATES]
_SAME_DAY = 1  # the first of them is that the date is the same
#: The claims of a date that so many of them are, without and with no date at all.
_FIRST = [frozenset(name for _, name in _DATES[:many]) for many in range(len(_DATES) + 1)]
_FIRST_OR_UNDATED = [dates | {UNDATED} for dates in _FIRST]
EVERY_DATE = _FIRST_OR_UNDATED[-1]


class Reach(dict[tuple[bool, tuple[str, ...]], frozenset[str]]):
    """For one inquiry: whether both have second given names, with claims of a name → the claims of a date that do."""

    def __init__(self, asked: Values, wanted: Name) -> None:
        super().__init__()
        self.wanted = wanted
        self.beside = sum(map(_beside, asked.keys() - {"NAM"})) + _ROUNDING
        self.moved: dict[str, float] = {}

    def __missing__(self, key: tuple[bool, tuple[str, ...]]) -> frozenset[str]:
        others, claims = key
        weight = sum(WEIGHT[claim] for claim in claims) + (_beside("NAM") if others else _SUFFIX)
        most = weight + sum(map(self._moved, claims)) + self.beside
        within = _FIRST_OR_UNDATED if weight + _ROUNDING >= LEAST_BESIDE[UNDATED] else _FIRST
        many = bisect_right(_LEASTS, most)
        found = self[key] = within[many if ONE_NAME.isdisjoint(claims) else min(many, _SAME_DAY)]
        return found

    def _moved(self, claim: str) -> float:
        found = self.moved.get(claim)
        if found is None:
            found = self.moved[claim] = moved_most(claim, self.wanted)
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


#: Suffixes add this at most, also where no second given names are compared.
_SUFFIX = max(0.0, *(claim.weight for name, claim in CLAIMS.items() if name.startswith("suffix")))

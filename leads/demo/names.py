"""Names spread as the United States census found them: the 1,000 most common surnames, 300 given names a sex."""

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random

from leads.hotfiles.things.person.commonness import census


@dataclass(frozen=True, slots=True)
class Spread:
    """Names of one kind, with their shares added up so that one can be drawn by a single number."""

    names: tuple[str, ...]
    shares: tuple[int, ...]

    def draw(self, rng: Random, many: int = 1) -> list[str]:
        """As many names as asked, each as likely as it is in the census."""
        return rng.choices(self.names, cum_weights=self.shares, k=many)


@cache
def spread(kind: str) -> Spread:
    """The names of one kind ("surname", "female", "male"), most common first."""
    kept = [(name, share) for one, name, share in census() if one == kind]
    return Spread(tuple(name for name, _ in kept), tuple(accumulate(share for _, share in kept)))


def given(rng: Random, sex: str, many: int = 1) -> list[str]:
    """Given names for a sex ("M" or "F")."""
    return spread("male" if sex == "M" else "female").draw(rng, many)


def surnames(rng: Random, many: int = 1) -> list[str]:
    """Surnames, drawn one by one."""
    return spread("surname").draw(rng, many)

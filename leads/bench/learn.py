"""Learns the chances of the claims about persons: among pairs of one person with errors planted, and among strangers.

Strangers are named as the census names people and born as wanted persons are. What no pair of strangers shows often
enough to be counted is reckoned: two names that were swapped are as likely as both names are.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from random import Random
from typing import NamedTuple

from leads.bench.names import SEED
from leads.bench.names import persons as persons_of
from leads.bench.planted import mixed
from leads.hotfiles.things.person.claims import LEARNED, REFERENCE, worth
from leads.hotfiles.things.person.commonness import census, given_share, same_letter, surname_share
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.likeness import surname_claims
from leads.hotfiles.things.person.named import name_claims
from leads.hotfiles.things.person.names import parse
from leads.messages.fields import Values

#: Groups of which a pair has one claim each. Swapped names are counted in both of theirs.
_GROUPS = {"surname": ("surname", "names"), "given": ("given", "names"), "names": ("surname", "names")}
#: Claims that strangers come to hardly ever, as so many times the share of the name that was asked.
_RECKONED: Mapping[str, float] = {
    "surname-same": 1, "surname-joined": 1, "surname-part": 2, "given-same": 1, "given-joined": 1,
}  # fmt: skip
#: Claims that only a surname of two parts can come to: their chances are those of people who have one.
_OF_TWO_PARTS = frozenset({"surname-joined", "surname-part"})
#: Claims of names that are alike. Strangers are never taken to come to one less often than to the name itself: the
#: census's common names are few and far apart, and the others crowd between them.
_ALIKE = frozenset(f"{half}-{how}" for half in ("surname", "given") for how in ("spelling", "sound", "short", "other"))
#: How seldom the errors that nobody planted are taken to be at least. Names that sound alike and are spelled far apart
#: are as rare as in FEBRL's sets (0.1 and 0.4 %), surnames twice that, since ours are heard; and second given names are
#: told as anybody likes.
_LEAST = {"others-differ": 0.05, "surname-sound": 0.002, "given-sound": 0.004}
_LEAST_ELSE = 0.005
#: Strangers' second given names are the same at least so often: they are few and common, and no census counts them.
_SAME_SECOND = 0.03
_SIZE, _PERSONS = 1_000, 50_000


class Chances(NamedTuple):
    """A claim's chance where both are one person, and where they are strangers."""

    claim: str
    one: float
    strangers: float

    @property
    def weight(self) -> float:
        """What the claim is worth by these chances."""
        return worth(self.one, self.strangers)


def rows(pairs: int) -> Iterator[str]:
    """The table's rows as they should stand, one a claim; what differs from the table is marked."""
    for one in learn(persons_of(_PERSONS), pairs, SEED):
        row = LEARNED[one.claim]
        said = (one.weight, one.one, one.strangers) == (row.weight, row.one, row.strangers)
        yield (
            f"{one.claim:20} {one.weight:6.2f}   of one person {_plain(one.one):>8}   of strangers "
            f"{_plain(one.strangers):>8}" + ("" if said else f"   the table has {row.weight:.2f}")
        )


def _plain(chance: float) -> str:
    return f"{chance:.6f}".rstrip("0")


def learn(persons: Sequence[Values], pairs: int, seed: int, size: int = _SIZE) -> Iterator[Chances]:
    """The chances of every claim of the table, in its order, from so many pairs of each sort.

    `size`: of how many surnames, and how many birth dates, each is held against each.
    """
    rng = Random(seed)  # noqa: S311 (a sample, no secret)
    told = of_one((person, mixed(person, rng)) for person in rng.choices(persons, k=pairs))
    double = [person for person in persons if "-" in person["NAM"]]
    doubled = of_one((person, mixed(person, rng)) for person in rng.choices(double, k=pairs // 10))
    told |= {claim: doubled.get(claim, 0) for claim in _OF_TWO_PARTS}
    apart = _of_strangers(persons, pairs, size, rng)
    # Who is asked by an initial is so whoever is on record: only whether it fits says something.
    apart["given-initial"] = told["given-initial"] * same_letter()
    for claim in LEARNED:
        like = "born-year-near" if claim == "born-year-asked" else claim
        one = max(_LEAST.get(claim, _LEAST_ELSE), told.get(like, 0))
        yield Chances(claim, _two_digits(one), _two_digits(apart[like]))


def _two_digits(chance: float) -> float:
    """A chance as the table has it: more digits than two nobody knows."""
    return float(f"{chance:.1e}")


def of_one(pairs: Iterable[tuple[Values, Values]]) -> dict[str, float]:
    """How often each claim stands in pairs of one person: a record, and what was asked about it."""
    counts: Counter[str] = Counter()
    for known, asked in pairs:
        claims = [*name_claims(parse(asked["NAM"]), parse(known["NAM"]))]
        if known.get("DOB"):
            claims.append(born(asked["DOB"], known["DOB"]) or "born-differs")
        counts.update(claims)
    return {claim: _share(counts, claim) for claim in counts}


def _share(counts: Counter[str], claim: str) -> float:
    """A claim's share of the pairs in which one of its group stood; half a pair more, so that nothing is sure."""
    group = claim.partition("-")[0]
    kinds = _GROUPS.get(group, (group,))
    whole = sum(count for one, count in counts.items() if one.partition("-")[0] in kinds)
    return (counts[claim] + 0.5) / (whole + 1)


def _of_strangers(persons: Sequence[Values], pairs: int, size: int, rng: Random) -> dict[str, float]:
    """How often each claim stands between strangers; of names, for a name of the reference share."""
    found = _of_days(persons, 2 * size, rng)
    for claim, (chance, times) in {**_of_surnames(size), **_of_others(persons, pairs, rng)}.items():
        found[claim] = max(1, times) * REFERENCE if claim in _ALIKE else chance
    found["others-same"] = max(_SAME_SECOND, found["others-same"])
    found |= {claim: times * REFERENCE for claim, times in _RECKONED.items()}
    slips = [1 + found[f"{half}-spelling"] / REFERENCE for half in ("surname", "given")]
    found["names-swapped"] = REFERENCE**2
    found["names-swapped-near"] = (slips[0] * slips[1] - 1) * REFERENCE**2
    return found


def _of_surnames(most: int) -> dict[str, tuple[float, float]]:
    """Each claim of two surnames of the census: its chance, and that as times the share of the more common name."""
    surnames = ((name, share) for kind, name, share in census() if kind == "surname")
    shares = dict(islice(surnames, most))
    whole = sum(shares.values())
    chance: dict[str, float] = defaultdict(float)
    common: dict[str, float] = defaultdict(float)
    for asked, share in shares.items():
        for known, claim in surname_claims(parse(f"{asked}, "), shares).items():
            weight = share * shares[known] / whole**2
            chance[claim] += weight
            common[claim] += weight * max(surname_share(asked), surname_share(known))
    return {claim: (one, one * one / common[claim]) for claim, one in chance.items()}


def _of_others(persons: Sequence[Values], pairs: int, rng: Random) -> dict[str, tuple[float, float]]:
    """Each claim of the given names of two people of one sex: chance, and times the share of the more common name."""
    counts: Counter[str] = Counter()
    common: dict[str, float] = defaultdict(float)
    for one, other in zip(rng.choices(persons, k=pairs), rng.choices(persons, k=pairs), strict=True):
        if one["SEX"] == other["SEX"] and one is not other:
            asked, known = parse(one["NAM"]), parse(other["NAM"])
            for claim in name_claims(asked, known):
                counts[claim] += 1
                common[claim] += max(given_share(asked.given), given_share(known.given))
    return {
        claim: (_share(counts, claim), _share(counts, claim) * counts[claim] / common[claim])
        for claim in counts
        if claim.startswith(("given", "others"))
    }


def _of_days(persons: Sequence[Values], many: int, rng: Random) -> dict[str, float]:
    """The chance of each claim of two birth dates, every one of some days against every one of others."""
    days = [person["DOB"] for person in rng.sample(persons, 2 * many)]
    counts = Counter(born(one, other) or "" for one in days[:many] for other in days[many:])
    return {claim: (count + 0.5) / many**2 for claim, count in counts.items() if claim}

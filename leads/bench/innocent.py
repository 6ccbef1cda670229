"""How many inquiries about people who are not on file get a hit all the same: each is a stranger who is stopped longer.

The strangers and the persons on file come from one fictional state, with names as common as in the census; none of the
strangers is on file. Persons go by in parts, so that a million need no more memory than one part.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from random import Random

from leads.bench.each import on_every_processor
from leads.bench.recall import index, sifted
from leads.demo.wanted import warrant
from leads.hotfiles.things.person.with_vehicle import asked_keys, match
from leads.messages.fields import DEFAULTS, Values

_PART = 20_000
_SURE = frozenset({"exact", "strong"})
_DAY = date(2026, 11, 23)  # no comparison of persons depends on it


def strangers(count: int, seed: int) -> list[Values]:
    """What an operator sends about people who are not on file: name, birth date and sex, without a slip."""
    rng = Random(seed)  # noqa: S311 (fiction, not secrets)
    people = (warrant(rng, number, _DAY).values for number in range(count))
    return [{code: one[code] for code in ("NAM", "DOB", "SEX")} for one in people]


def shares(
    sizes: tuple[int, ...], asked: list[Values], persons: Sequence[Values]
) -> Iterator[tuple[int, float, float]]:
    """For each number of persons on file, the share of the inquiries that got any hit, and a strong or exact one."""
    keys = [asked_keys(one, DEFAULTS) for one in asked]
    parts = [(at, min(at + _PART, end)) for start, end in pairwise((0, *sizes)) for at in range(start, end, _PART)]

    def told(part: tuple[int, int]) -> list[set[str]]:
        return _grades(persons[slice(*part)], asked, keys)

    grades: list[set[str]] = [set() for _ in asked]
    for (_, end), found in zip(parts, on_every_processor(told, parts), strict=True):
        grades = [one | more for one, more in zip(grades, found, strict=True)]
        if end in sizes:
            sure = sum(not one.isdisjoint(_SURE) for one in grades)
            yield end, sum(map(bool, grades)) / len(asked), sure / len(asked)


def _grades(part: Sequence[Values], asked: list[Values], keys: list[tuple[str, ...]]) -> list[set[str]]:
    """With what grades each inquiry hits somebody of this part."""
    held = index(part, frozenset(key for some in keys for key in some))
    found = []
    for one, own in zip(asked, keys, strict=True):
        places = {place for key in own for place in held.get(key, ())}
        hits = (match(one, part[place], _DAY, DEFAULTS) for place in sifted(one, part, places))
        found.append({hit.grade for hit in hits if hit is not None})
    return found

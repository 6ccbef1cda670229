"""How many inquiries about people who are not on file get a hit all the same: each is a stranger who is stopped longer.

The strangers and the persons on file come from one fictional state, with names as common as in the census; none of the
strangers is on file. Persons go by in parts, so that a million need no more memory than one part.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from leads.bench.recall import index
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


def shares(sizes: tuple[int, ...], asked: list[Values], seed: int) -> Iterator[tuple[int, float, float]]:
    """For each number of persons on file, the share of the inquiries that got any hit, and a strong or exact one."""
    rng, on_file = Random(seed), 0  # noqa: S311
    keys = [asked_keys(one, DEFAULTS) for one in asked]
    grades: list[set[str]] = [set() for _ in asked]
    for size in sizes:
        while on_file < size:
            many = min(_PART, size - on_file)
            _ask([warrant(rng, on_file + number, _DAY).values for number in range(many)], asked, keys, grades)
            on_file += many
        sure = sum(not told.isdisjoint(_SURE) for told in grades)
        yield size, sum(map(bool, grades)) / len(asked), sure / len(asked)


def _ask(part: list[dict[str, str]], asked: list[Values], keys: list[tuple[str, ...]], grades: list[set[str]]) -> None:
    """Adds with what grades the inquiries hit somebody of this part; those that hit surely are not asked again."""
    held = index(part, frozenset(key for some in keys for key in some))
    for one, own, told in zip(asked, keys, grades, strict=True):
        if told.isdisjoint(_SURE):
            places = {place for key in own for place in held.get(key, ())}
            found = (match(one, part[place], _DAY, DEFAULTS) for place in places)
            told.update(hit.grade for hit in found if hit is not None)

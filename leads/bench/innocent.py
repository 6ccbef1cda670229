"""How many inquiries about people who are not on file get a hit all the same: each is a stranger who is stopped longer.

The strangers and the persons on file come from one fictional state, with names as common as in the census; none of the
strangers is on file. Persons go by in parts, so that a million need no more memory than one part.
"""

from collections.abc import Iterator
from datetime import date
from random import Random

from leads.bench.recall import index
from leads.demo.wanted import warrant
from leads.hotfiles.files.wanted_person import match
from leads.hotfiles.things.person.with_vehicle import asked_keys
from leads.messages.fields import DEFAULTS, Values

_PART = 20_000
_DAY = date(2026, 11, 23)  # no comparison of persons depends on it


def strangers(count: int, seed: int) -> list[Values]:
    """What an operator sends about people who are not on file: name, birth date and sex, without a slip."""
    rng = Random(seed)  # noqa: S311 (fiction, not secrets)
    people = (warrant(rng, number, _DAY).values for number in range(count))
    return [{code: one[code] for code in ("NAM", "DOB", "SEX")} for one in people]


def shares(sizes: tuple[int, ...], asked: list[Values], seed: int) -> Iterator[tuple[int, float]]:
    """For each number of persons on file, the share of the inquiries that got any hit."""
    rng, on_file = Random(seed), 0  # noqa: S311
    keys = [asked_keys(one, DEFAULTS) for one in asked]
    hit: set[int] = set()
    for size in sizes:
        while on_file < size:
            many = min(_PART, size - on_file)
            part = [warrant(rng, on_file + number, _DAY).values for number in range(many)]
            hit |= _hit(part, asked, keys, hit)
            on_file += many
        yield size, len(hit) / len(asked)


def _hit(part: list[dict[str, str]], asked: list[Values], keys: list[tuple[str, ...]], known: set[int]) -> set[int]:
    """Which of the inquiries hit somebody of this part; those that hit before are not asked again."""
    held, found = index(part), set()
    for at, one in enumerate(asked):
        if at not in known:
            places = {place for key in keys[at] for place in held.get(key, ())}
            if any(match(one, part[place], _DAY, DEFAULTS) is not None for place in places):
                found.add(at)
    return found

"""How well a name-and-birth-date inquiry finds its person, against comparing it with every person on file.

The persons are those of the fictional state, with names as common as in the census: most of them share a surname.
"""

import time
from datetime import date
from pathlib import Path
from random import Random

from leads.bench import innocent
from leads.bench.machine import words
from leads.bench.made_up import inquiry
from leads.bench.recall import first_ten, index, measure
from leads.bench.rows import Figure
from leads.demo.wanted import warrant
from leads.hotfiles.things.person.with_vehicle import asked_keys
from leads.messages.fields import DEFAULTS

SEED = 1240
SLIPS = (0, 1, 2, 3)
#: Persons on file among whom strangers are asked for, and the share of them that may get a hit.
ON_FILE = ((20_000, "≤ 2"), (100_000, ""), (1_000_000, ""))
STRANGERS, STRANGERS_SEED = 2_000, 4021
ENTERED = date(2026, 11, 23)  # any day; persons are told apart by it and not compared with it


def persons(count: int) -> list[dict[str, str]]:
    """Wanted persons of the fictional state, as far as an inquiry compares them."""
    rng = Random(SEED)  # noqa: S311 (fiction, not secrets)
    return [warrant(rng, number, ENTERED).values for number in range(count)]


def figures(count: int, queries: int, most_on_file: int = ON_FILE[-1][0]) -> list[Figure]:
    """Recall, precision and candidates for inquiries with no slip to three slips, how many a second, and strangers."""
    known = persons(count)
    rows = []
    for slips in SLIPS:
        found = measure(known, queries, slips, SEED)
        named = f"{count:,} persons, {slips} slip{'' if slips == 1 else 's'}"
        against = f"exhaustive: {found.exhaustive_recall:.1%}"
        rows += [
            Figure(f"recall at 10, {named}", found.recall * 100, "%", against, found.kept, "≥ 0.99"),
            Figure(f"precision of sure hits, {named}", found.precision * 100, "%"),
            Figure(f"persons compared, {named}", found.candidates, "an inquiry", f"exhaustive: {count:,}"),
        ]
    rate = _rate(known, queries * 4)
    rows.append(
        Figure(f"inquiries with 1 slip, keys and comparison in memory, {count:,} persons", rate, "/s on one processor")
    )
    return [*rows, *innocent_rows(most_on_file)]


def innocent_rows(most_on_file: int) -> list[Figure]:
    """The share of inquiries about people who are not on file that get any hit, up to so many persons on file."""
    targets = {size: target for size, target in ON_FILE if size <= most_on_file}
    asked = innocent.strangers(STRANGERS, STRANGERS_SEED)
    return [
        Figure(f"strangers who get a hit, {size:,} persons on file", share * 100, "%", "", None, target)
        for (size, share), target in zip(innocent.shares(tuple(targets), asked, SEED), targets.values(), strict=True)
    ]


def _rate(known: list[dict[str, str]], queries: int) -> float:
    """Inquiries a second on one processor: keys, look-up in memory, comparison. No database, no link."""
    keys, rng = index(known), Random(SEED)  # noqa: S311 (a sample, no secret)
    asked = [inquiry(known[rng.randrange(len(known))], 1, rng) for _ in range(queries)]
    began = time.perf_counter()
    for one in asked:
        first_ten(one, known, {at for key in asked_keys(one, DEFAULTS) for at in keys.get(key, ())})
    return queries / (time.perf_counter() - began)


def machine_words() -> str:
    """The machine that this was measured on."""
    return words(Path.cwd())

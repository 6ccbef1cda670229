"""How well a name-and-birth-date inquiry finds its person, against comparing it with every person on file.

The persons are those of the fictional state, with names as common as in the census: most of them share a surname. They
are asked for with errors planted by kind; the same for what a small shop would do, and for FEBRL's sets.
"""

import time
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random

from leads.bench import febrl, innocent, peers, splink_peer
from leads.bench.made_up import inquiry
from leads.bench.planted import KINDS, Asked, mixed, numbered, of_kind, with_errors
from leads.bench.recall import Meant, Persons, first_ten, index, sifted
from leads.bench.rows import Figure, Found
from leads.demo.wanted import warrant
from leads.hotfiles.things.person.with_vehicle import asked_keys
from leads.messages.fields import DEFAULTS

SEED = 1240
MIXED = "mixed, half without"
ERRORS = (0, 1, 2, 3)
#: Persons on file among whom strangers are asked for, and the share of them that may get a hit.
ON_FILE = ((20_000, "≤ 2"), (100_000, ""), (1_000_000, ""))
STRANGERS, STRANGERS_SEED = 2_000, 4021
ENTERED = date(2026, 11, 23)  # any day; persons are told apart by it and not compared with it
_COMPARED = ("NAM", "DOB", "SEX", "RAC", "SOC")
#: Many on file: fewer inquiries are compared with everybody, and fewer asked of what takes a second each.
_MANY, _EXHAUSTIVE, _EXHAUSTIVE_OF_MANY, _NEAREST_OF_MANY = 50_000, 60, 12, 40
RATED = 20_000


def persons(count: int) -> list[dict[str, str]]:
    """Wanted persons of the fictional state, as far as an inquiry compares them; fewer are the first of more."""
    rng, made = _state()
    while len(made) < count:
        values = warrant(rng, len(made), ENTERED).values
        made.append({code: values[code] for code in _COMPARED if code in values})
    return made[:count]


@cache
def _state() -> tuple[Random, list[dict[str, str]]]:
    """Whom one run has made so far: a million take a minute, and three tables need some of them."""
    return Random(SEED), []  # noqa: S311 (fiction, not secrets)


def asked_about(known: Sequence[dict[str, str]], queries: int) -> Iterator[tuple[str, list[Meant]]]:
    """What is asked: with so many errors, with as many as come in life (we think), and with one of each kind."""
    for many in ERRORS:
        rng = Random(SEED + many)  # noqa: S311 (a sample, no secret)
        yield f"{many} errors", [(at, with_errors(known[at], many, rng)) for at in _places(known, queries, rng)]
    rng = Random(SEED)  # noqa: S311 (a sample, no secret)
    told = [(at, mixed(known[at], rng)) for at in _places(known, 4 * queries, rng)]
    yield MIXED, list[Meant](told)
    yield f"{MIXED}; number asked", _numbered(known, told, rng)
    for kind in KINDS:
        rng = Random(SEED)  # noqa: S311 (a sample, no secret)
        yield kind, list(of_kind(known, kind, queries, rng))


def _numbered(known: Sequence[dict[str, str]], told: Sequence[tuple[int, Asked]], rng: Random) -> list[Meant]:
    return [(at, numbered(known[at], asked, rng)) for at, asked in told]


def _places(known: Sequence[dict[str, str]], many: int, rng: Random) -> list[int]:
    return [rng.randrange(len(known)) for _ in range(many)]


def found(count: int, queries: int, splink: Path | None = None) -> Iterator[Found]:
    """What is found among so many persons: a row for each number and each kind of errors, then the peers.

    `splink`: a Python that has Splink, which is asked where the persons are few.
    """
    known = persons(count)
    asked = dict(asked_about(known, queries))
    on_file = Persons(known, (one for inquiries in asked.values() for _, one in inquiries))
    exhaustive = _EXHAUSTIVE_OF_MANY if count > _MANY else _EXHAUSTIVE
    for title, one in on_file.measure_all(asked, exhaustive):
        yield Found.of(title, one)
    yield from peers_found(known, asked[MIXED])
    if splink and count <= _MANY:
        yield from splink_peer.found(splink, known, asked[MIXED])


def peers_found(known: Sequence[dict[str, str]], inquiries: Sequence[Meant]) -> Iterator[Found]:
    """What a small shop's searches find of the same inquiries."""
    yield Found.of_peer(peers.measure("Soundex of surname", peers.soundex(known), inquiries))
    yield Found.of_peer(peers.measure("NYSIIS of surname, birth date", peers.nysiis(known), inquiries))
    with peers.trigrams(known) as nearest:
        few = inquiries[: _NEAREST_OF_MANY if len(known) > _MANY else 4 * _EXHAUSTIVE]
        yield Found.of_peer(peers.measure("PostgreSQL trigrams, ten nearest", nearest, few))


def febrl_found(wheel: Path, splink: Path | None = None) -> Iterator[Found]:
    """What is found of FEBRL's sets; who can't be asked for is counted in the title. Raises Refused (bench-febrl)."""
    for one in febrl.sets(wheel):
        title = f"{one.title}: {len(one.persons):,} on file, {one.left_out} can't be asked"
        asked = {title: one.asked, f"{one.title}, number asked": one.numbered}
        for name, measured in Persons(one.persons).measure_all(asked):
            yield Found.of(name, measured)
        found_by_splink = splink_peer.found(splink, one.persons, one.asked) if splink else ()
        for peer in chain(peers_found(one.persons, one.asked), found_by_splink):
            yield peer._replace(title=f"{one.title}: {peer.title}")


def figures(most_on_file: int = ON_FILE[-1][0]) -> list[Figure]:
    """How many inquiries a second one processor answers, and how many strangers get a hit."""
    return [_rate(), *innocent_rows(most_on_file)]


def innocent_rows(most_on_file: int) -> list[Figure]:
    """The share of inquiries about people who are not on file that get any hit, up to so many persons on file."""
    targets = {size: target for size, target in ON_FILE if size <= most_on_file}
    asked = innocent.strangers(STRANGERS, STRANGERS_SEED)
    shares = innocent.shares(tuple(targets), asked, persons(max(targets)))
    return [
        Figure(f"strangers who get {what}, {size:,} persons on file", share * 100, "%", "", None, target)
        for (size, any_, sure), wanted in zip(shares, targets.values(), strict=True)
        for what, share, target in (("a hit", any_, wanted), ("a strong or exact hit", sure, ""))
    ]


def _rate() -> Figure:
    """Inquiries a second on one processor: keys, look-up in memory, sketches, comparison. No database, no link."""
    known = persons(RATED)
    keys, rng = index(known), Random(SEED)  # noqa: S311 (a sample, no secret)
    asked = [inquiry(known[rng.randrange(RATED)], 1, rng) for _ in range(STRANGERS)]
    began = time.perf_counter()
    for one in asked:
        places = {at for key in asked_keys(one, DEFAULTS) for at in keys.get(key, ())}
        first_ten(one, known, sifted(one, known, places))
    rate = len(asked) / (time.perf_counter() - began)
    return Figure(f"inquiries with 1 slip, in memory, {RATED:,} persons", rate, "/s on one processor")

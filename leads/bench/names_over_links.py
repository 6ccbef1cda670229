"""Name-and-birth-date inquiries end to end over TCP, and what they find, against comparing every person on file."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from heapq import nsmallest
from itertools import chain
from multiprocessing import get_context
from random import Random

import django

from leads.bench import dataset
from leads.bench.asked import TOP, Names, Person
from leads.bench.exchange import Load, Place, Say
from leads.bench.made_up import inquiry
from leads.bench.processors import spent
from leads.bench.rows import Figure
from leads.bench.served import switch
from leads.bench.terminals import Job, by_itself, loading
from leads.demo.planted import COUNT
from leads.hotfiles.match import GRADES

SAMPLE = 2_000  # persons who are asked for
EXHAUSTIVE = 100  # inquiries that are also compared with everybody
SEED = 1240
Asked = dict[str, str]
Best = list[tuple[int, float, str]]  # grade, score (less is surer) and record number


def figures(place: Place, persons: int, load: Load, say: Say) -> Iterator[Figure]:
    """Inquiries a second, and recall at 10 against the exhaustive scorer on a sample. Raises WrongAnswer."""
    known = _some(persons)
    rng = Random(SEED)  # noqa: S311 (a sample, no secret)
    asked = [(inquiry(values, number % 2, rng), record) for number, (record, values) in enumerate(known)]
    sample = [Person(_text(one), record, number % 2 == 0) for number, (one, record) in enumerate(asked)]
    slipped = [one for number, one in enumerate(asked) if number % 2][:EXHAUSTIVE]
    with switch(place.data) as (host, port, pid), loading() as start:
        signs = dataset.signs(datetime.now(UTC), load.terminals)
        start(Job(host, port, signs, Names(sample), 0, 2)).result()
        signs = dataset.signs(datetime.now(UTC), load.terminals)
        began = spent(place.postmaster) + spent(pid)
        done = start(Job(host, port, signs, Names(sample), 1, load.seconds)).result()
        cost = (spent(place.postmaster) + spent(pid) - began) / done.all_answered * 1e6
        found = _over_the_link(host, port, [one for one, _ in slipped])
    rate = done.answered / done.seconds
    yield Figure(
        f"name and birth date inquiries, {load.terminals} terminals, {persons:,} wanted persons, half with a slip",
        rate,
        "/s",
        "target",
        rate / 1_000,
        "≥ 1,000 /s",
    )
    yield Figure("processor time a name inquiry: switch and PostgreSQL", cost, "µs")
    say(f"now {len(slipped)} of them against all {persons:,} persons{by_itself(done)}")
    exhaustive = _exhaustively([one for one, _ in slipped], persons)
    ours, theirs = recall(found, slipped), recall(exhaustive, slipped)
    yield Figure(
        f"recall at {TOP} over TCP, {len(slipped)} inquiries with a slip, {persons:,} wanted persons",
        ours * 100,
        "%",
        f"exhaustive scorer: {theirs:.1%}",
        ours / theirs if theirs else None,
        "≥ 0.99",
    )


def _some(persons: int) -> list[tuple[str, Asked]]:
    """Record number and values of some who can be hit, the same each time."""
    from leads.hotfiles.models import Record

    rng = Random(SEED)  # noqa: S311 (a sample, no secret)
    ids = [COUNT + 1 + number for number in rng.sample(range(persons), min(persons, SAMPLE))]
    today = datetime.now(UTC).date()
    on_file = Record.objects.filter(pk__in=ids, state__in=("active", "located")).exclude(retire_on__lte=today)
    return list(on_file.order_by("id").values_list("number", "plain"))


def _text(asked: Asked) -> str:
    return ".".join(f"{code}/{value}" for code, value in asked.items())


def _over_the_link(host: str, port: int, asked: Sequence[Asked]) -> list[list[str]]:
    """The first ten records that each inquiry is answered with."""
    import asyncio

    from leads.client import Client

    sign = dataset.signs(datetime.now(UTC), 1)[0]

    async def ask() -> list[list[str]]:
        async with Client.connect(host, port) as link:
            await link.sign_on(sign["ori"], sign["device"], sign["token"])
            answers = [await link.ask_pairs("QW", one.items()) for one in asked]
            return [[hit["record"] for hit in answer.data["hits"][:TOP]] for answer in answers]

    return asyncio.run(ask())


def recall(found: Sequence[Sequence[str]], asked: Sequence[tuple[Asked, str]]) -> float:
    """The share of inquiries whose person is among what was found."""
    return sum(record in numbers for numbers, (_, record) in zip(found, asked, strict=True)) / len(asked)


def _exhaustively(asked: list[Asked], persons: int) -> list[list[str]]:
    """The surest ten of all persons for each inquiry: a process a processor, each with its share of the persons."""
    many = len(os.sched_getaffinity(0))
    shares = [(COUNT + 1 + persons * at // many, COUNT + 1 + persons * (at + 1) // many) for at in range(many)]
    url = os.environ["LEADS_DATABASE_URL"]
    with ProcessPoolExecutor(many, get_context("spawn"), django.setup) as pool:
        parts = list(pool.map(best_of, [url] * many, [asked] * many, shares))
    together = zip(*parts, strict=True)
    return [[number for *_, number in nsmallest(TOP, chain.from_iterable(bests))] for bests in together]


def best_of(url: str, asked: list[Asked], share: tuple[int, int]) -> list[Best]:
    """The surest ten for each inquiry among the persons with these ids."""
    from leads.hotfiles.things.person.with_vehicle import match
    from leads.messages.fields import DEFAULTS

    today = datetime.now(UTC).date()
    bests: list[Best] = [[] for _ in asked]
    for number, values in _persons(url, share):
        for at, one in enumerate(asked):
            if (found := match(one, values, today, DEFAULTS)) is not None:
                bests[at].append((GRADES[found.grade], -found.score, number))
    return [nsmallest(TOP, best) for best in bests]


def _persons(url: str, share: tuple[int, int]) -> Iterator[tuple[str, Asked]]:
    """Persons who can be hit, read as they are needed."""
    import psycopg

    statement = (
        "SELECT number, values FROM hotfiles_record WHERE id >= %s AND id < %s AND file = 'wanted_person'"
        " AND state IN ('active', 'located') AND (retire_on IS NULL OR retire_on > current_date)"
    )
    with psycopg.connect(url) as link, link.cursor("persons") as cursor:
        cursor.itersize = 5_000
        cursor.execute(statement, share)
        yield from cursor

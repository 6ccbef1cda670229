"""What a small shop would do instead of LEADS' comparison: PostgreSQL's trigrams, Soundex, NYSIIS with the birth date.

None of them grades: each gives a list, best first by what it knows. The inquiries and the persons are the same.
"""

import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import jellyfish
import psycopg

from leads.bench import places
from leads.bench.recall import Meant
from leads.database.embedded import Embedded
from leads.hotfiles.things.person.names import parse
from leads.messages.fields import Values

_TOP = 10
#: For an inquiry, places on file, best first, and how many there were altogether.
Search = Callable[[Values], tuple[list[int], int]]


class Peer(NamedTuple):
    """What one of them found; shares are from 0 to 1."""

    title: str
    inquiries: int
    first: float
    recall: float
    #: Persons told, an inquiry.
    told: float
    seconds: float


def measure(title: str, search: Search, inquiries: Sequence[Meant]) -> Peer:
    """Asks each inquiry of a search and counts."""
    first = among = told = 0
    began = time.perf_counter()
    for meant, asked in inquiries:
        found, many = search(asked)
        first, among, told = first + (found[:1] == [meant]), among + (meant in found[:_TOP]), told + many
    many = max(1, len(inquiries))
    return Peer(title, len(inquiries), first / many, among / many, told / many, (time.perf_counter() - began) / many)


def soundex(persons: Sequence[Values]) -> Search:
    """The surname's Soundex; of those found, who has the birth date and the given name comes first."""
    return _by(persons, lambda values: jellyfish.soundex(parse(values["NAM"]).surname))


def nysiis(persons: Sequence[Values]) -> Search:
    """The surname's NYSIIS together with the birth date; of those found, who has the given name comes first."""
    return _by(persons, lambda values: jellyfish.nysiis(parse(values["NAM"]).surname) + values.get("DOB", ""))


def _by(persons: Sequence[Values], key: Callable[[Values], str]) -> Search:
    held: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(persons):
        held[key(person)].append(place)

    def search(asked: Values) -> tuple[list[int], int]:
        found, given = held.get(key(asked), []), parse(asked["NAM"]).given

        def away(place: int) -> tuple[bool, bool]:
            known = persons[place]
            return known.get("DOB") != asked["DOB"], parse(known["NAM"]).given != given

        return sorted(found, key=away)[:_TOP], len(found)

    return search


@contextmanager
def trigrams(persons: Sequence[Values]) -> Iterator[Search]:
    """PostgreSQL's trigrams (pg_trgm) over name and birth date in one text: the ten nearest, by an index of its own."""
    places.cache().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-peers-", dir=places.cache()) as folder:
        Path(folder).chmod(0o755)
        server = Embedded(Path(folder) / "data", durable=False)
        server.start()
        try:
            with psycopg.connect(server.url(), autocommit=True) as link:
                yield _nearest(link, persons)
        finally:
            server.stop()


def _nearest(link: psycopg.Connection, persons: Sequence[Values]) -> Search:
    link.execute("CREATE EXTENSION pg_trgm")
    link.execute("CREATE TABLE on_file (place integer, words text)")
    with link.cursor().copy("COPY on_file FROM STDIN") as rows:
        for place, person in enumerate(persons):
            rows.write_row((place, _words(person)))
    link.execute("CREATE INDEX ON on_file USING gist (words gist_trgm_ops (siglen = 64))")
    link.execute("ANALYZE on_file")

    def search(asked: Values) -> tuple[list[int], int]:
        rows = link.execute("SELECT place FROM on_file ORDER BY words <-> %s LIMIT 10", [_words(asked)])
        found = [int(place) for (place,) in rows]
        return found, len(found)

    return search


def _words(values: Values) -> str:
    return f"{values['NAM']} {values.get('DOB', '')}"

"""Sketches of records beside their rough keys: written with the keys, and looked at before any record is read.

Reading a record costs thirty times what its sketch costs, and of those that share a key with a common name hardly one
in a hundred is a hit (docs/decisions/names-at-a-million.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from leads.database import prepared
from leads.database.arrays import int8s, texts
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.declare.sketch import BAR, Parts, Sieve
from leads.hotfiles.registry import FILES
from leads.messages.fields import Numbers, Values

ROUGH = frozenset[str]().union(*(file.sketch.rough for file in FILES.values() if file.sketch))
MOST = 1_000  # characters of a sketch; an index takes no more than some 2,700 bytes

# The key's own number stands last in each line, so that two records alike are two lines.
SKETCHES = """
SELECT n, string_agg(lines, E'\\n') FROM (
    SELECT u.n, (
        SELECT string_agg(k.sketch || '|' || k.record_id, E'\\n') FROM hotfiles_recordkey k WHERE k.key = u.key
    ) AS lines
    FROM unnest($1::bigint[], $2::text[]) AS u(n, key)
) AS each_key GROUP BY n
"""


def with_sketches(
    file: HotFile, keys: Iterable[str], values: Values, *, read_whole: bool = False
) -> Iterator[tuple[str, str]]:
    """Each key of a record in order, with the sketch that stands beside it: none beside a key that few share.

    `read_whole`: it has more than a sketch shows, a second birth date, so it is read whenever a key leads to it.
    """
    sketch = "" if read_whole else sketch_of(file, values)
    for key in sorted(keys):
        yield key, sketch if is_rough(key) else ""


def sketch_of(file: HotFile, values: Values) -> str:
    """A record as one line, the file's letter first; empty where it can't be sketched, and then it is always read."""
    if file.sketch is None:
        return ""
    parts = (file.letter, *file.sketch.draw(values))
    line = BAR.join(parts)
    return line if line.count(BAR) == len(parts) - 1 and "\n" not in line and len(line) <= MOST else ""


def is_rough(key: str) -> bool:
    """Whether many records share such a key."""
    return key[:2] in ROUGH


def sieve(asked: Values, files: Iterable[str], numbers: Numbers) -> Sieve:
    """What looks at sketches for one inquiry, by the letter of each file that it opens."""
    opened = (FILES[name] for name in files)
    return {file.letter: file.sketch.sift(asked, numbers) for file in opened if file.sketch}


def passing(asked: Sequence[tuple[int, str]], sieves: Mapping[int, Sieve]) -> list[tuple[int, int]]:
    """Inquiries and the ids of records that may be hits of theirs; `asked` are inquiries with a rough key each."""
    if not asked:
        return []
    found = prepared.run(SKETCHES, int8s([n for n, _ in asked]), texts([key for _, key in asked]))
    return [(n, id_) for n, lines in found if lines for id_ in _sifted(set(lines.split("\n")), sieves[n])]


def _sifted(lines: Iterable[str], sieve: Sieve) -> Iterator[int]:
    """The records of those sketches that may be hits. A sketch that nobody can look at is one."""
    by_file: dict[str, list[Parts]] = {}
    for line in lines:
        parts = line.split(BAR)
        by_file.setdefault(parts[0], []).append(parts)
    for letter, some in by_file.items():
        sift = sieve.get(letter)
        yield from (int(one[-1]) for one in (some if sift is None else sift(some)))

"""How well the keys find what an exhaustive comparison would find: recall, precision, candidates an inquiry.

The exhaustive side compares every record that can answer with every inquiry; the keyed side only those that share a
key. Both use the same comparison, so that the difference is what the keys lose. Who was born on a day that says nothing
to the one asked does not answer a name with a birth date: that is the comparison's first step, and taken first.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from random import Random

from leads.bench.each import on_every_processor
from leads.bench.made_up import inquiry
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.with_vehicle import asked_keys, match, record_keys
from leads.messages.fields import DEFAULTS, Values

#: As an answer orders its hits (leads/hotfiles/inquire.py), which knows Django.
GRADES = {"exact": 0, "strong": 1, "possible": 2}
_TOP = 10
_DAY = date(2026, 1, 1)  # no comparison depends on the day; it is only handed through
#: A place among the records on file, and what is asked about what stands there.
Meant = tuple[int, Values]
#: The surest hits of an inquiry, each with its place.
Hits = list[tuple[int, Match]]


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement; shares are from 0 to 1."""

    on_file: int
    inquiries: int
    #: Share of inquiries whose record is among the first ten of an exhaustive comparison.
    exhaustive_recall: float
    #: The same, among those that share a key.
    recall: float
    #: Share of inquiries whose record comes first.
    first: float
    #: Share of inquiries whose record is a strong or an exact hit.
    sure: float
    #: Those found by keys as a share of those found exhaustively: what the keys keep.
    kept: float
    #: Of each grade, how many hits there were and how many of them are the record meant.
    hits: Mapping[str, tuple[int, int]]
    #: Records compared, an inquiry.
    candidates: float
    #: Seconds of the keyed side, an inquiry: keys, look-up in memory, sketches, comparison.
    seconds: float

    @property
    def precision(self) -> float:
        """Share of the strong and exact hits that are the record meant."""
        (strong, right), (exact, as_right) = self.hits["strong"], self.hits["exact"]
        return (right + as_right) / (strong + exact) if strong + exact else 1.0

    def precision_of(self, grade: str) -> float | None:
        """Share of a grade's hits that are the record meant; None where it had none."""
        hits, right = self.hits[grade]
        return right / hits if hits else None


def index(records: Sequence[Values], wanted: frozenset[str] | None = None) -> Mapping[str, Sequence[int]]:
    """Every key with the persons that have it, as the key table would hold them; or only those that are wanted."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        keys = record_keys(record)
        for key in keys if wanted is None else keys & wanted:
            found[key].append(place)
    return found


class Everyone:
    """The persons who can answer: born on a day that says something to the one asked, or nobody knows; by number."""

    def __init__(self, persons: Sequence[Values]) -> None:
        self._by: dict[str, list[int]] = defaultdict(list)
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(persons):
            self._by[person.get("DOB", "")].append(place)
            if "SOC" in person:
                self._numbers[person["SOC"]].append(place)

    def who_can_answer(self, asked: Values) -> set[int]:
        """Their places."""
        days = (day for day in self._by if not day or born(asked["DOB"], day) is not None)
        return {place for day in days for place in self._by[day]}.union(self._numbers.get(asked.get("SOC", ""), ()))


def sifted(asked: Values, persons: Sequence[Values], places: Iterable[int]) -> list[int]:
    """Of these places, those whose sketches pass: what is read and compared whole."""
    sketches = [("W", *SKETCH.draw(persons[at]), str(at)) for at in places]
    return [int(one[-1]) for one in SKETCH.sift(asked, DEFAULTS)(sketches)]


def first_ten(asked: Values, persons: Sequence[Values], places: Iterable[int]) -> Hits:
    """The ten surest hits among the persons at these places."""
    return surest((at, match(asked, persons[at], _DAY, DEFAULTS)) for at in places)


def surest(compared: Iterable[tuple[int, Match | None]]) -> Hits:
    """The ten surest hits of what was compared, in the order of an answer."""
    hits = [(at, found) for at, found in compared if found is not None]
    return sorted(hits, key=lambda hit: (GRADES[hit[1].grade], -hit[1].score, hit[0]))[:_TOP]


def measure(persons: Sequence[dict[str, str]], inquiries: int, slips: int, seed: int = 1) -> Measured:
    """Asks for persons of the list, each inquiry with so many slips, by keys and exhaustively."""
    random = Random(seed)  # noqa: S311  (a sample, no secret)
    meant = [random.randrange(len(persons)) for _ in range(inquiries)]
    asked = [(at, inquiry(persons[at], slips, random)) for at in meant]
    return Persons(persons).measure(asked)


class Persons:
    """Persons on file with their keys, made once for many measurements; `asked`: only the keys that these ask."""

    def __init__(self, persons: Sequence[Values], asked: Iterable[Values] | None = None) -> None:
        self.records = persons
        wanted = None if asked is None else frozenset(key for one in asked for key in asked_keys(one, DEFAULTS))
        self.keys = index(persons, wanted)
        self._everyone = Everyone(persons)

    def by_keys(self, asked: Values) -> tuple[Hits, int]:
        """The ten surest hits by keys, and how many persons were looked at for them."""
        rough: set[int] = set()
        read: set[int] = set()
        for key in asked_keys(asked, DEFAULTS):
            (rough if key[:2] in SKETCH.rough else read).update(self.keys.get(key, ()))
        places = {*read, *sifted(asked, self.records, rough - read)}
        return first_ten(asked, self.records, places), len(rough | read)

    def exhaustively(self, asked: Values) -> Hits:
        """The ten surest hits of everybody who can answer."""
        return first_ten(asked, self.records, self._everyone.who_can_answer(asked))

    def measure(self, inquiries: Sequence[Meant], exhaustive: int | None = None) -> Measured:
        """Asks each inquiry by keys, and the first so many (or all) exhaustively."""
        ((_, found),) = self.measure_all({"": inquiries}, exhaustive)
        return found

    def measure_all(
        self, asked: Mapping[str, Sequence[Meant]], exhaustive: int | None = None
    ) -> Iterator[tuple[str, Measured]]:
        """The same for several sorts of inquiries, by title; all compared exhaustively at once, on all processors."""
        few = {title: inquiries[:exhaustive] for title, inquiries in asked.items()}
        both = iter(every(self.exhaustively, [one for inquiries in few.values() for one in inquiries]))
        found = {title: list(islice(both, len(inquiries))) for title, inquiries in few.items()}
        for title, inquiries in asked.items():
            yield title, measured(len(self.records), inquiries, self.by_keys, found[title])


def measured(
    on_file: int, inquiries: Sequence[Meant], ask: Callable[[Values], tuple[Hits, int]], both: Sequence[bool]
) -> Measured:
    """Asks each inquiry and counts; `both` is what an exhaustive comparison found of the first of them."""
    told: Counter[tuple[str, bool]] = Counter()
    grades, first, compared = [], 0, 0
    began = time.perf_counter()
    for meant, asked in inquiries:
        hits, looked_at = ask(asked)
        compared += looked_at
        told.update((found.grade, at == meant) for at, found in hits)
        grades.append(next((found.grade for at, found in hits if at == meant), ""))
        first += bool(hits) and hits[0][0] == meant
    seconds, many = time.perf_counter() - began, max(1, len(inquiries))
    return Measured(
        on_file=on_file,
        inquiries=len(inquiries),
        exhaustive_recall=sum(both) / max(1, len(both)),
        recall=sum(map(bool, grades)) / many,
        first=first / many,
        sure=sum(grade in {"strong", "exact"} for grade in grades) / many,
        kept=sum(map(bool, grades[: len(both)])) / sum(both) if any(both) else 1.0,
        hits={one: (told[one, True] + told[one, False], told[one, True]) for one in GRADES},
        candidates=compared / many,
        seconds=seconds / many,
    )


def every(exhaustively: Callable[[Values], Hits], inquiries: Sequence[Meant]) -> list[bool]:
    """Of each inquiry whether what is meant is among the first ten of everything; on all processors."""

    def found(inquiry: Meant) -> bool:
        meant, asked = inquiry
        return any(at == meant for at, _ in exhaustively(asked))

    return on_every_processor(found, inquiries)

"""How well the keys find what an exhaustive comparison would find: recall, precision, candidates an inquiry.

The exhaustive side compares every person who can answer with every inquiry; the keyed side only those that share a
key. Both use the same comparison, so that the difference is what the keys lose. Who was born on a day that says nothing
to the one asked does not answer a name with a birth date: that is the comparison's first step, and taken first.
"""

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from leads.bench.made_up import inquiry
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.files.wanted_person import match
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.with_vehicle import asked_keys, record_keys
from leads.messages.fields import DEFAULTS, Values

#: As an answer orders its hits (leads/hotfiles/inquire.py), which knows Django.
GRADES = {"exact": 0, "strong": 1, "possible": 2}
_TOP = 10
_DAY = date(2026, 1, 1)  # no comparison of persons depends on the day; it is only handed through
#: A place among the persons on file, and what is asked about whoever stands there.
Meant = tuple[int, Values]


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement; shares are from 0 to 1."""

    persons: int
    inquiries: int
    #: Share of inquiries whose person is among the first ten of an exhaustive comparison.
    exhaustive_recall: float
    #: The same, among those who share a key.
    recall: float
    #: Share of inquiries whose person comes first.
    first: float
    #: Share of inquiries whose person is a strong or an exact hit.
    sure: float
    #: Those found by keys as a share of those found exhaustively: what the keys keep.
    kept: float
    #: Of each grade, how many hits there were and how many of them are the person meant.
    hits: Mapping[str, tuple[int, int]]
    #: Persons compared, an inquiry.
    candidates: float
    #: Seconds of the keyed side, an inquiry: keys, look-up in memory, sketches, comparison.
    seconds: float

    @property
    def precision(self) -> float:
        """Share of the strong and exact hits that are the person meant."""
        (strong, right), (exact, as_right) = self.hits["strong"], self.hits["exact"]
        return (right + as_right) / (strong + exact) if strong + exact else 1.0

    def precision_of(self, grade: str) -> float | None:
        """Share of a grade's hits that are the person meant; None where it had none."""
        hits, right = self.hits[grade]
        return right / hits if hits else None


def index(persons: Sequence[Values]) -> Mapping[str, Sequence[int]]:
    """Every key with the persons that have it, as the key table would hold them."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(persons):
        for key in record_keys(person):
            found[key].append(place)
    return found


class Everyone:
    """The persons who can answer a name with a birth date: born on a day that says something to it, or nobody knows."""

    def __init__(self, persons: Sequence[Values]) -> None:
        self._by: dict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(persons):
            self._by[person.get("DOB", "")].append(place)

    def who_can_answer(self, asked: Values) -> set[int]:
        """Their places."""
        days = (day for day in self._by if not day or born(asked["DOB"], day) is not None)
        return {place for day in days for place in self._by[day]}


def sifted(asked: Values, persons: Sequence[Values], places: Iterable[int]) -> list[int]:
    """Of these places, those whose sketches pass: what is read and compared whole."""
    sketches = [("W", *SKETCH.draw(persons[at]), str(at)) for at in places]
    return [int(one[-1]) for one in SKETCH.sift(asked, DEFAULTS)(sketches)]


def first_ten(asked: Values, persons: Sequence[Values], places: Iterable[int]) -> list[tuple[int, Match]]:
    """The ten surest hits among the persons at these places."""
    hits = [(at, found) for at in places if (found := match(asked, persons[at], _DAY, DEFAULTS)) is not None]
    return sorted(hits, key=lambda hit: (GRADES[hit[1].grade], -hit[1].score, hit[0]))[:_TOP]


def measure(persons: Sequence[dict[str, str]], inquiries: int, slips: int, seed: int = 1) -> Measured:
    """Asks for persons of the list, each inquiry with so many slips, by keys and exhaustively."""
    random = Random(seed)  # noqa: S311  (a sample, no secret)
    meant = [random.randrange(len(persons)) for _ in range(inquiries)]
    return OnFile(persons).measure([(at, inquiry(persons[at], slips, random)) for at in meant])


class OnFile:
    """Persons on file with their keys, made once for many measurements."""

    def __init__(self, persons: Sequence[Values]) -> None:
        self.persons = persons
        self.keys = index(persons)
        self._everyone = Everyone(persons)

    def ask(self, asked: Values) -> tuple[list[tuple[int, Match]], int]:
        """The ten surest hits by keys, and how many persons were looked at for them."""
        places = {at for key in asked_keys(asked, DEFAULTS) for at in self.keys.get(key, ())}
        return first_ten(asked, self.persons, sifted(asked, self.persons, places)), len(places)

    def measure(self, inquiries: Sequence[Meant], exhaustively: int | None = None) -> Measured:
        """Asks each inquiry by keys, and the first so many (or all) exhaustively."""
        told: Counter[tuple[str, bool]] = Counter()
        both = self._everyone_asked(inquiries[:exhaustively])
        keyed_found = first = sure = compared = 0
        among: list[bool] = []
        began = time.perf_counter()
        for meant, asked in inquiries:
            hits, looked_at = self.ask(asked)
            compared += looked_at
            told.update((found.grade, at == meant) for at, found in hits)
            grade = next((found.grade for at, found in hits if at == meant), "")
            among.append(bool(grade))
            keyed_found += bool(grade)
            sure += grade in {"strong", "exact"}
            first += bool(hits) and hits[0][0] == meant
        seconds = (time.perf_counter() - began) / max(1, len(inquiries))
        asked_of, held = max(1, len(inquiries)), sum(among[: len(both)])
        return Measured(
            persons=len(self.persons),
            inquiries=len(inquiries),
            exhaustive_recall=sum(both) / max(1, len(both)),
            recall=keyed_found / asked_of,
            first=first / asked_of,
            sure=sure / asked_of,
            kept=held / sum(both) if any(both) else 1.0,
            hits={one: (told[one, True] + told[one, False], told[one, True]) for one in GRADES},
            candidates=compared / asked_of,
            seconds=seconds,
        )

    def _everyone_asked(self, inquiries: Sequence[Meant]) -> list[bool]:
        """Of each inquiry whether its person is among the first ten of everybody who can answer."""
        return [
            any(at == meant for at, _ in first_ten(asked, self.persons, self._everyone.who_can_answer(asked)))
            for meant, asked in inquiries
        ]

"""How well the keys find what an exhaustive comparison would find: recall, precision, candidates an inquiry.

The exhaustive side compares every person who can answer with every inquiry; the keyed side only those that share a
key. Both use the same comparison, so that the difference is what the keys lose. Who was born in another year and on
another day and month does not answer a name with a birth date: that is the comparison's first step, and taken first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from leads.bench.made_up import inquiry
from leads.hotfiles.declare.hot_file import Match
from leads.hotfiles.files.wanted_person import match
from leads.hotfiles.things.person.sift import SKETCH
from leads.hotfiles.things.person.with_vehicle import asked_keys, record_keys
from leads.messages.fields import DEFAULTS, Values

_RANK = {"exact": 0, "strong": 1, "possible": 2}
_TOP = 10
_DAY = date(2026, 1, 1)  # no comparison of persons depends on the day; it is only handed through


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement; shares are from 0 to 1."""

    persons: int
    inquiries: int
    #: Share of inquiries whose person is among the first ten of an exhaustive comparison.
    exhaustive_recall: float
    #: The same, among those who share a key.
    recall: float
    #: The second as a share of the first: what the keys keep.
    kept: float
    #: Share of the strong and exact hits that are the person meant.
    precision: float
    #: Persons compared, an inquiry.
    candidates: float


def index(persons: Sequence[Values]) -> Mapping[str, Sequence[int]]:
    """Every key with the persons that have it, as the key table would hold them."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(persons):
        for key in record_keys(person):
            found[key].append(place)
    return found


class Everyone:
    """The persons who can answer a name with a birth date: born in that year, or on that day, or nobody knows."""

    def __init__(self, persons: Sequence[Values]) -> None:
        self._by: dict[str, list[int]] = defaultdict(list)
        for place, person in enumerate(persons):
            born = person.get("DOB", "")
            for part in {born[:4], born[4:]}:
                self._by[part].append(place)

    def who_can_answer(self, asked: Values) -> set[int]:
        """Their places."""
        born = asked["DOB"]
        days = (born[:4], born[4:], "")
        return {place for part in days for place in self._by.get(part, ())}


def sifted(asked: Values, persons: Sequence[Values], places: Iterable[int]) -> list[int]:
    """Of these places, those whose sketches pass: what is read and compared whole."""
    sketches = [("W", *SKETCH.draw(persons[at]), str(at)) for at in places]
    return [int(one[-1]) for one in SKETCH.sift(asked, DEFAULTS)(sketches)]


def first_ten(asked: Values, persons: Sequence[Values], places: Iterable[int]) -> list[tuple[int, Match]]:
    """The ten surest hits among the persons at these places."""
    hits = [(at, found) for at in places if (found := match(asked, persons[at], _DAY, DEFAULTS)) is not None]
    return sorted(hits, key=lambda hit: (_RANK[hit[1].grade], -hit[1].score, hit[0]))[:_TOP]


def measure(persons: Sequence[dict[str, str]], inquiries: int, slips: int, seed: int = 1) -> Measured:
    """Asks for persons of the list, each inquiry with so many slips, by keys and exhaustively."""
    random = Random(seed)  # noqa: S311  (a sample, no secret)
    keys, everyone = index(persons), Everyone(persons)
    all_found = keyed_found = compared = right = sure = 0
    for _ in range(inquiries):
        meant = random.randrange(len(persons))
        asked = inquiry(persons[meant], slips, random)
        places = {at for key in asked_keys(asked, DEFAULTS) for at in keys.get(key, ())}
        compared += len(places)
        keyed = first_ten(asked, persons, sifted(asked, persons, places))
        all_found += any(at == meant for at, _ in first_ten(asked, persons, everyone.who_can_answer(asked)))
        keyed_found += any(at == meant for at, _ in keyed)
        answers = [at for at, found in keyed if found.grade != "possible"]
        sure, right = sure + len(answers), right + answers.count(meant)
    return Measured(
        persons=len(persons),
        inquiries=inquiries,
        exhaustive_recall=all_found / inquiries,
        recall=keyed_found / inquiries,
        kept=keyed_found / all_found if all_found else 1.0,
        precision=right / sure if sure else 1.0,
        candidates=compared / inquiries,
    )

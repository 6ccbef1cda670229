"""What the terminals of a load ask, and what has to be said to it: plates, names, entries.

Each knows its message key, questions without end, a question as the text of a message, and how to judge its answer:
`judge` looks at the bytes of every answer, `judge_whole` reads one answer in some whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple, Protocol

from leads.bench import truth
from leads.bench.truth import Question, WrongAnswer
from leads.demo.vehicles import illinois_plate, vin

ENTERED_FROM = 40_000_000  # numbers of plates that a load enters; truth.ABSENT_UNTIL is below
TOP = 10


class Asked(Protocol):
    """A kind of question."""

    @property
    def key(self) -> str:
        """The message key under which it is sent."""

    def questions(self, rng: Random) -> Iterator[Any]:
        """Questions without end for one terminal."""

    def text(self, question: Any) -> bytes:
        """The fields of its message."""

    def is_hit(self, question: Any) -> bool:
        """Whether its answer is a hit."""

    def judge(self, question: Any, payload: bytes) -> None:
        """Raises WrongAnswer."""

    def judge_whole(self, question: Any, payload: bytes) -> None:
        """Raises WrongAnswer."""


@dataclass(frozen=True, slots=True)
class Plates:
    """Plates of Illinois, one in ten on file, over a data set with so many stolen vehicles."""

    vehicles: int
    key: str = "QV"

    def questions(self, rng: Random) -> Iterator[Question]:
        """See truth.questions."""
        return truth.questions(rng, self.vehicles)

    def text(self, question: Question) -> bytes:
        """Plate and state."""
        return b"LIC/" + question.plate.encode() + b".LIS/IL"

    def is_hit(self, question: Question) -> bool:
        """Whether the plate is on file."""
        return bool(question.record)

    def judge(self, question: Question, payload: bytes) -> None:
        """Outcome and record."""
        truth.judge(question, payload)

    def judge_whole(self, question: Question, payload: bytes) -> None:
        """Outcome, record and plate."""
        truth.judge_whole(question, payload)


class Person(NamedTuple):
    """An inquiry about a wanted person: what is sent, who is meant, and whether it has no slip, so has to hit."""

    text: str
    record: str
    sure: bool


@dataclass(slots=True)
class Names:
    """Names and birth dates of wanted persons, from a sample in which some have a slip of whoever typed them."""

    sample: list[Person]
    key: str = "QW"

    def questions(self, rng: Random) -> Iterator[Person]:
        """Any of the sample, again and again."""
        while True:
            yield self.sample[rng.randrange(len(self.sample))]

    def text(self, question: Person) -> bytes:
        """Name, birth date and sex."""
        return question.text.encode()

    def is_hit(self, question: Person) -> bool:
        """Where there is no slip, surely."""
        return question.sure

    def judge(self, question: Person, payload: bytes) -> None:
        """An inquiry without a slip finds its person; any other is answered, well or with no record."""
        data = truth.data_of(payload)
        right = b'"outcome":"hit"' in data
        if question.sure:
            right = right and b'"record":"%s"' % question.record.encode() in data
        if not (right or (not question.sure and b'"outcome":"no record"' in data)):
            raise WrongAnswer(f"{question} was answered: {payload[:600].decode(errors='replace')}")

    def judge_whole(self, question: Person, payload: bytes) -> None:
        """Read whole: every hit of an inquiry for persons is a person or comes with one."""
        from leads.messages import wire

        answer = wire.read_answer(payload)
        if any("NAM" not in hit["values"] for hit in answer.data.get("hits") or ()):
            raise WrongAnswer(f"{question} hit something without a name: {answer.data}")


class Entry(NamedTuple):
    """One stolen vehicle to be entered."""

    plate: str
    vin: str
    case: str


@dataclass(slots=True)
class Entries:
    """Stolen vehicles that nobody has entered, from a number on; the terminals share the numbers."""

    first: int
    day: str  # of the theft, YYYYMMDD
    key: str = "EV"
    _next: int = field(default=0)

    def questions(self, rng: Random) -> Iterator[Entry]:
        """Another vehicle each time."""
        while True:
            number, self._next = self.first + self._next, self._next + 1
            plate = illinois_plate(ENTERED_FROM + number % 4_000_000)
            own = Random(number)  # noqa: S311 (made-up cars; a later run has another number, so another VIN)
            yield Entry(plate, vin(own, "1FA", 2020), f"B-{number}")

    def text(self, question: Entry) -> bytes:
        """All the fields that an entry has to have."""
        return (
            f"LIC/{question.plate}.LIS/IL.LIY/2027.LIT/PC.VIN/{question.vin}.VYR/2020.VMA/FORD.VMO/FUS.VST/4D.VCO/BLU."
            f"DOT/{self.day}.OCA/{question.case}.SUP/INVESTIGATIVE REPORT.SUD/RECORDS DESK 217-555-0140"
        ).encode()

    def is_hit(self, question: Entry) -> bool:
        """Nothing is asked."""
        return False

    def judge(self, question: Entry, payload: bytes) -> None:
        """It is entered."""
        if b'"outcome":"entered"' not in truth.data_of(payload):
            raise WrongAnswer(f"{question} was not entered: {payload[:600].decode(errors='replace')}")

    def judge_whole(self, question: Entry, payload: bytes) -> None:
        """The answer names the record."""
        from leads.messages import wire

        if not wire.read_answer(payload).data.get("record"):
            raise WrongAnswer(f"{question} was entered without a number")

"""What the right answer to each inquiry is, known from how the data set was made and not from the database.

One inquiry in ten asks for a plate that is on file; on the road it is far fewer, and a hit costs more than no record.
Plates are asked by number: `leads.demo.vehicles` gives each number a plate of its own, so the numbers from ABSENT on
are plates that nobody entered.
"""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

from leads.demo.life import state_of
from leads.demo.planted import COUNT
from leads.demo.vehicles import illinois_plate
from leads.hotfiles.acts.number import record_number

ABSENT, ABSENT_UNTIL = 20_000_000, 32_000_000
ON_FILE_ONE_IN = 10


class Question(NamedTuple):
    """A plate of Illinois, and the number of the record that has to answer; "" when none may."""

    plate: str
    record: str


def questions(rng: Random, vehicles: int) -> Iterator[Question]:
    """Questions without end, one in ten on file, over a data set with so many stolen vehicles."""
    while True:
        if rng.randrange(ON_FILE_ONE_IN):
            yield Question(illinois_plate(rng.randrange(ABSENT, ABSENT_UNTIL)), "")
        else:
            yield on_file(rng, vehicles)


def on_file(rng: Random, vehicles: int) -> Question:
    """A plate of Illinois that was entered. One in a hundred was cleared since, and must not hit any more."""
    number = rng.randrange(vehicles)
    while number % 9 == 4:  # these have plates of other states
        number = rng.randrange(vehicles)
    record = "" if state_of(number) == "cleared" else record_number("V", COUNT + 1 + number)
    return Question(illinois_plate(number), record)


class WrongAnswer(Exception):
    """The switch said something that is not so, or nothing at all. A benchmark ends with it."""


def data_of(payload: bytes) -> bytes:
    """The structured form of an answer, unread; empty where there is none."""
    return payload[payload.rindex(b"\x1d") + 1 :] if b"\x1d" in payload else b""


def judge(question: Question, payload: bytes) -> None:
    """Compares an answer, as bytes, with the truth. Raises WrongAnswer.

    Looks for the structured form's own words, for a fraction of what the answer cost; `judge_whole` reads all.
    """
    data = data_of(payload)
    if question.record:
        right = b'"outcome":"hit"' in data and b'"record":"%s"' % question.record.encode() in data
    else:
        right = b'"outcome":"no record"' in data
    if not right:
        raise WrongAnswer(
            f"plate {question.plate} had to give {question.record or 'no record'}, the answer was: "
            f"{payload[:600].decode(errors='replace')}"
        )


def judge_whole(question: Question, payload: bytes) -> None:
    """Reads an answer as a program does and compares it: outcome, record, plate. Raises WrongAnswer."""
    from leads.messages import wire

    answer = wire.read_answer(payload)
    found = [hit["record"] for hit in answer.data.get("hits") or ()]
    expected = [question.record] if question.record else []
    plates = {hit["values"]["LIC"] for hit in answer.data.get("hits") or ()}
    if found != expected or answer.outcome != ("hit" if expected else "no record") or plates - {question.plate}:
        raise WrongAnswer(f"plate {question.plate} had to give {expected or 'no record'}, the answer was {answer.data}")

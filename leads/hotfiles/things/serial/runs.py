"""A run of consecutive numbers under one record: what its first and last number say, and which number of it is asked.

A run counts in the last digits of its number; what stands before and behind them is the same in all of it:
L12345678A to L12345699A are 22 notes.
"""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from leads.hotfiles.declare.checks import CrossCheck, note
from leads.hotfiles.declare.cross import need, refuse
from leads.hotfiles.declare.hot_file import Match, Reason
from leads.hotfiles.things.serial.compare import compared
from leads.hotfiles.things.serial.forms import ENDING, Kind, folded
from leads.messages.fields import Field, Numbers, Values

FIRST, LAST = "SER", "SERS"
_PARTS = re.compile(r"(.*?)([0-9]+)([A-Z]*)").fullmatch
_OTHERS = "One record is about all {} numbers of the run: ask its agency whether this one was found already."


class Run(NamedTuple):
    """Consecutive numbers: `head` and `tail` stand around the digits that count, of which there are `digits`."""

    head: str
    first: int
    last: int
    digits: int
    tail: str

    @property
    def size(self) -> int:
        """How many numbers are in it."""
        return self.last - self.first + 1

    def number(self, n: int) -> str:
        """One of its numbers as it is written."""
        return f"{self.head}{n:0{self.digits}d}{self.tail}"


def is_run(values: Values) -> bool:
    """Whether a record is about a run of numbers."""
    return bool(values.get(LAST))


def run_of(first: str, last: str) -> Run | None:
    """The run from one number to another; None where no count leads from the first to the last."""
    one, other = _PARTS(first), _PARTS(last)
    if one is None or other is None or len(one[2]) != len(other[2]) or (one[1], one[3]) != (other[1], other[3]):
        return None
    run = Run(one[1], int(one[2]), int(other[2]), len(one[2]), one[3])
    return run if run.first <= run.last else None


def of_record(values: Values) -> Run | None:
    """The run that a record is about; None for a record of one number."""
    return run_of(values[FIRST], values[LAST]) if is_run(values) and values.get(FIRST) else None


def run_fits(values: Values, first: Field, last: Field) -> None:
    """A run has both ends, alike but for the digits that count, and the last after the first. Raises Refused."""
    if not is_run(values):
        return
    need(values, first, "A run of numbers says its first and its last.")
    one, other = values[FIRST], values[LAST]
    if one == other:
        said, cure = "The first and the last number are the same.", "Enter one number by itself, not as a run."
    elif len(one) != len(other):
        said = f"{one} and {other} are not of one length, so that nobody can count from one to the other."
        cure = "Send both ends with all characters, zeros in front too; or enter two runs."
    elif run_of(one, other) is None:
        said = f"No count leads from {one} up to {other}: only digits may differ, and the last comes after the first."
        cure = "Send the lowest number in SER and the highest in SERS; enter others as a run of their own."
    else:
        return
    alone = run_of(one, one)
    refuse(last, said, cure, alone and alone.number(alone.first + 1))


def member(asked: str, run: Run, kind: Kind) -> str:
    """Which number of a run the asked one is, or is like; "" for none that it can be."""
    found = {one: said.weight for one in _near(asked, run, kind) if (said := compared(asked, one, kind))}
    return max(found, key=lambda one: found[one], default="")


def _near(asked: str, run: Run, kind: Kind) -> Collection[str]:
    """The number of a run that ends in the digits asked, for each number of letters that may stand behind them.

    What is missing in front is forgiven where so many characters are left that they are a key (run_keys.py).
    """
    near = dict[str, None]()
    # Its own letters behind are no digits, also where they look like some: the S of 111A5S.
    least = len(run.tail) if asked.endswith(run.tail) else 0
    for behind in may_stand_behind(asked, kind)[least:]:
        body = folded(asked[: len(asked) - behind])
        ending = re.search(r"[0-9]*$", body[-run.digits :])
        if ending and ending[0]:
            every = 10 ** len(ending[0])
            n = run.first + (int(ending[0]) - run.first) % every
            if n <= run.last and _is_counted(body, run, n, len(asked)):
                near[run.number(n)] = None
    return near


def _is_counted(body: str, run: Run, n: int, length: int) -> bool:
    """Whether what was asked, without letters behind, says a run's number: whole, or so much of its end as is a key."""
    counted = f"{folded(run.head)}{n:0{run.digits}d}"
    shorter, longer = sorted((body, counted), key=len)
    return longer.endswith(shorter) and (len(shorter) >= ENDING or (body == counted and length == len(run.number(n))))


def may_stand_behind(asked: str, kind: Kind) -> range:
    """How many of the last characters of a number may stand behind the digits that count."""
    letters = len(asked) - len(asked.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return range(min(max(letters, kind.letters_behind), len(asked) - 1) + 1)


def answered(
    compare: Callable[[Values, Values], Match | None], asked: Values, values: Values, kind: Kind, by: Collection[str]
) -> Match | None:
    """How a record answers, whether it is about one number or a run: as the number of the run that is asked would.

    `by`: the fields that may ask for a number. A run is asked as well, where an entry looks for what is on file.
    """
    wanted, run = of_record(asked), of_record(values)
    if run is None and wanted is None:
        return compare(asked, values)
    if wanted is not None:
        one = shared(asked, values)
        return compare({**asked, FIRST: one}, {**values, FIRST: one} if run else values) if one else None
    assert run is not None
    found = {code: one for code in by if asked.get(code) and (one := member(asked[code], run, kind))}
    if not found:
        return compare(asked, {code: value for code, value in values.items() if code != FIRST})
    one = next(iter(found.values()))
    match = compare(asked, {**values, FIRST: one})
    return match and _told(match, one, run)


def _told(match: Match, one: str, run: Run) -> Match:
    first, *rest = match.reasons
    words = f"number {one} is within the run {run.number(run.first)} to {run.number(run.last)}: {first.words}"
    reasons = (Reason(first.field, words, first.weight, first.sure), *rest)
    return replace(match, reasons=reasons, unsure=(*match.unsure, _OTHERS.format(run.size)))


def shared(values: Values, others: Values) -> str:
    """The first number that two records both have, each of one number or a run; "" for none. O is read as zero."""
    one, other = _span(values), _span(others)
    if one is None or other is None or (one.head, one.digits, one.tail) != (other.head, other.digits, other.tail):
        return ""
    n = max(one.first, other.first)
    return one.number(n) if n <= min(one.last, other.last) else ""


def _span(values: Values) -> Run | None:
    first = values.get(FIRST, "").replace("O", "0")
    return run_of(first, values.get(LAST, "").replace("O", "0") or first) if first else None


def run_words(values: Values) -> str:
    """A record's number as it is shown: one, or "12300 to 12399"."""
    first = values.get(FIRST, "")
    return f"{first} to {values[LAST]}" if is_run(values) else first


def count_of_run(values: Values, entered: date) -> Iterator[CrossCheck]:
    """How many numbers a run has, for whoever compares it with the report."""
    run = of_record(values)
    if run is not None:
        yield note(f"A run of {run.size:,} numbers, first and last included: the report names as many.")


def entry_doubts(values: Values, today: date, numbers: Numbers) -> tuple[str, ...]:
    """What whoever enters a run reads once more: how many numbers it has."""
    run = of_record(values)
    if run is None:
        return ()
    return (f"One record for {run.size:,} numbers, {run_words(values)}: count them in the report, each is stopped.",)

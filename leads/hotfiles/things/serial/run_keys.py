"""The keys of a run of numbers: as few as cover it, so that an inquiry asks five keys and not thousands stand on file.

A key is the end of a number with stars for digits that may be any: 123** stands for a hundred numbers. A run has the
fewest that are its numbers and no other's, as a range of addresses has; an inquiry asks its number with none, one, two,
three and four stars. Ends, as single numbers have them, so that what is missing in front or behind is forgiven alike.
"""

from collections.abc import Iterable, Iterator

from leads.hotfiles.things.serial.forms import ENDING, Kind, folded
from leads.hotfiles.things.serial.keys import serial_keys
from leads.hotfiles.things.serial.runs import FIRST, Run, may_stand_behind, of_record
from leads.messages.fields import Values

#: A block has so many numbers at most: ten thousand, the most that a state may let a run have (run.most).
MOST_STARS = 4


def run_keys(run: Run, kind: Kind) -> Iterator[str]:
    """The keys of a run on record: of its blocks, and of the ten thousands in which it lies."""
    yield from (_starred(folded(run.head) + f"{n:0{run.digits}d}", stars, kind) for n, stars in _blocks(run))
    yield from near_keys(run, kind)


def _blocks(run: Run) -> Iterator[tuple[int, int]]:
    """The fewest blocks that make up a run: the first number of each, and how many digits of it may be any."""
    n = run.first
    while n <= run.last:
        stars = 0
        while stars < MOST_STARS and n % 10 ** (stars + 1) == 0 and n + 10 ** (stars + 1) - 1 <= run.last:
            stars += 1
        yield n, stars
        n += 10**stars


def near_keys(run: Run, kind: Kind) -> Iterator[str]:
    """Keys that runs share which have a number in common; no inquiry asks them."""
    every = 10**MOST_STARS
    for block in range(run.first // every, run.last // every + 1):
        yield f"R:{kind.letter}{folded(run.head)}{block}~{run.digits}"


def keys_of_runs_with(number: str, kind: Kind) -> Iterator[str]:
    """The keys of the runs that may have a number, as it was asked."""
    for behind in may_stand_behind(number, kind):
        body = folded(number[: len(number) - behind])
        for stars in range(MOST_STARS + 1):
            if len(body) >= stars and body[-max(stars, 1) :].isdigit():
                yield _starred(body, stars, kind)


def keys_of_numbers_in(run: Run, kind: Kind) -> Iterator[str]:
    """The keys of each single number of a run: asked once, when the run is entered, and kept with no record."""
    return (f"N:{kind.letter}{folded(run.number(n))}" for n in range(run.first, run.last + 1))


def _starred(body: str, stars: int, kind: Kind) -> str:
    return f"R:{kind.letter}{(body[: len(body) - stars] + '*' * stars)[-ENDING:]}"


def keys_of_record(values: Values, kind: Kind) -> tuple[str, ...]:
    """The keys of a record by its serial number, or by the run of them that it is about."""
    run = of_record(values)
    if run is not None:
        return tuple(run_keys(run, kind))
    return serial_keys(values[FIRST], kind) if values.get(FIRST) else ()


def keys_of_asked(values: Values, kind: Kind, codes: Iterable[str] = (FIRST,)) -> Iterator[str]:
    """The keys by which an inquiry finds runs, beside those of single numbers; `codes`: the fields that ask.

    An entry of a run asks too, for what is on file of it already: other runs, and each of its numbers by itself.
    """
    run = of_record(values)
    if run is not None:
        yield from (*near_keys(run, kind), *keys_of_numbers_in(run, kind))
        return
    for number in (values[code] for code in codes if values.get(code)):
        yield from keys_of_runs_with(number, kind)

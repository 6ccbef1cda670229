"""Copies of stolen vehicles as COPY text, each with number, case, plate and VIN of its own.

No database and no Django here: worker processes use this.

A mold is one vehicle of the fictional state, taken apart once, so that a copy is a handful of pieces put together.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

from leads.demo.planted import COUNT
from leads.demo.vehicles import plate_of
from leads.hotfiles.acts.number import record_number
from leads.hotfiles.things.vehicle.vin import check_digit

MOLDS = 9 * 97 * 83  # after so many, states of plates and of records come again (plate_of, life.state_of)
PLANTS = "ABCDEFGHJKLMNPRSTUVWXYZ"  # eleventh character of a VIN: which million a copy is of
OWN = ("#:", "P:", "V:")  # what the keys of a vehicle are made of: number, plate, VIN

BATCH = 10_000
AHEAD = 8  # batches made but not yet sent; bounds memory however slow the database is
PROCESSES = 2
Batch = tuple[bytes, bytes]  # COPY text of records and of keys


class Mold(NamedTuple):
    """A vehicle's row in the pieces between what a copy has of its own, and what its VIN and keys are made of."""

    before_case: str
    before_plate: str
    before_vin: str
    after_vin: str
    begins: str  # the first eight characters of its VIN
    year: str  # the tenth
    rest_of_check: int  # what these nine add to the check of a VIN
    has_keys: bool  # one that was cleared has none


def molds(records: bytes, keys: bytes) -> list[Mold]:
    """The vehicles in both tables' COPY text, in the order of their numbers; without the planted records."""
    of: dict[str, set[str]] = {}
    for line in keys.decode().splitlines():
        key, record, _ = line.split("\t")  # the third is the sketch, which no vehicle has
        of.setdefault(record, set()).add(key)
    rows = (line.split("\t") for line in records.decode().splitlines())
    vehicles = sorted((int(row[0]), row) for row in rows if int(row[0]) > COUNT)
    return [mold(row, of.get(row[0], set())) for _, row in vehicles]


def mold(row: list[str], keys: set[str]) -> Mold:
    """A vehicle's row taken apart. Raises ValueError when its keys are not those of number, plate and VIN, or none."""
    before_plate, plate, rest = _around(row[7], "LIC")
    before_vin, vin, after_vin = _around(rest, "VIN")
    if keys and keys != {f"#:{row[1]}", f"P:{plate}", f"V:{vin[-8:]}"}:
        raise ValueError(f"{row[1]} has keys that a copy would not have: {sorted(keys)}")
    return Mold(
        "\t".join(["", *row[2:6], row[6].rpartition("-")[0] + "-"]),
        "\t" + before_plate,
        before_vin,
        "\t".join([after_vin, *row[8:]]) + "\n",
        vin[:8],
        vin[9],
        _check(f"{vin[:8]}0{vin[9]}0000000"),
        bool(keys),
    )


def _around(text: str, code: str) -> tuple[str, str, str]:
    """What stands before a field's value in JSON text, the value, and what stands after it."""
    before, named, rest = text.partition(f'"{code}": "')
    value, quote, after = rest.partition('"')
    if not (named and quote):
        raise ValueError(f"a vehicle without {code}")
    return before + named, value, quote + after


def batches(of: list[Mold], vehicles: int) -> Iterator[tuple[int, Batch]]:
    """All copies in order, made in other processes: each batch, and how many vehicles there are with it."""
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), _remember, (of,)) as pool:
        waiting: deque[tuple[int, Future[Batch]]] = deque()
        for first in range(len(of), vehicles, BATCH):
            until = min(first + BATCH, vehicles)
            waiting.append((until, pool.submit(_made, first, until)))
            if len(waiting) >= AHEAD:
                done, one = waiting.popleft()
                yield done, one.result()
        for done, one in waiting:
            yield done, one.result()


_molds: list[Mold] = []


def _remember(of: list[Mold]) -> None:
    """Once in each worker process, instead of with each batch."""
    _molds.extend(of)


def _made(first: int, until: int) -> Batch:
    return copies(_molds, range(first, until))


def copies(of: list[Mold], numbers: Iterable[int]) -> Batch:
    """COPY text for both tables: the vehicles with these numbers and their keys."""
    rows: list[str] = []
    keys: list[str] = []
    for number in numbers:
        row, its = copy(of[number % len(of)], number)
        rows.append(row)
        keys.append(its)
    return "".join(rows).encode(), "".join(keys).encode()


def copy(mold: Mold, number: int) -> tuple[str, str]:
    """The vehicle with this number, like its mold but for number, case, plate and VIN: its row and its keys."""
    record = COUNT + 1 + number
    own, plate, vin = record_number("V", record), plate_of(number)[0], vin_of(mold, number)
    row = (
        f"{record}\t{own}{mold.before_case}{number:06d}{mold.before_plate}{plate}{mold.before_vin}{vin}{mold.after_vin}"
    )
    return row, f"#:{own}\t{record}\t\nP:{plate}\t{record}\t\nV:{vin[-8:]}\t{record}\t\n" if mold.has_keys else ""


def vin_of(mold: Mold, number: int) -> str:
    """A number of 17 characters of the mold's maker and year, ending with the vehicle's own; its check digit right."""
    millions, rest = divmod(number, 1_000_000)
    high, low = divmod(rest, 1_000)
    digit = _DIGITS[(mold.rest_of_check + _PLANTS[millions] + _HIGH[high] + _LOW[low]) % 11]
    return f"{mold.begins}{digit}{mold.year}{PLANTS[millions]}{rest:06d}"


_DIGITS = "0123456789X"


def _check(vin: str) -> int:
    """What is left of the weighted sum of a number by 11. It is a sum, so that of parts, zeros elsewhere, adds up."""
    return _DIGITS.index(check_digit(vin))


def _checks(texts: Iterator[str]) -> list[int]:
    return [_check(text) for text in texts]


_PLANTS = _checks(f"0000000000{plant}000000" for plant in PLANTS)
_HIGH = _checks(f"00000000000{high:03d}000" for high in range(1_000))
_LOW = _checks(f"00000000000000{low:03d}" for low in range(1_000))

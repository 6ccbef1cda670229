"""Asks the neighbor's files for a plate, a vehicle number, a license: what stands there, and whether there are any."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from leads.database import prepared
from leads.database.arrays import texts

CONNECTED = "SELECT state FROM registration_connected ORDER BY id LIMIT 1"
VEHICLES = """
SELECT plate, kind, vin, make, year, color, owner, company, from_on, until_on FROM registration_vehicle
WHERE state = $1 AND (plate = ANY($2::text[]) OR vin = ANY($3::text[])) ORDER BY from_on DESC, id DESC
"""
DRIVERS = """
SELECT number, name, former, born FROM registration_driver WHERE state = $1 AND number = ANY($2::text[]) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Registered:
    """A vehicle as registration has it under one plate; in the order of VEHICLES' columns."""

    plate: str
    kind: str
    vin: str
    make: str
    year: str
    color: str
    owner: str
    company: bool
    from_on: date
    until_on: date | None


@dataclass(frozen=True, slots=True)
class Licensed:
    """A driver as the license says."""

    number: str
    name: str
    former: tuple[str, ...]
    born: str


@dataclass(frozen=True, slots=True)
class Files:
    """What was found; `state` is whose files were asked, and blank where none are connected."""

    state: str = ""
    vehicles: tuple[Registered, ...] = ()
    drivers: tuple[Licensed, ...] = ()


NOT_CONNECTED = Files()


def with_zeros(number: str, most: int) -> tuple[str, ...]:
    """A number as it was written, and as it may stand with other zeros before it: 0012, 12, 012; `most` characters."""
    bare = number.lstrip("0")
    return tuple(dict.fromkeys((number, *(bare.zfill(width) for width in range(len(bare), most + 1))))) if bare else ()


def ask(plates: Collection[str] = (), vins: Collection[str] = (), licenses: Collection[str] = ()) -> Files:
    """What registration knows of these plates, vehicle numbers and licenses, as it stands now; the newest first.

    One state's files are connected at most; `Files.state` says which, so that nobody takes a plate of another state for
    one that is not on file.
    """
    connected = prepared.run(CONNECTED)
    if not connected:
        return NOT_CONNECTED
    state = str(connected[0][0])
    vehicles = prepared.run(VEHICLES, state, texts([*plates]), texts([*vins])) if plates or vins else []
    drivers = prepared.run(DRIVERS, state, texts([*licenses])) if licenses else []
    return Files(state, tuple(Registered(*row) for row in vehicles), tuple(_licensed(*row) for row in drivers))


def _licensed(number: str, name: str, former: list[str], born: str) -> Licensed:
    return Licensed(number, name, tuple(former), born)

"""Asks the neighbor's files for a plate, a vehicle number, a license: what stands there, and whether there are any."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from leads.registration.models import Connected, Driver, Vehicle


@dataclass(frozen=True, slots=True)
class Registered:
    """A vehicle as registration has it under one plate."""

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
    state = Connected.objects.order_by("id").values_list("state", flat=True).first()
    if state is None:
        return NOT_CONNECTED
    vehicles, drivers = list[Vehicle](), list[Driver]()
    if plates or vins:
        sought = Q(plate__in=plates) | Q(vin__in=vins)
        vehicles = list(Vehicle.objects.filter(sought, state=state).order_by("-from_on", "-id"))
    if licenses:
        drivers = list(Driver.objects.filter(state=state, number__in=licenses).order_by("id"))
    return Files(state, tuple(map(_registered, vehicles)), tuple(map(_licensed, drivers)))


def _registered(one: Vehicle) -> Registered:
    known = one.plate, one.kind, one.vin, one.make, one.year, one.color, one.owner, one.company
    return Registered(*known, one.from_on, one.until_on)


def _licensed(one: Driver) -> Licensed:
    return Licensed(one.number, one.name, tuple(one.former), one.born)

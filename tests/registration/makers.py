"""Registration's files of a test: whom and what the stand-in knows."""

from datetime import date
from typing import Any

from leads.registration.models import Connected, Driver, Vehicle
from tests.makers import NOW

VIN = "1M8GDM9AXKP042788"  # the example of a right check digit that the federal rule's commentaries use
OTHER_VIN = "1FTTEST06KZ900498"


def connect(state: str = "IL") -> None:
    """From now on registration's files can be asked."""
    Connected.objects.get_or_create(state=state, defaults={"name": "Stand-in", "stand_in": True, "connected_at": NOW})


def make_vehicle(plate: str = "TST1234", vin: str = VIN, **facts: Any) -> Vehicle:
    """A vehicle under its plate, in force since 2024, and the files connected."""
    connect()
    usual = {"make": "CHEV", "year": "1989", "color": "BLU", "owner": "ROE, RICHARD"}
    usual |= {"state": "IL", "kind": "PC", "from_on": date(2024, 1, 2)}
    return Vehicle.objects.create(plate=plate, vin=vin, **{**usual, **facts})


def make_driver(number: str = "D12345678901", name: str = "DOE, JANE Q", **facts: Any) -> Driver:
    """A driver with a license, and the files connected."""
    connect()
    usual = {"state": "IL", "born": "19881224", "sex": "F"}
    return Driver.objects.create(number=number, name=name, **{**usual, **facts})

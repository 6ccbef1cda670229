"""What is accepted of a part, but has to be read once more."""

from collections.abc import Iterator

from leads.hotfiles.things.part.kinds import VIN_PLATE, bears_a_vehicles_number
from leads.hotfiles.things.serial.doubts import serial_doubts
from leads.hotfiles.things.vehicle.vin import WHOLE, doubts
from leads.messages.fields import Values


def part_doubts(values: Values) -> Iterator[str]:
    """Doubts as sentences: the number, and on a title or VIN plate whether it is a vehicle's."""
    number = values.get("SER", "")
    if not bears_a_vehicles_number(values):
        yield from serial_doubts(values)
        return
    what = "VIN plate" if values["CAT"] == VIN_PLATE else "title or certificate"
    if number and len(number) != WHOLE:
        yield f"The number of a {what} has {len(number)} characters; vehicles since 1981 have {WHOLE}. Read it again."
    yield from doubts(number)

"""The keys under which a part is found: its own numbers, also where a vehicle's or a boat's number is asked."""

from collections.abc import Collection, Iterator

from leads.hotfiles.things.serial.either import NOUNS, either_keys
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.keys import serial_keys
from leads.messages.fields import Numbers, Values

PART = Kind("E")
#: Numbers of whole vehicles and boats that parts bear too, and what each is called (grade A for boats).
OF_THE_WHOLE = {
    "VIN": "vehicle number",
    "BHN": "hull number",
    "REG": "boat registration",
    "CGD": "boat document number",
}


def record_keys(values: Values) -> frozenset[str]:
    """The keys of a part on a record."""
    return frozenset(either_keys(values, PART))


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked part: its numbers, as they may be misread, and those of the vehicle or boat it is on."""
    whole = (key for code in OF_THE_WHOLE if values.get(code) for key in serial_keys(values[code], PART))
    return tuple(dict.fromkeys((*either_keys(values, PART), *whole)))


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Each number is searched by itself, among serial and owner-applied numbers of parts."""
    return ((code,) for code in (*NOUNS, *OF_THE_WHOLE) if code in fields)

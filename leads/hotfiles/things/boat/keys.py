"""The keys under which a boat is found: those of its four numbers in one, since finders mix them up."""

from collections.abc import Collection, Iterator

from leads.hotfiles.things.boat.hull import cores
from leads.hotfiles.things.boat.registration import bare
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.keys import serial_keys
from leads.messages.fields import Numbers, Values

BOAT = Kind("B")
#: What each number of a boat is called.
NOUNS = {
    "BHN": "hull number",
    "REG": "registration",
    "CGD": "document number",
    "OAN": "owner-applied number",
}
#: By which numbers a boat is asked; SER is a part's, and a finder may take a hull number for one.
ASKED = (*NOUNS, "SER")


def _forms(values: Values, codes: Collection[str]) -> Iterator[str]:
    """The numbers as they stand, a hull number also without what is around it, a registration without its state."""
    for code in codes:
        if number := values.get(code):
            yield number
            if code == "BHN":
                yield from cores(number)
            if code == "REG":
                yield bare(number)


def record_keys(values: Values) -> frozenset[str]:
    """The keys of a boat on a record."""
    return frozenset(key for number in _forms(values, NOUNS) for key in serial_keys(number, BOAT))


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked boat: its numbers, as they may be misread or lack what is in front."""
    return tuple(dict.fromkeys(key for number in _forms(values, ASKED) for key in serial_keys(number, BOAT)))


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Each number is searched by itself; a registration's state tells those found apart."""
    return ((code,) for code in ASKED if code in fields)

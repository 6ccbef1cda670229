"""The keys under which a gun is found: those of its serial number."""

from collections.abc import Collection, Iterator

from leads.hotfiles.things.serial.compare import SHORT
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.keys import serial_keys, transposed_keys
from leads.messages.fields import Numbers, Values

#: Letters between the digits of a gun's number do not count.
GUN = Kind("G", letters_inside=False)


def record_keys(values: Values) -> frozenset[str]:
    """The keys of a gun on a record."""
    return frozenset(serial_keys(values["SER"], GUN)) if values.get("SER") else frozenset()


def asked_keys(values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of an asked gun: its number, as it may be misread, with letters inside, or without its front.

    Where make or caliber can tell the guns apart, also those with two neighbors transposed: one for each pair.
    """
    number = values.get("SER")
    if not number:
        return ()
    if len(number) <= SHORT or not (values.get("MAK") or values.get("CAL")):
        return serial_keys(number, GUN)
    return tuple(dict.fromkeys((*serial_keys(number, GUN), *transposed_keys(number, GUN))))


def searches(fields: Collection[str]) -> Iterator[tuple[str, ...]]:
    """A gun is searched by its number; make and caliber tell those found apart."""
    if "SER" in fields:
        yield ("SER",)

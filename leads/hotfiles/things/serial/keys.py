"""The keys under which a serial number is found: those of its forms, for the kind of thing that bears it."""

from leads.hotfiles.things.serial.forms import Kind, forms


def serial_keys(number: str, kind: Kind) -> tuple[str, ...]:
    """The keys of a number, on a record and in an inquiry alike: two for most."""
    return tuple(f"N:{kind.letter}{one}" for one in forms(number, kind))

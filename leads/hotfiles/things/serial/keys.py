"""The keys under which a serial number is found: those of its forms, for the kind of thing that bears it."""

from leads.hotfiles.things.serial.forms import Kind, folded, forms, transposed


def serial_keys(number: str, kind: Kind) -> tuple[str, ...]:
    """The keys of a number, on a record and in an inquiry alike: two for most."""
    return tuple(f"N:{kind.letter}{one}" for one in forms(number, kind))


def transposed_keys(number: str, kind: Kind) -> tuple[str, ...]:
    """The keys of an asked number with two neighbors transposed: whole, one for each pair; no record has more."""
    return tuple(f"N:{kind.letter}{folded(one)}" for one in transposed(number))

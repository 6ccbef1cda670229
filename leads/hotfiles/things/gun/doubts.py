"""What is accepted of a gun, but has to be read once more."""

from collections.abc import Iterator

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.serial.doubts import serial_doubts
from leads.messages.fields import Values

_NATIONAL = 11


def gun_doubts(values: Values) -> Iterator[str]:
    """Doubts as sentences: the number, a type that is seldom, and what may be a BB gun."""
    yield from serial_doubts(values)
    number, kind = values.get("SER", ""), values.get("TYP", "")
    if len(number) > _NATIONAL:
        yield f"National files keep {_NATIONAL} characters of a gun's number; this has {len(number)}. Read it again."
    if kind[1:] == "G":
        yield "BB guns and paint guns are articles: enter such a one there."
    elif len(kind) > 1 and kind not in CODES["GTYP"]:
        yield f"Type {kind} is none of those in use. Read it again."

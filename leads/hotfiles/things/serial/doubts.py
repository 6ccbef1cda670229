"""What is accepted of a serial number, or asked by one, but has to be read once more."""

from collections.abc import Iterator

from leads.hotfiles.things.serial.compare import SHORT
from leads.hotfiles.things.serial.forms import ENDING
from leads.messages.fields import Values


def serial_doubts(values: Values) -> Iterator[str]:
    """Doubts about a number at entry, as sentences: a letter O or I in it, and few characters."""
    number = values.get("SER", "")
    if number and any(one in number for one in "OI") and any(one.isdigit() for one in number):
        yield f"{number} has a letter O or I: read it again, it may be a zero or a one."
    if 0 < len(number) <= SHORT:
        yield f"{number} is short: alone it answers as a possible match only."


def asked_doubts(asked: Values) -> Iterator[str]:
    """What is odd about the number that was asked: too short to be found by its end."""
    number = asked.get("SER", "")
    if 0 < len(number) < ENDING:
        yield f"{number} has fewer than {ENDING} characters: only a number that is no longer is found by it."

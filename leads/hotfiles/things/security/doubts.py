"""What is accepted of a security, or asked of one, but has to be read once more."""

import re
from collections.abc import Iterator

from leads.hotfiles.codes import meaning
from leads.hotfiles.things.security.kinds import CURRENCY, denominations, is_issued
from leads.hotfiles.things.serial.doubts import asked_doubts as asked_number_doubts
from leads.hotfiles.things.serial.doubts import serial_doubts
from leads.messages.fields import Values

#: A Federal Reserve note's number: one letter or two, eight digits, a letter; without it, a star may stand there.
_NOTE = re.compile(r"[A-Z]{1,2}\d{8}[A-Z]?").fullmatch
_NOTE_TYPE = "FR"
_GOLD, _LAST_GOLD = "GC", "1934"


def security_doubts(values: Values) -> Iterator[str]:
    """Doubts as sentences at entry: its number, what a note's looks like, and a date after it was stolen."""
    kind, number = values.get("TYP", ""), values.get("SER", "")
    if kind in CURRENCY:
        yield from _of_a_note(kind, number)
    else:
        yield from serial_doubts(values)
    if kind == _GOLD and values.get("SDT", "")[:4] > _LAST_GOLD:
        yield f"GC is a gold certificate, and none is later than {_LAST_GOLD}: a gift card is not kept here."
    if values.get("SDT", "")[:4] > values.get("DOT", "9999")[:4]:
        yield "The year on it is after the day on which it was stolen. Compare SDT and DOT with the report."


def _of_a_note(kind: str, number: str) -> Iterator[str]:
    if kind == _NOTE_TYPE and number and not _NOTE(number):
        form = "one letter or two, eight digits, and a letter or star"
        yield f"{number} is not as a Federal Reserve note has it: {form}. Read it again."
    elif number[-1:].isdigit():
        yield f"{number} has no letter behind: fine where a star stands there; it answers as a strong match at most."


def asked_doubts(asked: Values) -> Iterator[str]:
    """What is odd about what was asked: a number that is too short, a denomination that the type has not."""
    yield from asked_number_doubts(asked)
    if said := not_issued(asked):
        yield f"{said} The number was searched all the same."


def not_issued(values: Values) -> str:
    """That a type does not come in a denomination, with those that it has; "" where it does."""
    kind, worth = values.get("TYP", ""), values.get("DEN", "")
    if not kind or not worth or is_issued(kind, worth):
        return ""
    known = ", ".join(map(str, denominations(kind)))
    return f"No {meaning('TYPS', kind)} ({kind}) is of {worth}. It comes in {known}."

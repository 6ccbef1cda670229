"""How registrations, document numbers and makes of boats are read."""

import re
from datetime import date

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import is_filler, squeeze, wrong
from leads.hotfiles.things.boat.registration import is_usual
from leads.hotfiles.things.serial.edits import number_read
from leads.messages.fields import capitals

_EXAMPLE = "IL1234AB"
_STATE_BEHIND = re.compile(r"(.+?)[\s\-./,]+([A-Z]{2})").fullmatch
#: What stands before a document's number and is no part of it: O.N. 1234567, NO. 1234567, D1234567.
_CALLED = re.compile(r"(?:(?:O\.?\s?N\.?|NO\.?|D)[\s\-.:#]*)+(?=[0-9][0-9\s-]*$)").match
_MAKE = re.compile(r"[A-Z][A-Z0-9&' ./-]{2,23}").fullmatch
_REGISTRATION = number_read("REG", "A registration", _EXAMPLE, 10)
_DOCUMENT = number_read("CGD", "A document number", "1234568", 8)


def registration(raw: str, today: date) -> str:
    """A registration with the state's letters in front, IL1234AB; blanks and hyphens dropped, no form demanded.

    Raises Refused (field-unclear) where the state may stand behind it: IL1234AB WI would be searched as another number.
    """
    found = _STATE_BEHIND(raw.strip().upper())
    if found and found[2] in CODES["LIS"] and is_usual(squeeze(found[1])):
        number = squeeze(found[1])
        raise wrong(
            "REG",
            f"{raw.strip()[:40]} can be a registration with its state, or one number.",
            _EXAMPLE,
            "field-unclear",
            f"Send REG/{number} and RES/{found[2]}; if it is one number, write it without blanks and signs.",
        )
    return _REGISTRATION(raw, today)


def document(raw: str, today: date) -> str:
    """The Coast Guard's official number of a boat; O.N., NO. or D in front is no part of it."""
    value = raw.strip().upper()
    found = _CALLED(value)
    read = _DOCUMENT(value[found.end() :] if found else value, today)
    left = _CALLED(read)  # what stood before it may only now be gone: -D1
    return read[left.end() :] if left else read


def make(raw: str, today: date) -> str:
    """A make of three characters or more, a code or a name, as it is sent: the list is not public in one piece."""
    value = capitals(raw)
    if not _MAKE(value) or is_filler(value):
        raise wrong("BMA", "A make of boat is a code of three letters, or a name of up to 24.", "SEA")
    return value

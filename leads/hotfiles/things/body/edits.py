"""How ranges, body parts and the fingerprints of the dead are read."""

import re
from datetime import date

from leads.hotfiles.codes import CODES
from leads.hotfiles.declare.edits import squeeze, wrong
from leads.messages.fields import Read


def spread_of(code: str, read_one: Read, width: int, example: str) -> Read:
    """From and to, run together: 506510 is from 5 ft 6 in to 5 ft 10 in; 506-510 is read too, and 506 alone."""
    both = re.compile(rf"(\d{{{width}}})(?:\s*(?:-|TO)?\s*(\d{{{width}}}))?", re.ASCII).fullmatch

    def read(raw: str, today: date) -> str:
        value = raw.strip().upper()
        found = both(value)
        if not found:
            raise wrong(code, f"{value[:20]} does not fit {code}: from and to, {width} digits each.", example)
        low, high = read_one(found[1], today), read_one(found[2] or found[1], today)
        if high < low:
            said = f"{code} goes from the lower to the higher, and {high} is below {low}."
            raise wrong(code, said, f"{high}{low}", cure=f"Send {high}{low}, if that is what was found.")
        return low + high

    return read


def low_high(value: str) -> tuple[int, int]:
    """A stored range as its two numbers: 19701985 is 1970 and 1985."""
    half = len(value) // 2
    return int(value[:half]), int(value[half:])


_BY_PART = re.compile(r"[DFNRS]{3,20}").fullmatch
_WHOLE = frozenset({"ALD", "ALF", "ALL", "SKL"})


def body_parts(raw: str, today: date) -> str:
    """What was found: ALL, ALD, ALF, SKL, or a letter for each part (their order is unconfirmed)."""
    value = squeeze(raw)
    if value not in _WHOLE and not _BY_PART(value):
        words = ", ".join(f"{one} ({CODES['BPS'][one].lower()})" for one in sorted(_WHOLE))
        raise wrong("BPS", f"{value[:20]} is none of {words}, nor a letter for each part.", "ALL")
    return value


_FINGERS = re.compile(r"(\d{2}|AA|TT|[PCDX][IMO]|SR|XX|NA){10}", re.ASCII).fullmatch


def fingerprint(raw: str, today: date) -> str:
    """Fingerprint classification of an unidentified person: NA where a finger was lost in the person's death."""
    value = squeeze(raw)
    if not _FINGERS(value):
        said = "FPC is ten codes of two characters, from the right thumb on; NA is a finger lost in death."
        raise wrong("FPC", said, "121011CO141159TTCINA")
    return value

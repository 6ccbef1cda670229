"""Lines that may have been meant, when what was typed can't be sent or found nothing. They are put into the line only.

An offer holds every word that was typed, and can be read: none drops a state or a date, and none turns a name into a
plate. Where no such line is left, nothing is offered and the refusal says what to type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from typing import Any

from leads.console.terminal.line import read_line, shown
from leads.hotfiles.declare.keys import INQUIRE
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS, near_keys
from leads.messages.fields import capitals
from leads.messages.read import read_values
from leads.rules.refused import Refused

_VIN_END = re.compile(r"[A-Z0-9]{2}[A-Z0-9]\d{5}", re.ASCII).fullmatch
_FIRST = ("QV", "QW", "QG")  # what a line without a key mostly asks: a plate, a person, a gun
_MOST = 3  # more are read by nobody
_LOOKED_AT = 20  # keys with a slip, of which the record's number and the fields leave a few
_LIKE_A_KEY = re.compile(r"[A-Z-]{1,5}", re.ASCII).fullmatch
_UNFINISHED = {"field-missing", "set-missing"}  # a line that is right so far is offered, and goes on
Offer = tuple[str, str]  # the line, and what it does


def offers(data: Mapping[str, Any], line: str, today: date) -> list[Offer]:
    """What may have been meant by a line that was not sent, or by one that found nothing. `today` in the agency."""
    words, code = capitals(line), (data.get("no") or {}).get("code")
    if code in {"unknown-key", "no-message-key"} and words:
        return next((found for tried in _tries(words) if (found := list(islice(_right(tried, today), _MOST)))), [])
    if data.get("outcome") == "no record" and _VIN_END((data.get("asked") or {}).get("LIC", "")):
        return list(_as_the_end_of_a_vin(words, today))
    return []


def _tries(words: str) -> Iterator[list[str]]:
    """Lines that hold all the words, the likeliest together: a key run into what follows, a key with a slip, no key."""
    key, _, rest = words.partition(" ")
    yield [f"{one} {key[len(one) :]} {rest}".strip() for one in MESSAGE_KEYS if key.startswith(one) and key != one]
    yield [f"{one} {rest}".strip() for one in near_keys(key, _LOOKED_AT)] if _LIKE_A_KEY(key) else []
    asking = [one.key for one in MESSAGE_KEYS.values() if one.does is INQUIRE and one.notices]
    yield [f"{one} {words}" for one in _FIRST]
    yield [f"{one} {words}" for one in asking if one not in _FIRST]


def _right(lines: list[str], today: date) -> Iterator[Offer]:
    for line in lines:
        try:
            typed = read_line(line)
            _so_far(typed.key, typed.pairs, today)
        except Refused:
            continue
        yield line, MESSAGE_KEYS[typed.key].title


def _so_far(key: str, pairs: tuple[tuple[str, str], ...], today: date) -> None:
    """Raises Refused where a field that stands in a line is wrong; what it lacks may still come."""
    declared, number = MESSAGE_KEYS[key], dict(pairs).get("NIC")
    if number and declared.files and number[0] not in {FILES[name].letter for name in declared.files}:
        raise Refused("other-file", f"{number} is a record of another file.", field="NIC")
    try:
        read_values(declared, pairs, today, FIELDS)
    except Refused as no:
        if not {one.code for one in getattr(no, "problems", (no,))} <= _UNFINISHED:
            raise


def _as_the_end_of_a_vin(words: str, today: date) -> Iterator[Offer]:
    """The same question with what looks like the end of a vehicle's number asked as one, and all else as it was."""
    try:
        typed = read_line(words)
    except Refused:
        return
    pairs = [("VIN" if code == "LIC" else code, value) for code, value in typed.pairs]
    for line, _ in _right([shown(typed.key, pairs)], today):
        yield line, "the end of a vehicle's number"

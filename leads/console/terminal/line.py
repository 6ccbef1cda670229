"""What an operator types, read into a message: `QV LIC/TST1234 LIS/IL`, or the short form `QV TST1234 IL`.

A field begins at the start of a word that is a code and a slash; what follows up to the next such word is its value, so
a value may hold blanks. A field of the key also begins behind a period, as programs write it. Words before the first
field fill the key's first fields in order, but a word of 17 characters is a VIN; a plate or license may carry its
state (`TST1234/IL`), two names without a comma are surname and given name, and DOB before a date begins the birth date
without a slash: it is nobody's name. What was made of it is shown with the answer.
`static/console/terminal/line.js` reads the same way; tests/console/terminal/lines.toml holds the cases for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leads.hotfiles.codes import CODES
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS, near_keys
from leads.messages.keys import MessageKey
from leads.rules.refused import Refused

_BEGINS = re.compile(r"(?:(?<=\s)|(?<=[.])|^)([A-Z][A-Z0-9]{1,3})/")
_NUMBERISH = re.compile(r"\d")
_VIN = re.compile(r"(?=[A-Z]*\d)[A-Z0-9]{17}")
_NUMBER_AND_STATE = re.compile(r"(\S+)[ /]+([A-Z]{2})")
_STATE_OF = {"LIC": "LIS", "OLN": "OLS"}
_MONTH = re.compile(r"(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*")
_DAY_APART = re.compile(rf"\d{{1,2}} {_MONTH.pattern} (\d{{4}}|\d\d)")  # 29 FEB 1980, three words and one day
_BORN = re.compile(r"DOB[:=.-]*(\d\S*)?")  # the field's code without its slash
_NAME_BORN = re.compile(r"(.+?)[ ,]+DOB[ :=.-]*(\d.*)")
_GIVEN = re.compile(r"(?<=[ ,])[A-Z]+(?![^ ])(?! *,)")  # words of a name, save its first
#: Codes that nobody is called by: in a name each is a field that lacks its slash. SID and LIS are also people's names.
NO_NAMES = frozenset({
    "DOB", "SEX", "RAC", "FBI", "SOC", "MNU", "OLN", "OLS", "OLY", "OCA", "LIC", "VIN", "NIC", "HGT", "WGT", "HAI",
    "EYE", "CMC", "DOW", "OFF", "EXL",
})  # fmt: skip
_TWO_NAMES = re.compile(r"((?:[^\W\d_]|['’-]){2,}) ((?:[^\W\d_]|['’-]){2,}(?: [^\W\d_])?)")


@dataclass(frozen=True, slots=True)
class Typed:
    """A line as read: its message key and fields in order."""

    key: str
    pairs: tuple[tuple[str, str], ...]


def read_line(text: str) -> Typed:
    """Reads a typed line. Raises Refused without a known key and a field; what a field may hold is not judged here."""
    words = text.strip().upper()
    key, _, rest = words.partition(" ")
    if not key or "/" in key:
        raise Refused(
            "no-message-key",
            "The line does not begin with a message key.",
            None,
            "Begin with the key, then the fields; F1 says which key does what.",
            example="QV LIC/TST1234 LIS/IL",
        )
    known = MESSAGE_KEYS.get(key) or _unknown(key)
    fields = {use.field.code for use in known.uses}
    found = [one for one in _BEGINS.finditer(rest) if rest[one.start() - 1 : one.start()] != "." or one[1] in fields]
    loose = rest[: found[0].start()] if found else rest
    ends = [*(one.start() for one in found[1:]), len(rest)]
    pairs = [(one[1], _value(rest, one.end(), end)) for one, end in zip(found, ends, strict=False)]
    typed = tuple(_meant(known, [*_in_order(known, loose.split()), *pairs]))
    if not typed:
        first = known.uses[0].field
        raise Refused(
            "no-fields",
            f"{key} ({known.title}) has no field yet.",
            None,
            "Add a field.",
            field=first.code,
            example=f"{key} {first.code}/{first.example}",
        )
    return Typed(key, typed)


def _value(rest: str, start: int, end: int) -> str:
    """What was typed between two fields, without the period that only ends it."""
    return rest[start:end].removesuffix(".").strip() if end < len(rest) else rest[start:end].strip()


def _meant(key: MessageKey, pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """The fields as they can only be meant: a number with its state is two, two names without a comma have one."""
    there = {code for code, _ in pairs}
    fields = {use.field.code for use in key.uses}
    for code, value in pairs:
        state = _STATE_OF.get(code, "")
        number = _NUMBER_AND_STATE.fullmatch(value) if state in fields - there else None
        born = _NAME_BORN.fullmatch(value) if code == "NAM" and "DOB" in fields - there else None
        if number and number[2] in CODES["LIS"]:
            yield from ((code, number[1]), (state, number[2]))
        elif born:
            yield from (("NAM", _name(born[1], fields)), ("DOB", born[2]))
        elif code == "NAM":
            yield code, _name(value, fields)
        else:
            yield code, value


def _name(value: str, fields: set[str]) -> str:
    """A name; two words without a comma have one between them. Raises Refused where a field's code stands in it."""
    lost = next((word for word in _GIVEN.findall(value) if word in NO_NAMES & fields), "")
    if lost:
        raise Refused(
            "code-without-slash",
            f"{lost} stands in the name; it is the code of a field.",
            None,
            f"Write {lost}/ and its value behind the name.",
            field=lost,
            example=FIELDS[lost].example,
        )
    names = _TWO_NAMES.fullmatch(value)
    return f"{names[1]}, {names[2]}" if names else value


def _unknown(key: str) -> MessageKey:
    near = near_keys(key)
    raise Refused(
        "unknown-key",
        f"There is no message key {key[:10]}.",
        None,
        f"Near it: {', '.join(f'{one} ({MESSAGE_KEYS[one].title})' for one in near)}.",
        example="QV LIC/TST1234 LIS/IL",
    )


def _in_order(key: MessageKey, words: Sequence[str]) -> list[tuple[str, str]]:
    """Loose words as the key's first fields. A name takes words until one has a digit. Raises Refused when too many."""
    left, pairs = list(words), []
    fields = [use.field.code for use in key.uses]
    if "VIN" in fields and left and _VIN.fullmatch(left[0]):
        pairs.append(("VIN", left.pop(0)))
        fields = fields[fields.index("VIN") + 1 :]
    for code in fields:
        if not left:
            break
        count = 1
        if code == "NAM":
            ends = (n for n, word in enumerate(left) if _NUMBERISH.search(word) or _is_born(left, n))
            count = next(ends, len(left)) or 1
        elif code == "DOB":
            _without_its_code(left)
            count = 3 if _DAY_APART.fullmatch(" ".join(left[:3])) else 1
        pairs.append((code, " ".join(left[:count])))
        del left[:count]
    if left:
        raise Refused(
            "too-many-words",
            f"{key.key} has no field left for “{left[0]}”.",
            None,
            "Write the field's code and a slash before its value.",
            example=f"{key.key} {pairs[0][0]}/{pairs[0][1]}",
        )
    return pairs


def _is_born(words: Sequence[str], at: int) -> bool:
    """Whether the birth date's code stands there without its slash, and a date behind it."""
    found = _BORN.fullmatch(words[at])
    return bool(found and (found[1] or (at + 1 < len(words) and words[at + 1][0].isdigit())))


def _without_its_code(left: list[str]) -> None:
    """Takes DOB from in front of a date: `DOB 19800229` and `DOB:19800229` are the date."""
    if _is_born(left, 0):
        found = _BORN.fullmatch(left[0])
        left[:1] = [found[1]] if found and found[1] else []


def shown(key: str, pairs: Sequence[tuple[str, str]]) -> str:
    """A message as it is shown on the tape and put back into the line."""
    return " ".join([key, *(f"{code}/{value}" for code, value in pairs)])

"""Names of groups, taken apart: the words that count, their initials, and how they are written together."""

import re

from leads.hotfiles.things.person.names import sound

_BREAKS = re.compile(r"[^A-Z0-9']+").split
_ORDINAL = re.compile(r"(\d+)(?:ST|ND|RD|TH)").fullmatch
_LITTLE = frozenset({"THE", "OF", "AND", "A", "GANG", "CREW"})
_WHOLE = {"ST": "STREET", "AVE": "AVENUE", "BLVD": "BOULEVARD"}
_INITIALS_LEAST = 3


def words(name: str) -> tuple[str, ...]:
    """The words of a group's name that count, in order: 18TH ST GANG is 18 and STREET; all where none would be left."""
    said = [one.replace("'", "") for one in _BREAKS(name) if one.strip("'")]
    whole = [found[1] if (found := _ORDINAL(one)) else _WHOLE.get(one, one) for one in said]
    return tuple(one for one in whole if one not in _LITTLE) or tuple(whole)


def initials(name: str) -> str:
    """The first letters of a name of three words or more, by which it is often called; "" for a shorter one."""
    held = words(name)
    return "".join(one[0] for one in held) if len(held) >= _INITIALS_LEAST else ""


def heard(word: str) -> str:
    """How a word of a name sounds; what has digits is as it stands."""
    return sound(word) if word.isalpha() else word


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, however written: together or apart, with or without THE and GANG."""
    return bool(one) and bool(other) and "".join(words(one)) == "".join(words(other))

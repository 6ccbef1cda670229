"""The keys under which missing and unidentified persons find each other: sex and birth decade, or all ten fingers.

Only an entry asks by them, never an inquiry: thousands share each.
"""

from collections.abc import Iterator

from leads.hotfiles.things.body.edits import low_high
from leads.messages.fields import Values
from leads.rules.numbers import NUMBERS

#: Birth years may be off by so many at most, whatever a state sets.
_WIDER = NUMBERS["unidentified.years_off"].ceiling or 0
_NO_CLASS = frozenset({"NA", "SR", "XX"})
_FINGERS = 10


def missing_keys(values: Values) -> frozenset[str]:
    """The keys of a missing person's looks and fingers; without a birth date, the sex alone."""
    decade = values.get("DOB", "")[:3]
    return frozenset((*(f"Y:{sex}{decade}" for sex in _sexes(values)), *_fingers(values)))


def unidentified_keys(values: Values) -> frozenset[str]:
    """The keys of an unidentified person's looks and fingers: every sex and every decade that it can be."""
    decades = ["", *_decades(values.get("EYB", ""))]
    return frozenset((*(f"Y:{sex}{one}" for sex in _sexes(values) for one in decades), *_fingers(values)))


def _sexes(values: Values) -> tuple[str, ...]:
    sex = values.get("SEX", "")
    return (sex,) if sex in {"F", "M"} else ("F", "M")


def _decades(years: str) -> Iterator[str]:
    if years:
        low, high = low_high(years)
        yield from (f"{one:03d}" for one in range((low - _WIDER) // 10, (high + _WIDER) // 10 + 1))


def _fingers(values: Values) -> Iterator[str]:
    """All ten fingers as one key, where each has a class."""
    held = fingers(values)
    if len(held) == _FINGERS and _NO_CLASS.isdisjoint(held):
        yield f"X:{''.join(held)}"


def fingers(values: Values) -> tuple[str, ...]:
    """The classes of the fingers, from the right thumb on; none where they are not known."""
    held = values.get("FPC", "")
    return tuple(held[at : at + 2] for at in range(0, len(held), 2))


def classed(one: str) -> bool:
    """Whether a finger has a class that can be compared: neither lost nor scarred."""
    return one not in _NO_CLASS

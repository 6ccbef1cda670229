"""The keys under which missing and unidentified persons find each other: sex and year of birth, or all ten fingers.

Entries of either file ask by them, and QM and QU: thousands may share one, so a list by looks is cut (narrowed.py).
"""

from collections.abc import Iterator

from leads.hotfiles.things.body.edits import low_high
from leads.messages.fields import Numbers, Values
from leads.rules.numbers import NUMBERS, number

#: Birth years may be off by so many at most, whatever a state sets.
_WIDER = NUMBERS["unidentified.years_off"].ceiling or 0
_NO_CLASS = frozenset({"NA", "SR", "XX"})
_FINGERS = 10


def missing_keys(values: Values) -> frozenset[str]:
    """The keys of a missing person's looks and fingers; without a birth date, the sex alone."""
    return frozenset((*_looks(values, [values.get("DOB", "")[:4]]), *_fingers(values)))


def unidentified_keys(values: Values) -> frozenset[str]:
    """The keys of an unidentified person's looks and fingers: every sex and every year that it can be."""
    return frozenset((*_looks(values, ["", *_years(values.get("EYB", ""))]), *_fingers(values)))


def asked_of_missing(looks: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of a missing person who looks like this: years of birth as far off as the state allows, or unknown."""
    off = number("unidentified.years_off", numbers)
    return tuple(sorted({*_looks(looks, ["", *_years(looks["EYB"], off)]), *_fingers(looks)}))


def asked_of_unidentified(looks: Values) -> tuple[str, ...]:
    """The keys of an unidentified person who looks like this: what is unknown of them stands under each of its keys."""
    return tuple(sorted({*_looks(looks, list(_years(looks["EYB"], 0))), *_fingers(looks)}))


def _looks(values: Values, years: list[str]) -> Iterator[str]:
    return (f"Y:{sex}{one}" for sex in _sexes(values) for one in years)


def _sexes(values: Values) -> tuple[str, ...]:
    sex = values.get("SEX", "")
    return (sex,) if sex in {"F", "M"} else ("F", "M")


def _years(years: str, wider: int = _WIDER) -> Iterator[str]:
    if years:
        low, high = low_high(years)
        yield from (f"{one:04d}" for one in range(low - wider, high + wider + 1))


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

"""The keys under which missing and unidentified persons find each other: sex and year of birth, fingers, or teeth.

Entries of either file ask by them, and QM and QU: thousands may share one, so a list by looks is cut (narrowed.py).
Fingers and teeth that agree are told whatever else differs (compare.py), so they have keys without sex and years.
"""

from collections.abc import Iterator

from leads.hotfiles.things.body.edits import low_high
from leads.hotfiles.things.teeth.edits import teeth_of, tells
from leads.messages.fields import Numbers, Values
from leads.rules.numbers import NUMBERS, number

#: Birth years may be off by so many at most, whatever a state sets.
_WIDER = NUMBERS["unidentified.years_off"].ceiling or 0
_NO_CLASS = frozenset({"NA", "SR", "XX"})
#: Fingers that make a key. At most two of ten may be unknown of either of two persons: one run of three is whole.
_RUNS = (slice(0, 3), slice(3, 6), slice(6, 10))


def missing_keys(values: Values) -> frozenset[str]:
    """The keys of a missing person's looks, fingers and teeth; without a birth date, the sex alone."""
    return frozenset((*_looks(values, [values.get("DOB", "")[:4]]), *_apart(values)))


def unidentified_keys(values: Values) -> frozenset[str]:
    """The keys of an unidentified person's looks, fingers and teeth: every sex and every year that it can be."""
    return frozenset((*_looks(values, ["", *_years(values.get("EYB", ""))]), *_apart(values)))


def asked_of_missing(looks: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys of a missing person who looks like this: years of birth as far off as the state allows, or unknown."""
    off = number("unidentified.years_off", numbers)
    return tuple(sorted({*_looks(looks, ["", *_years(looks["EYB"], off)]), *_apart(looks)}))


def asked_of_unidentified(looks: Values) -> tuple[str, ...]:
    """The keys of an unidentified person who looks like this: what is unknown of them stands under each of its keys."""
    return tuple(sorted({*_looks(looks, list(_years(looks["EYB"], 0))), *_apart(looks)}))


def _looks(values: Values, years: list[str]) -> Iterator[str]:
    return (f"Y:{sex}{one}" for sex in _sexes(values) for one in years)


def _sexes(values: Values) -> tuple[str, ...]:
    sex = values.get("SEX", "")
    return (sex,) if sex in {"F", "M"} else ("F", "M")


def _years(years: str, wider: int = _WIDER) -> Iterator[str]:
    if years:
        low, high = low_high(years)
        yield from (f"{one:04d}" for one in range(low - wider, high + wider + 1))


def _apart(values: Values) -> Iterator[str]:
    """The keys that need no looks."""
    yield from _fingers(values)
    yield from _teeth(values)


def _fingers(values: Values) -> Iterator[str]:
    """A key for each run of fingers in which each has a class."""
    held = fingers(values)
    for n, run in enumerate(_RUNS):
        if held and _NO_CLASS.isdisjoint(held[run]):
            yield f"X:{n}:{''.join(held[run])}"


def _teeth(values: Values) -> Iterator[str]:
    """A key for each tooth that is treated or gone: charts that agree have several of them in common."""
    return (f"X:{tooth:02}-{code}" for tooth, code in teeth_of(values.get("DCH", "")).items() if tells(code))


def fingers(values: Values) -> tuple[str, ...]:
    """The classes of the fingers, from the right thumb on; none where they are not known."""
    held = values.get("FPC", "")
    return tuple(held[at : at + 2] for at in range(0, len(held), 2))


def classed(one: str) -> bool:
    """Whether a finger has a class that can be compared: neither lost nor scarred."""
    return one not in _NO_CLASS

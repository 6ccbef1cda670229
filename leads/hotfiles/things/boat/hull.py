"""Hull numbers: the layouts of twelve characters, what can be computed of them, and what may stand around them.

Twelve characters since August 1973, others after a hyphen: 33 CFR 181. The layouts are of general knowledge
(unconfirmed). No check digit exists, and boats that are older, foreign or made at home have what they have: whatever
is odd is told, and nothing refused.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from leads.hotfiles.things.serial.forms import folded

WHOLE = 12
#: Boats of this model year and later have twelve characters.
_SINCE = 1974
_MAKER_AND_SERIAL = r"[A-Z][A-Z0-9]{2}(?P<serial>[A-Z0-9]{5})"
_LAYOUTS = {
    "of 1984 and later": r"(?P<month>[A-L])(?P<certified>[0-9])(?P<year>[0-9]{2})",
    "of 1972 to 1984, month and year": r"(?:0[1-9]|1[0-2])(?P<year>7[2-9]|8[0-4])",
    "of 1972 to 1984, model year": r"M(?P<year>7[2-9]|8[0-5])[A-L]",
}
_READ = {words: re.compile(_MAKER_AND_SERIAL + end).fullmatch for words, end in _LAYOUTS.items()}
_NEVER = frozenset("IOQ")


class Hull(NamedTuple):
    """What a hull number says of its boat."""

    #: Of which years its layout is, in words.
    layout: str
    #: The last two digits of the year that it names.
    year: str
    serial: str
    #: The last digit of the year in which the boat was certified; "" where the layout has none.
    certified: str
    #: Whether the year is that of the month in which it was made: the model may be of the next.
    made: bool


def cores(number: str) -> tuple[str, ...]:
    """The twelve characters themselves, where a country stands in front (US-, CA-) or more behind; none if shorter."""
    if len(number) < WHOLE:
        return ()
    found = [number[:WHOLE]]
    if len(number) >= WHOLE + 2 and number[:2].isalpha():
        found.append(number[2 : WHOLE + 2])
    return tuple(found)


def same_core(one: str, other: str) -> bool:
    """Whether two hull numbers hold the same twelve characters, taking look-alikes together."""
    return not {*map(folded, cores(one))}.isdisjoint(map(folded, cores(other)))


def read(number: str) -> Hull | None:
    """What a number says by its layout; None where it is of none."""
    for core in cores(number):
        for words, fits in _READ.items():
            if found := fits(core):
                parts = found.groupdict()
                certified = parts.get("certified") or ""
                return Hull(words, parts["year"], parts["serial"], certified, words.endswith("month and year"))
    return None


def hull_doubts(number: str, built: str) -> Iterator[str]:
    """What is odd about a hull number on a boat of the model year `built`, as sentences."""
    if not number:
        return
    hull = read(number)
    if hull is None:
        yield from _of_no_layout(number, built)
        return
    if not _NEVER.isdisjoint(hull.serial):
        yield f"The hull number has an I, O or Q in {hull.serial}, where makers write none. Read it again."
    if hull.certified and int(hull.year) % 10 not in {int(hull.certified), (int(hull.certified) + 1) % 10}:
        yield (
            f"The hull number says certified in a year that ends with {hull.certified}, and model year {hull.year}. "
            "Read it again."
        )
    if built and built[-2:] not in years(hull):
        yield f"The hull number stands for model year {' or '.join(years(hull))}, the record says {built}."


def years(hull: Hull) -> tuple[str, ...]:
    """The last two digits of the model years that a hull number can stand for."""
    return (hull.year, f"{(int(hull.year) + 1) % 100:02d}") if hull.made else (hull.year,)


def _of_no_layout(number: str, built: str) -> Iterator[str]:
    other = "an old, foreign or home-made boat may have another."
    if len(number) < WHOLE and built >= str(_SINCE):
        yield f"The hull number has {len(number)} characters; boats since August 1973 have 12. Read it again; {other}"
    elif len(number) >= WHOLE and built >= str(_SINCE):
        yield f"The hull number is of none of the layouts of 12 characters. Read it again; {other}"

"""Tells strangers from a person asked by name and birth date, without reading their records.

A common name shares a key with hundreds. Their names are looked at together (`likeness.py`); whose name may be a hit
with some birth date (`reach.py`) is looked at alone, and who is left is compared on the sketch, by the comparison.
"""

from collections.abc import Callable, Iterator, Sequence

from leads.hotfiles.declare.sketch import Parts, Sift, Sketch
from leads.hotfiles.things.person import compare
from leads.hotfiles.things.person.dates import born
from leads.hotfiles.things.person.keys import NAME_KEYS
from leads.hotfiles.things.person.likeness import given_claims, joined, surname_claims, turned
from leads.hotfiles.things.person.names import Name, parse
from leads.hotfiles.things.person.reach import EVERY_DATE, UNDATED, Reach
from leads.hotfiles.things.person.sketch import Halves, draw, halves
from leads.messages.fields import BETWEEN, Numbers, Values

#: For the halves of a name on record, the claims of a birth date with which it may be a hit.
Dates = Callable[[str, str, str], frozenset[str]]
_SAME_DAY = "born-same"
_ONLY_SAME_DAY = frozenset({_SAME_DAY})
_GIVEN_SECOND, _GIVEN_JOINED = "given-other", "given-joined"


def sift(asked: Values, numbers: Numbers) -> Sift:
    """Which sketches may be hits of an inquiry by name and birth date."""
    if "NAM" not in asked or "DOB" not in asked:
        return list
    wanted, years = parse(asked["NAM"]), compare.expanded(asked, numbers)
    sex, race, day = asked.get("SEX", ""), asked.get("RAC", ""), asked["DOB"]

    def may_hit(sketches: Sequence[Parts]) -> list[Parts]:
        kinds = {(one[5], one[6]) for one in sketches}
        fitting = {kind for kind in kinds if not compare.narrowed(sex, race, *kind)}
        left = [one for one in sketches if (one[5], one[6]) in fitting]
        dates, found = _dates(asked, wanted, left), []
        for one in left:
            some = dates(one[1], one[2], one[3])
            if one[7]:
                some = some.union(*(dates(*name) for name in _aliases(one)))
            if some and _fits(day, one[4], years, some):
                found.append(one)
        return [one for one in found if compare.weigh(asked, _values(one), numbers) is not None]

    return may_hit


def _fits(day: str, known: str, years: int, dates: frozenset[str]) -> bool:
    """Whether what two birth dates say is among these claims. Beside half a name it is the same date, or nothing."""
    if known == day:
        return _SAME_DAY in dates
    if not known:
        return UNDATED in dates
    return dates != _ONLY_SAME_DAY and born(day, known, years) in dates


def _dates(asked: Values, wanted: Name, sketches: Sequence[Parts]) -> Dates:
    """What tells for each name on these sketches with which birth dates it may be a hit."""
    before, first = {one[1] for one in sketches}, {one[2] for one in sketches}
    for name in (name for one in sketches if one[7] for name in _aliases(one)):
        before.add(name[0])
        first.add(name[1])
    surnames, givens, swapped = (
        surname_claims(wanted, before),
        given_claims(wanted, first),
        turned(wanted, first),
    )
    apart = joined(wanted, givens)
    odd = swapped | apart
    reach, own, others = Reach(asked, wanted), wanted.given, bool(wanted.others)

    def dates(before: str, first: str, rest: str) -> frozenset[str]:
        if not first:
            return EVERY_DATE
        surname, both = surnames[before], others and (rest != "" or not first.isalpha())
        found = reach[both, (surname, givens[first])]
        if rest and own in rest.replace("'", ""):
            found |= reach[both, (surname, _GIVEN_SECOND)]
        if first not in odd:
            return found
        if first in apart and (rest or others):
            found |= reach[both, (surname, _GIVEN_JOINED)]
        return found | reach[both, ("names-swapped",)] if first in swapped else found

    return dates


def _aliases(sketch: Parts) -> Iterator[Halves]:
    return map(halves, sketch[7].split(BETWEEN))


def _values(sketch: Parts) -> Values:
    """What is compared, as a record has it."""
    _, before, first, rest, day, sex, race, aliases, *_ = sketch
    values = {"NAM": f"{before}, {first} {rest}", "DOB": day, "SEX": sex, "RAC": race, "AKA": aliases}
    return {code: value for code, value in values.items() if value}


SKETCH = Sketch(NAME_KEYS, draw, sift)

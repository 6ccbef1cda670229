"""How a record answers with what was added to it: by the way of reading it that says most.

Invariants: a record without additions is compared as its file compares it, and nothing else is done. What is somebody
else's and the person has used never makes a hit surer than possible, never adds to one that the record's own values
make, and says first whose it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from leads.hotfiles.declare.additions import IMPOSTOR, OWN, STOLEN, Added, in_place, of, ways, whole
from leads.hotfiles.declare.hot_file import HotFile, Match, Reason, Told
from leads.messages.fields import Numbers, Values

GRADES = {"exact": 0, "strong": 1, "possible": 2}


class Asked(NamedTuple):
    """What was asked, and how it is compared."""

    values: Values
    today: date
    numbers: Numbers


def best_match(file: HotFile, asked: Asked, known: Values, additions: Sequence[Added]) -> Match | None:
    """How a record answers, read with its additions; None where it is no hit in any way."""
    found, used = _surest(file, asked, known, of(OWN, additions))
    if found is not None:
        found = _told(file, found, used)
        return replace(found, unsure=(*_not_theirs(file, asked, additions), *found.unsure))
    return _by_what_is_stolen(file, asked, known, additions)


def in_every_way(file: HotFile, known: Values, additions: Sequence[Added]) -> Iterator[Values]:
    """Every way in which a record may answer, for its keys: with its own additions and with somebody else's."""
    yield from ways(file.kinds, known, [one for one in additions if one.whose != IMPOSTOR])


def _surest(
    file: HotFile, asked: Asked, known: Values, additions: Sequence[Added]
) -> tuple[Match | None, dict[str, Added]]:
    """The surest match, and the additions by kind that stand in the entry's place in it.

    Kinds are compared one after the other, each with what was best so far: what one of them says does not change what
    another is worth, and nobody has to try a hundred birth dates with each of a hundred numbers.
    """
    values, used = whole(file.kinds, known, additions), dict[str, Added]()
    found = file.match(asked.values, values, asked.today, asked.numbers)
    for kind in file.adds:
        if kind.is_list or not any(code in asked.values for code in kind.asked):
            continue
        for one in (one for one in additions if one.kind == kind.name):
            other = in_place(kind, values, one)
            match = file.match(asked.values, other, asked.today, asked.numbers)
            if match is not None and (found is None or _rank(match) > _rank(found)):
                found, values, used[kind.name] = match, other, one
    return found, used


def _rank(found: Match) -> tuple[int, float]:
    return -GRADES[found.grade], found.score


def _told(file: HotFile, found: Match, used: dict[str, Added]) -> Match:
    """The match with a line for each addition by which it came about, and no surer than they allow."""
    for name in used:
        kind = file.kinds[name]
        lines = [one for one in found.reasons if one.field in kind.asked]
        if not lines:
            continue  # compared, and then something else said more
        grade = found.grade
        if kind.surest != "exact":
            most = kind.surest if all(one.sure for one in lines) else "possible"
            grade = max(grade, most, key=GRADES.__getitem__)
        said = Reason(lines[0].field, f"that is {kind.words} of the record, added after its entry", 0.0)
        found = replace(found, grade=grade, reasons=(*found.reasons, said))
    return found


def _by_what_is_stolen(file: HotFile, asked: Asked, known: Values, additions: Sequence[Added]) -> Match | None:
    """A hit by what the person has used and is somebody else's: whoever is asked for may well be its true owner."""
    stolen = of(STOLEN, additions)
    if not stolen:
        return None
    found, _ = _surest(file, asked, known, [one for one in additions if one.whose in (OWN, STOLEN)])
    if found is None:
        return None
    told = found.told or Told(file.headline(known), file.advise(known))
    line = Reason(found.reasons[0].field, _BELONGS, 0.0, False)
    return replace(
        found,
        grade="possible",
        reasons=(line, *found.reasons),
        told=Told(told.headline, f"{_WHOSE} {told.advise}"),
    )


def _not_theirs(file: HotFile, asked: Asked, additions: Sequence[Added]) -> Iterator[str]:
    """What was asked beside something that hits by itself, and is somebody else's: it speaks for nobody."""
    for one in of(STOLEN, additions):
        kind = file.kinds[one.kind]
        code = next((code for code in one.values if asked.values.get(code) == one.values[code]), "")
        if code in kind.asked:
            yield f"{code} as asked belongs to somebody else, whom the person on record has used: it proves nothing."


_BELONGS = "this belongs to somebody else: the person on record has used it"
_WHOSE = (
    "This name or number belongs to somebody else: the person on record has used it. Whoever is before you may be its "
    "true owner, and it identifies nobody."
)

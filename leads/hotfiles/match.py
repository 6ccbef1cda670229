"""How a record answers with what was added to it: by the way of reading it that says most.

Invariants: a record without additions is compared as its file compares it, and nothing else is done. What is somebody
else's and the person has used never makes a hit surer than possible, never adds to one that the record's own values
make, and says first whose it is. What an impostor uses is never told of the victim.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from leads.hotfiles.add_ons import answers_too, by_add_on
from leads.hotfiles.declare.additions import IMPOSTOR, OWN, STOLEN, Added, Kind, in_place, of, ways, whole
from leads.hotfiles.declare.hot_file import HotFile, Match, Reason, Told
from leads.hotfiles.things.record.compare import match_number
from leads.messages.fields import Numbers, Values

GRADES = {"exact": 0, "strong": 1, "possible": 2}
_BELONGS = "this belongs to somebody else: the person on record has used it"
_WHOSE = (
    "This name or number belongs to somebody else: the person on record has used it. Whoever is before you may be its "
    "true owner, and it identifies nobody."
)
#: What is said of something asked that stands on a record which hits by something else.
_PROVES_NOTHING = {
    STOLEN: "{} as asked belongs to somebody else, whom the person on record has used: it proves nothing.",
    IMPOSTOR: "{} as asked is what the impostor uses, and not the victim.",
}


class Asked(NamedTuple):
    """What was asked, and how it is compared."""

    values: Values
    today: date
    numbers: Numbers


def as_it_stands(file: HotFile, asked: Asked, values: Values) -> Match | None:
    """How a record answers without additions: by its own number, as in any file, or as its file compares.

    One that is over by what it says itself answers nothing, not even its number.
    """
    if file.over(values, asked.today):
        return None
    return match_number(asked.values, values) or file.match(asked.values, values, asked.today, asked.numbers)


def best_match(file: HotFile, asked: Asked, known: Values, additions: Sequence[Added]) -> Match | None:
    """How a record answers, read with its additions; None where it is no hit in any way."""
    found = _own(file, asked, known, additions)
    for other in by_add_on(file, asked.values, known, additions, asked.numbers):
        found = _both(file, found, other)
    if impostor := _by_the_impostor(file, asked, known, additions):
        found = surest(found, impostor)
    return found or _by_what_is_stolen(file, asked, known, additions)


def in_every_way(file: HotFile, known: Values, additions: Sequence[Added]) -> Iterator[Values]:
    """Every way in which a record may answer, for its keys: with its own additions and with somebody else's."""
    yield from ways(file.kinds, known, [one for one in additions if one.whose != IMPOSTOR])
    if (theirs := of(IMPOSTOR, additions)) and file.impostor is not None:
        yield from ways(file.kinds, file.impostor.read(known, theirs), theirs)


def surest(one: Match | None, other: Match | None) -> Match | None:
    """Of two matches the one that says more; the first where they say as much."""
    if one is None or other is None:
        return one or other
    return other if _rank(other) > _rank(one) else one


def _both(file: HotFile, found: Match | None, other: Match) -> Match:
    """Of two that answer under one record the surer one, which says that the other answers too.

    The plate of a stolen trailer may be on the stolen truck: whoever asks both has to learn of both.
    """
    if found is None:
        return other
    told = found if surest(found, other) is found else other
    return replace(told, unsure=(answers_too(file, other if told is found else found), *told.unsure))


def _rank(found: Match) -> tuple[int, float]:
    return -GRADES[found.grade], found.score


def _read_best(
    file: HotFile, asked: Asked, known: Values, additions: Sequence[Added]
) -> tuple[Match | None, list[Kind]]:
    """The surest match, no surer than its additions allow, and the kinds of which one stands in the entry's place.

    Kinds are compared one after the other, each with what was best so far: what one of them says does not change what
    another is worth, and nobody has to try a hundred birth dates with each of a hundred numbers.
    """
    values, used = whole(file.kinds, known, additions), list[Kind]()
    found = as_it_stands(file, asked, values)
    for kind in file.adds:
        if kind.is_list or kind.apart or not kind.is_compared(asked.values):
            continue
        for one in (one for one in additions if one.kind == kind.name):
            other = in_place(kind, values, one)
            match = as_it_stands(file, asked, other)
            by = [*(each for each in used if each is not kind), kind]
            if match is not None and _says_more(capped := _capped(match, by), found):
                found, values, used = capped, other, by
    return found, used


def _says_more(one: Match, other: Match | None) -> bool:
    """Whether a match says more than another. One that is not about whom the record is against is never given up.

    Read with the second protected person an order does not know the first, and would tell them as its respondent.
    """
    if other is None or (one.told is None) != (other.told is None):
        return other is None or other.told is None
    return _rank(one) > _rank(other)


def _own(file: HotFile, asked: Asked, known: Values, additions: Sequence[Added]) -> Match | None:
    """By the record's own values and additions, with a line for each addition that made it."""
    found, used = _read_best(file, asked, known, of(OWN, additions))
    if found is None:
        return None
    for kind in used:
        found = _said(kind, found)
    return replace(found, unsure=(*_not_theirs(file, asked, additions), *found.unsure))


def _capped(found: Match, by: Sequence[Kind]) -> Match:
    """The match, no surer than the additions allow that stand in the entry's place in it."""
    for kind in by:
        lines = _lines(kind, found)
        if lines and kind.surest != "exact":
            most = kind.surest if all(one.sure for one in lines) else "possible"
            found = replace(found, grade=no_surer(found.grade, most))
    return found


def _lines(kind: Kind, found: Match) -> list[Reason]:
    """The reasons that are about such an addition; none where it was compared, and something else said more."""
    return [one for one in found.reasons if one.field in kind.codes]


def _said(kind: Kind, found: Match) -> Match:
    if not (lines := _lines(kind, found)):
        return found
    said = Reason(lines[0].field, f"that is {kind.words} of the record, added after its entry", 0.0)
    return replace(found, reasons=(*found.reasons, said))


def no_surer(grade: str, most: str) -> str:
    """A grade, or the most that it may be."""
    return max(grade, most, key=GRADES.__getitem__)


def _by_the_impostor(file: HotFile, asked: Asked, known: Values, additions: Sequence[Added]) -> Match | None:
    """By what an impostor uses: told of the impostor, and never exact, since it may be somebody's true name."""
    theirs = of(IMPOSTOR, additions)
    if not theirs or file.impostor is None:
        return None
    found, _ = _read_best(file, asked, file.impostor.read(known, theirs), theirs)
    return found and replace(found, grade=no_surer(found.grade, "strong"), told=file.impostor.told(known))


def _by_what_is_stolen(file: HotFile, asked: Asked, known: Values, additions: Sequence[Added]) -> Match | None:
    """By what the person has used and is somebody else's: whoever is asked for may well be its true owner."""
    if not of(STOLEN, additions):
        return None
    found, _ = _read_best(file, asked, known, [one for one in additions if one.whose != IMPOSTOR])
    if found is None:
        return None
    told = found.told or Told(file.headline(known), file.advise(known))
    line = Reason(found.reasons[0].field, _BELONGS, 0.0, False)
    first = Told(told.headline, f"{_WHOSE} {told.advise}")
    return replace(found, grade="possible", reasons=(line, *found.reasons), told=first)


def _not_theirs(file: HotFile, asked: Asked, additions: Sequence[Added]) -> Iterator[str]:
    """What was asked beside something that hits by itself, and is somebody else's: it speaks for nobody."""
    for one in additions:
        if one.whose in _PROVES_NOTHING:
            code = file.kinds[one.kind].codes[0]
            if asked.values.get(code) == one.values[code]:
                yield _PROVES_NOTHING[one.whose].format(code)

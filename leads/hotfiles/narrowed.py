"""A list of likenesses is told as far as somebody reads it: the best of them, how many more there are, what narrows it.

One function for every list. A sure hit is never left out, nor a likeness that warns of danger, unless it is by looks:
by looks alone hundreds are alike, and who agrees most is told first.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from leads.hotfiles.inquire import Hit
from leads.hotfiles.registry import FIELDS, FILES
from leads.messages.fields import Numbers
from leads.rules.numbers import number


class Narrowed(NamedTuple):
    """The hits that are told, and of those that are not how many there are, and by which fields there would be less."""

    hits: Sequence[Hit]
    more: int = 0
    narrow_by: tuple[str, ...] = ()


def narrowed(hits: Sequence[Hit], asked: Collection[str], numbers: Numbers) -> Narrowed:
    """The hits in their order, of what only looks alike no more than the state's limit; `asked`: the fields asked."""
    most = number("inquiry.likenesses_most", numbers)
    alike = [hit for hit in hits if hit.match.grade == "possible"]
    if len(alike) <= most:
        return Narrowed(hits)
    kept = {id(hit) for hit in sorted(alike, key=_dispensable)[:most]}
    kept.update(id(hit) for hit in alike if _warns(hit))
    told = [hit for hit in hits if hit.match.grade != "possible" or id(hit) in kept]
    left = [hit for hit in alike if id(hit) not in kept]
    return Narrowed(told, len(left), tuple(_narrow_by(left, asked)))


def _warns(hit: Hit) -> bool:
    return not hit.match.by_looks and hit.file.caution(hit.candidate.key, hit.candidate.values)


def _dispensable(hit: Hit) -> bool:
    """Danger is kept before what looks as much alike; else the order in which hits stand is kept."""
    return not _warns(hit)


def _narrow_by(left: Iterable[Hit], asked: Collection[str]) -> Iterable[str]:
    """The fields that tell more of the records left out than was asked, each once."""
    files = dict.fromkeys(hit.file.name for hit in left)
    return dict.fromkeys(code for name in files for code in FILES[name].narrows if code not in asked)


def as_data(found: Narrowed) -> dict[str, Any]:
    """What is not told, in structured form; nothing where all is."""
    return {"more": found.more, "narrow_by": found.narrow_by} if found.more else {}


def more_words(data: Mapping[str, Any]) -> str:
    """That there are more, and what narrows the list, in a sentence; "" where all is told. `data` as above."""
    more = data.get("more", 0)
    if not more:
        return ""
    first = f"{more} more only look{'s' if more == 1 else ''} alike and {'is' if more == 1 else 'are'} not shown."
    fields = [f"{code} ({FIELDS[code].name.lower()})" for code in data["narrow_by"]]
    return f"{first} To narrow the list, say {', '.join(fields)}." if fields else first

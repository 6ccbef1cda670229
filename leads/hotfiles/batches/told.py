"""What is kept of an answer to a row, so that whoever reads it later reads all of a warning, and what became of it.

Kept is what a terminal shows that bears on how far a hit may be acted on: whose it is, how sure, what speaks against
it, who noted, located or compared what. What describes the person or thing is not, but in a note: that is asked for
when it is needed.
A hit that was kept is one of then. What its record is now is asked when the results are opened, and said with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from leads.hotfiles.additions import additions_of, additions_told
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.finding import finding, finding_words, stands
from leads.hotfiles.inquire import can_hit, restored_words
from leads.hotfiles.located import located, located_words
from leads.hotfiles.models import NotThisPerson, Record
from leads.hotfiles.narrowed import more_words
from leads.hotfiles.registry import FILES

Hit = Mapping[str, Any]
#: What is kept of a hit.
OF_A_HIT = (
    *("record", "file", "title", "headline", "grade", "caution", "not_this_person", "located", "found_different"),
    *("advise", "unsure", "unconfirmed_since", "checked", "state", "agency", "case", "add_on"),
)
#: And of what was asked for and is no longer in force.
OF_AN_ENDED = ("ended_record", "file", "title", "headline", "since", "why", "advise", "agency", "case")
GONE = "An inquiry does not return this record any more: nobody and nothing is to be held for it."
CHANGED = "The record was changed since this answer: ask again before anybody acts on it."
NOTED = "What is noted of who is not its person has changed since this answer: ask again before anybody acts on it."
_NAMES_IT = ("kind", "whose", "values")
_CHECKED = {
    "awaiting": "When this was answered no second person had checked it yet.",
    "overdue": "When this was answered no second person had checked it, and the check was overdue.",
}


def kept_of(data: Mapping[str, Any], without_secrets: Callable[[str], str]) -> dict[str, Any]:
    """Of an answer in structured form its hits, what is no longer in force, and what was not told or not searched."""
    hits = [{**_some(hit, OF_A_HIT), "doubts": _doubts(hit)} for hit in data.get("hits") or ()]
    said = {
        "hits": hits,
        "inactive": [_some(one, OF_AN_ENDED) for one in data.get("inactive") or ()],
        "more": more_words(data),
        "not_searched": list(data.get("not_searched") or ()),
        "read_as": list(data.get("read_as") or ()),  # which fields, and no value
    }
    return {name: _clean(value, without_secrets) for name, value in said.items()}


def _some(of: Hit, names: Iterable[str]) -> dict[str, Any]:
    return {name: of.get(name) for name in names}


def _doubts(hit: Hit) -> list[str]:
    """Why it may be none, in the words of the comparison."""
    return [one["words"] for one in hit.get("reasons") or () if not one["sure"]]


def _clean(value: Any, without_secrets: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return without_secrets(value)
    if isinstance(value, Mapping):
        return {name: _clean(one, without_secrets) for name, one in value.items()}
    return [_clean(one, without_secrets) for one in value] if isinstance(value, list | tuple) else value


# In words


def called(hit: Hit) -> str:
    """What was hit, how sure, in a line; what only looks alike says so."""
    sure = "" if hit["grade"] != "possible" else " (possible: it only looks alike)"
    return f"{'CAUTION. ' if hit['caution'] else ''}HIT{sure}: {hit['headline']}, record {hit['record']}"


def before_all(hit: Hit, when: Callable[[str], str]) -> list[str]:
    """What is read before what to do: that it is somebody else, was found already, or differs from its report.

    `when` writes a time as its reader does. A result that an older LEADS kept has none of it.
    """
    said = [note["words"]] if (note := hit.get("not_this_person")) else []
    said += [located_words(found)] if (found := hit.get("located")) else []
    return said + ([_different(found, hit, when)] if (found := hit.get("found_different")) else [])


def _different(found: Mapping[str, Any], hit: Hit, when: Callable[[str], str]) -> str:
    at = found["at"] if isinstance(found["at"], str) else found["at"].isoformat()
    return finding_words(found, hit["agency"]["name"], when(at))


def not_sure(hit: Hit) -> list[str]:
    """What is in doubt of the hit or its record."""
    unchecked = _CHECKED.get((hit.get("checked") or {}).get("state", ""))
    return [*hit.get("doubts", ()), *(hit.get("unsure") or ()), *([unchecked] if unchecked else [])]


def whom_to_ask(of: Hit) -> str:
    """The agency behind it, with its telephone and case."""
    agency = of["agency"]
    return (
        f"{agency['name']} {agency['ori']} TEL {agency['telephone'] or 'not on file'} CASE {of['case'] or 'not given'}"
    )


def ended_words(one: Hit) -> str:
    """What was asked for and is no longer in force, with its agency."""
    since = day_shown(str(one["since"]).replace("-", ""))
    return (
        f"INACTIVE since {since}: {one['headline']}, record {one['ended_record']}. {one['advise']} {whom_to_ask(one)}"
    )


def beside(line: Mapping[str, Any]) -> list[str]:
    """What was not told, not searched, or read as something else than was sent, as sentences."""
    said = [line["more"]] if line.get("more") else []
    said += [f"Not searched: {', '.join(codes)}."] if (codes := line.get("not_searched")) else []
    return said + ([f"Read otherwise than it was sent: {', '.join(codes)}."] if (codes := line.get("read_as")) else [])


# What became of it


def since_then(
    lines: Iterable[Mapping[str, Any]], when: Callable[[str], str], now: datetime
) -> Callable[[Mapping[str, Any], Hit], tuple[bool, list[str]]]:
    """Asks once for all records that these results hit, and gives what says of a hit whether it still may stand.

    That gives whether the record still can hit, and what came to it since the answer, as sentences.
    """
    numbers = {hit["record"] for line in lines for hit in line.get("hits") or ()}
    records = Record.objects.select_related("agency", "located_by").in_bulk(sorted(numbers), field_name="number")
    noted = _noted_at(one.pk for one in records.values() if one.noted)

    def say(line: Mapping[str, Any], hit: Hit) -> tuple[bool, list[str]]:
        found = records.get(hit["record"])
        if found is None or not can_hit(found, now):
            return False, [GONE]
        met = hit.get("add_on")
        under = _still_under(found, met) if met else None
        if met and under is None:
            return False, [GONE]
        late = any(at > datetime.fromisoformat(line["at"]) for at in noted.get(found.pk, ()))
        return True, [*([NOTED] if late else []), *_came(found, line, hit, when, under)]

    return say


def _noted_at(record_ids: Iterable[int]) -> dict[int, list[datetime]]:
    """When notes of these records began to hold, were put in doubt or ended."""
    found: dict[int, list[datetime]] = {}
    notes = NotThisPerson.objects.filter(record__in=list(record_ids), confirmed_at__isnull=False)
    for record_id, *times in notes.values_list("record_id", "confirmed_at", "changed_at", "ended_at"):
        found.setdefault(record_id, []).extend(at for at in times if at)
    return found


def _still_under(found: Record, met: Mapping[str, Any]) -> Added | None:
    """What the hit met, as it stands under its record now: it is another thing than the record, found by itself."""
    there = additions_of(found)
    as_told = additions_told(FILES[found.file], there)
    same = ((one, all(each[name] == met[name] for name in _NAMES_IT)) for one, each in zip(there, as_told, strict=True))
    return next((one for one, is_same in same if is_same), None)


def _came(
    found: Record, line: Mapping[str, Any], hit: Hit, when: Callable[[str], str], under: Added | None
) -> Iterator[str]:
    by = found.located_by
    if hit.get("located"):
        pass
    elif under is not None:
        if under.located:
            yield located_words(under.located)
    elif found.state == "located" and by is not None:
        yield located_words(located(found.values, by.ori, by.name))
    if stands(found) and not hit.get("found_different"):
        made = finding(found.different_at, found.different_items)
        assert made is not None
        yield _different(made, hit, when)
    if found.unconfirmed_since is not None and not hit.get("unconfirmed_since"):
        yield restored_words(found)
    if found.changed_at > datetime.fromisoformat(line["at"]):
        yield CHANGED


def lines_of(hit: Hit, when: Callable[[str], str]) -> list[str]:
    """A hit as lines of text, in the order in which a terminal tells it."""
    doubts = [f"NOT SURE: {one}" for one in not_sure(hit)]
    return [called(hit), *before_all(hit, when), hit["advise"], whom_to_ask(hit), *doubts]

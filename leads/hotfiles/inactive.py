"""Orders that are no longer in force, told to whoever asks for that very one. Never a hit, never a caution.

Invariant 5 stands: they have no keys among those of records that can hit, no other inquiry looks here, and what was
cancelled is never here (migration 0016). One whose last day is over and which nobody has retired yet answers alike.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import orjson

from leads.database import prepared
from leads.database.arrays import int8s, texts
from leads.hotfiles.declare.inactive import Inactive
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.inquire import Candidate
from leads.hotfiles.registry import FILES
from leads.messages.fields import Values

_DECLARED = tuple(file.inactive for file in FILES.values() if file.inactive)
NO_GROUND = "It is no ground to stop, search or arrest anybody. Another may have taken its place: ask its agency."
_WHY = {"cleared": "Its agency cleared it.", "expired": "Its last day is over."}

# The state is asked again, as it is of what can hit: two locks on one door.
LOOK_UP = """
SELECT w.n, r.number, r.file, r.state, r.case_number, r.values::text, w.since, a.ori, a.name, a.telephone
FROM (SELECT DISTINCT u.n, i.record_id, i.since FROM unnest($1::bigint[], $2::text[]) AS u(n, key)
      JOIN hotfiles_inactiverecord i ON i.keys @> ARRAY[u.key] AND i.until > $3) w
JOIN hotfiles_record r ON r.id = w.record_id AND r.state IN ('cleared', 'retired') AND NOT r.held_back
JOIN agencies_agency a ON a.id = r.agency_id
"""


class Ended(NamedTuple):
    """A record that is no longer in force, and since when."""

    number: str
    file: str
    state: str
    case_number: str
    values: Mapping[str, str]
    since: date
    ori: str
    agency: str
    telephone: str


def is_specific(key: str, asked: Values) -> bool:
    """Whether an inquiry may be about one record that has ended: its key and one of its fields say so."""
    return any(key in one.asked_by and not one.by.isdisjoint(asked) for one in _DECLARED)


def look_up(asked: Mapping[int, Sequence[str]], today: date) -> dict[int, list[Ended]]:
    """What has ended and shares a key with an inquiry: place of the inquiry → records. `today` as UTC counts days."""
    pairs = [(n, key) for n, keys in asked.items() for key in keys]
    if not pairs:
        return {}
    found: dict[int, list[Ended]] = {}
    for n, *row in prepared.run(LOOK_UP, int8s([n for n, _ in pairs]), texts([key for _, key in pairs]), today):
        row[4] = orjson.loads(row[4])
        found.setdefault(n, []).append(Ended(*row))
    return found


def not_yet_retired(candidates: Iterable[Candidate], today: date) -> Iterator[Ended]:
    """Of records on file those whose own last day is over; `today` in the zone of who asks."""
    for one in candidates:
        inactive = FILES[one.file].inactive
        since = inactive.over_since(one.values) if inactive else None
        if since is not None and since <= today:
            yield Ended(
                one.number, one.file, "retired", one.case_number, one.values, since, one.ori, one.agency, one.telephone
            )


def told(key: str, asked: Values, files: Iterable[str], ended: Iterable[Ended]) -> list[dict[str, Any]]:
    """What an inquiry is told of records that are no longer in force, in structured form, the last to end first.

    Of opened files, and only where the inquiry is specific: about this very one.
    """
    opened = set(files)
    said = []
    for one in sorted(ended, key=lambda one: (one.since, one.number), reverse=True):
        inactive = FILES[one.file].inactive
        if inactive is None or one.file not in opened or key not in inactive.asked_by:
            continue  # never by a key that a patrol asks with
        if reasons := inactive.match(asked, {**one.values, "NIC": one.number, "OCA": one.case_number}):
            said.append(_as_data(one, inactive, reasons))
    return said


def _as_data(one: Ended, inactive: Inactive, reasons: Sequence[str]) -> dict[str, Any]:
    why = "cleared" if one.state == "cleared" else "expired"
    return {
        "record": one.number,
        "file": one.file,
        "title": FILES[one.file].title,
        "headline": f"This {inactive.noun} is no longer in force since {day_shown(f'{one.since:%Y%m%d}')}",
        "since": one.since,
        "why": why,
        "advise": f"{_WHY[why]} {NO_GROUND}",
        "facts": inactive.facts(one.values),
        "reasons": reasons,
        "agency": {"ori": one.ori, "name": one.agency, "telephone": one.telephone},
        "case": one.case_number,
    }

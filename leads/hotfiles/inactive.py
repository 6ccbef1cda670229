"""Orders that are no longer in force, told to whoever asks for that very one. Never a hit, never a caution.

Invariant 5 stands: they have no keys among those of records that can hit, no other inquiry looks here, and what was
cancelled is never here (migration 0016). One whose last day is over and which nobody has retired yet answers alike,
also while a heap of such records waits for the Department (acts/ceiling.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import orjson

from leads.database import prepared
from leads.database.arrays import int8s, texts
from leads.hotfiles.declare.additions import OWN, Added, of, ways
from leads.hotfiles.declare.inactive import Inactive
from leads.hotfiles.declare.shown import day_shown
from leads.hotfiles.inquire import Candidate
from leads.hotfiles.lists import ADDITIONS, read_rows, together
from leads.hotfiles.registry import FILES
from leads.messages.fields import Values

_DECLARED = tuple(file.inactive for file in FILES.values() if file.inactive)
NO_GROUND = "It is no ground to stop, search or arrest anybody. Another may have taken its place: ask its agency."
_WHY = {"cleared": "Its agency cleared it.", "expired": "Its last day is over."}

# The state is asked again, as it is of what can hit: two locks on one door. In one statement with what is past its time
# and does not hit (inquire.LOOK_UP), though nobody has retired it: whatever is retired meanwhile is seen once.
LOOK_UP = f"""
SELECT w.n, r.number, r.file, r.state, r.case_number, r.values::text, w.since, a.ori, a.name, a.telephone, {ADDITIONS}
FROM (SELECT u.n, i.record_id, i.since FROM unnest($1::bigint[], $2::text[]) AS u(n, key)
      JOIN hotfiles_inactiverecord i ON i.keys @> ARRAY[u.key] AND i.until > $3
      UNION
      SELECT u.n, k.record_id, NULL FROM unnest($1::bigint[], $2::text[]) AS u(n, key)
      JOIN hotfiles_recordkey k ON k.key = u.key) w
JOIN hotfiles_record r ON r.id = w.record_id AND NOT r.held_back AND CASE WHEN w.since IS NULL
     THEN r.state IN ('active', 'located') AND r.retire_on <= $3 ELSE r.state IN ('cleared', 'retired') END
JOIN agencies_agency a ON a.id = r.agency_id
"""  # noqa: S608


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
    additions: Sequence[Added] = ()  # what had come to it after its entry


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
        row[4], row[-1] = together(orjson.loads(row[4]), read_rows(row[-1]))
        row[5] = row[5] or _over_since(row[1], row[4], today)
        if row[5] is not None:
            found.setdefault(n, []).append(Ended(*row))
    return found


def _over_since(file: str, values: Values, today: date) -> date | None:
    """Since when a record on file no longer holds by its own last day; None where it does, or its file has no such."""
    inactive = FILES[file].inactive
    since = inactive.over_since(values) if inactive else None
    return since if since is not None and since <= today else None


def not_yet_retired(candidates: Iterable[Candidate], today: date) -> Iterator[Ended]:
    """Of records on file those whose own last day is over; `today` in the zone of who asks."""
    for one in candidates:
        if since := _over_since(one.file, one.values, today):
            whose = one.ori, one.agency, one.telephone
            yield Ended(one.number, one.file, one.state, one.case_number, one.values, since, *whose, one.additions)


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
        if reasons := _reasons(one, inactive, asked):
            said.append(_as_data(one, inactive, reasons))
    return said


def _reasons(one: Ended, inactive: Inactive, asked: Values) -> Sequence[str]:
    """Why it is this one, by what it said at its entry or what came to it later, such as another name."""
    known = {**one.values, "NIC": one.number, "OCA": one.case_number}
    read = ways(FILES[one.file].kinds, known, of(OWN, one.additions))
    return next(filter(None, (inactive.match(asked, way) for way in read)), ())


def _as_data(one: Ended, inactive: Inactive, reasons: Sequence[str]) -> dict[str, Any]:
    why = "cleared" if one.state == "cleared" else "expired"
    return {
        # Not "record", by which a journal is searched for who had it as a hit (switch/look_back.py).
        "ended_record": one.number,
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

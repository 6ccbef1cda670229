"""Asks the hot files: one look-up for all inquiries of a batch, then each candidate compared and explained."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

import orjson

from leads.database import prepared
from leads.database.arrays import int8s, texts
from leads.hotfiles.add_ons import doubts_of, facts_of_hit, of_the_other
from leads.hotfiles.additions import added_facts, added_says, additions_told
from leads.hotfiles.attachments.told import COLUMN as IMAGES
from leads.hotfiles.attachments.told import as_told
from leads.hotfiles.checked import checked_state
from leads.hotfiles.declare.additions import OWN, Added, of, whole
from leads.hotfiles.declare.hot_file import AskedKeys, HotFile, Match, Told
from leads.hotfiles.declare.shown import masked
from leads.hotfiles.declare.sketch import Sieve
from leads.hotfiles.finding import finding
from leads.hotfiles.lists import ADDITIONS, read_rows, together
from leads.hotfiles.located import located
from leads.hotfiles.match import GRADES, Asked, as_it_stands, best_match
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.noted import COLUMN as NOTES
from leads.hotfiles.noted import Note, Said, of_its_own, said
from leads.hotfiles.registry import FILES
from leads.hotfiles.sketches import is_rough, passing
from leads.hotfiles.things.record.keys import number_key
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey

ASK_FIRST = "Already found once: ask both agencies whether the record still holds before you act."
UNCONFIRMED = (
    "From a backup of {:%Y-%m-%d %H:%M} UTC: this record may have ended since. Ask its agency whether it still holds"
    " before anybody is held."
)
HELD = (
    "Held back since the database was restored: it is known to have ended after the backup of {:%Y-%m-%d %H:%M} UTC,"
    " and is not returned on inquiries until its agency has looked at its papers."
)
NO_SIEVES: Mapping[int, Sieve] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record that shares a key with an inquiry; whether it is a hit is for its file's comparison to say."""

    number: str
    file: str
    key: str
    state: str
    ori: str
    agency: str
    telephone: str
    case_number: str
    values: Mapping[str, str]
    warnings: Sequence[str]
    entered_at: datetime
    checked_at: datetime | None
    validated_at: datetime | None
    check_from: datetime
    located_ori: str | None = None
    located_agency: str | None = None
    unconfirmed_since: datetime | None = None  # from a backup of then; its agency has not looked at it since
    different_at: datetime | None = None
    different_items: Sequence[Mapping[str, str]] | None = None
    additions: Sequence[Added] = ()  # what came to it and stands beside its values
    notes: Sequence[Note] | None = None  # that somebody is not its person
    images: Sequence[Sequence[str]] | None = None  # attachments/told.py


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that answers an inquiry, with its reasons."""

    candidate: Candidate
    file: HotFile
    match: Match
    note: Said | None = None  # that somebody else was taken for its person; the hit stands whatever it says


# The state is looked at again although only records that can hit have keys: two locks on one door (invariant 5).
LOOK_UP = f"""
SELECT w.n, r.number, r.file, r.key, r.state, a.ori, a.name, a.telephone, r.case_number, r.values::text,
       r.warnings::text, r.entered_at, r.checked_at, r.validated_at, r.check_from, l.ori, l.name,
       r.unconfirmed_since, r.different_at, r.different_items::text, {ADDITIONS}, {NOTES}, {IMAGES}
FROM (SELECT DISTINCT u.n, k.record_id FROM unnest($1::bigint[], $2::text[]) AS u(n, key)
      JOIN hotfiles_recordkey k ON k.key = u.key) w
JOIN hotfiles_record r ON r.id = w.record_id AND r.state IN ('active', 'located')
     AND NOT r.held_back AND (r.retire_on IS NULL OR r.retire_on > $3)
JOIN agencies_agency a ON a.id = r.agency_id
LEFT JOIN agencies_agency l ON l.id = r.located_by_id
"""  # noqa: S608
# The same for records whose sketches have passed, by their ids.
LOOK_UP_PASSED = LOOK_UP.replace(
    """(SELECT DISTINCT u.n, k.record_id FROM unnest($1::bigint[], $2::text[]) AS u(n, key)
      JOIN hotfiles_recordkey k ON k.key = u.key) w""",
    "unnest($1::bigint[], $2::bigint[]) AS w(n, record_id)",
)


def asked_keys(key: MessageKey, values: Values, numbers: Numbers) -> tuple[str, ...]:
    """The keys that an inquiry looks up: one for most plates, some thirty for a name, 961 for two unknown characters.

    Whatever can be searched is searched, also beside a number. Raises Refused (plate-unknown-off).
    """
    own = (number_key(values["NIC"]),) if "NIC" in values else ()
    return tuple(dict.fromkeys((*own, *(one for ask in _asks(key) for one in ask(values, numbers)))))


@cache
def _asks(key: MessageKey) -> tuple[AskedKeys, ...]:
    """What makes the keys of an inquiry in all of its files, each once however many files share it."""
    return tuple(dict.fromkeys(ask for file in key.files for ask in FILES[file].asks))


@dataclass(frozen=True, slots=True)
class Searched:
    """How an inquiry was searched: in which files, by which fields, and which it names without their being searched."""

    files: tuple[str, ...]
    by: tuple[tuple[str, ...], ...]
    not_by: tuple[str, ...]


@lru_cache(maxsize=4096)
def searched(key: MessageKey, fields: tuple[str, ...], files: tuple[str, ...]) -> Searched:
    """What was searched of an inquiry with these fields in the files that it opened, and what was not."""
    by = dict.fromkeys(one for file in files for one in FILES[file].searches(fields))
    if "NIC" in fields:
        by[("NIC",)] = None
    done = {code for one in by for code in one}
    able = {code for one in key.combinations for code in one}
    return Searched(
        tuple(FILES[name].title for name in files), tuple(by), tuple(c for c in fields if c in able and c not in done)
    )


def look_up(
    asked: Sequence[Sequence[str]], today: date, sieves: Mapping[int, Sieve] = NO_SIEVES
) -> dict[int, list[Candidate]]:
    """All candidates for many inquiries: place in `asked` → the records that share a key with it.

    Of records that share but a rough key with an inquiry, only those are read whose sketch its sieve lets pass.
    Invariant: the inquiries have a transaction number before this is called (invariant 3).
    """
    exact: list[tuple[int, str]] = []
    rough: list[tuple[int, str]] = []
    for n, keys in enumerate(asked):
        sifted = n in sieves
        for key in keys:
            (rough if sifted and is_rough(key) else exact).append((n, key))
    found: dict[int, dict[str, Candidate]] = {}
    if exact:
        _read(found, LOOK_UP, int8s([n for n, _ in exact]), texts([key for _, key in exact]), today)
    if ids := passing(rough, sieves):
        _read(found, LOOK_UP_PASSED, int8s([n for n, _ in ids]), int8s([one for _, one in ids]), today)
    return {n: list(some.values()) for n, some in found.items()}


def _read(found: dict[int, dict[str, Candidate]], statement: str, *given: Any) -> None:
    """Adds the records that a statement gives, each once an inquiry."""
    for n, *row in prepared.run(statement, *given):
        row[8], row[9] = orjson.loads(row[8]), orjson.loads(row[9])
        for at in (-4, -2, -1):
            if row[at] is not None:
                row[at] = orjson.loads(row[at])
        row[8], row[-3] = together(row[8], read_rows(row[-3]))
        found.setdefault(n, {})[row[0]] = Candidate(*row)


def hits(
    asked: Values, files: Iterable[str], candidates: Iterable[Candidate], today: date, numbers: Numbers
) -> list[Hit]:
    """What the inquiry hits among its candidates: danger first, then who is sought, then the surest; of opened files.

    What merely looks alike comes last, whatever it warns of: it demands nothing.
    """
    opened, asking = set(files), Asked(asked, today, numbers)
    found = []
    for candidate in candidates:
        if candidate.file not in opened:
            continue
        file = FILES[candidate.file]
        known = {**candidate.values, "NIC": candidate.number, "OCA": candidate.case_number}
        if candidate.additions:
            match = best_match(file, asking, known, candidate.additions)
        else:
            match = as_it_stands(file, asking, known)
        if match is not None:
            noted = _noted(candidate, match, asked, known, today)
            met, match = as_met(file, candidate, match)
            found.append(Hit(met, file, match, noted))
    found.sort(key=danger_first)
    return found


def _noted(candidate: Candidate, match: Match, asked: Values, known: Values, today: date) -> Said | None:
    """What its notes say; where the hit is about somebody else (whose number was stolen) only what means that one."""
    if not candidate.notes:
        return None
    told = said(asked, of_its_own(known, candidate.additions), candidate.notes, candidate.agency, today)
    return told if told and (told.agrees or not match.told) else None


def as_met(file: HotFile, candidate: Candidate, match: Match) -> tuple[Candidate, Match]:
    """A hit by what stands under a record: whether that was found is told, and not whether the record's subject was."""
    if match.add_on is None:
        return candidate, match
    found = match.add_on.located
    unsure = (*of_the_other(file, match.add_on, candidate.state), *match.unsure)
    return _as_found(candidate, found), replace(match, unsure=unsure)


def _as_found(candidate: Candidate, found: Mapping[str, str] | None) -> Candidate:
    values = {code: value for code, value in candidate.values.items() if code not in ("DOL", "LCA", "DIS")}
    if found is None:
        return replace(candidate, state="active", values=values, located_ori=None, located_agency=None)
    values |= {"DOL": found["on"], "LCA": found["case"]}
    by, name = found["ori"], found["agency"]
    return replace(candidate, state="located", values=values, located_ori=by, located_agency=name)


def danger_first(hit: Hit) -> tuple[bool, bool, bool, int, float, str]:
    """In which order hits are told: what merely looks alike last, danger first, who is sought, then the surest."""
    alike, grade = hit.match.grade == "possible", GRADES[hit.match.grade]
    danger = not alike and hit.file.caution(hit.candidate.key, hit.candidate.values)
    return alike, not danger, hit.file.registry, grade, -hit.match.score, hit.candidate.number


def asked_doubts(asked: Values, files: Iterable[str]) -> tuple[str, ...]:
    """What is odd about what was asked, as sentences, each once."""
    return tuple(dict.fromkeys(said for doubts in _doubters(tuple(files)) for said in doubts(asked)))


@cache
def _doubters(files: tuple[str, ...]) -> tuple[Callable[[Values], Iterable[str]], ...]:
    """What sees the odd in an inquiry of these files, each once however many files share it."""
    return tuple(dict.fromkeys(FILES[name].asked_doubts for name in files))


def headline(hit: Hit) -> str:
    """What was hit, in a line; a hit that only looks alike says so first: "Possibly a stolen vehicle"."""
    words = hit.match.told.headline if hit.match.told else hit.file.headline(hit.candidate.values)
    since = "Located since: " if hit.candidate.state == "located" else ""
    low = words if words[:2].isupper() else f"{words[0].lower()}{words[1:]}"
    if hit.match.grade == "possible":
        return f"{since}{'possibly' if since else 'Possibly'} {'an' if words[0] in 'AEIOU' else 'a'} {low}"
    return since + low if since else words


def can_hit(record: Record, now: datetime) -> bool:
    """Whether an inquiry would find it now: it has not ended, its time is not over, and no restore holds it back."""
    kept = record.retire_on is None or record.retire_on > now.date()
    return record.state in CAN_HIT and not record.held_back and kept


def advise(file: HotFile, known: Candidate | Record, values: Values, told: Told | None = None) -> str:
    """What to do first, on a hit and on the record's page: ask, where the record may not hold any more.

    `told` where the hit is not about whom the record is against.
    """
    first = [ASK_FIRST] if known.state == "located" else []
    if known.unconfirmed_since is not None:
        first.insert(0, UNCONFIRMED.format(known.unconfirmed_since.astimezone(UTC)))
    return " ".join([*first, told.advise if told else file.advise(values)])


def restored_words(found: Record) -> str:
    """What a restore means for a record, for whoever opens it; "" where it means nothing, or somebody has looked."""
    if found.unconfirmed_since is None or found.state not in CAN_HIT:
        return ""
    return (HELD if found.held_back else UNCONFIRMED).format(found.unconfirmed_since.astimezone(UTC))


def as_data(hit: Hit, now: datetime, *, is_here: bool = False) -> dict[str, Any]:
    """A hit in structured form: what was reported, by whom, how good the record is, why it answers, what to do next.

    Times in UTC; `age_days` counts from entry. `is_here`: whoever asked may have the person before them, and so is
    told what that one alone should know.
    """
    candidate, file, match = hit.candidate, hit.file, hit.match
    found = (
        located(candidate.values, candidate.located_ori or "", candidate.located_agency or "")
        if candidate.state == "located"
        else None
    )
    state, due = checked_state(candidate.check_from, candidate.checked_at, now)
    verify = file.to_verify(candidate.values) if is_here and match.grade != "possible" and match.told is None else ""
    note, advised = hit.note, advise(file, candidate, candidate.values, match.told)
    to_read = (advised, *added_says(file, candidate.additions), verify, note and note.advise)
    # What is in doubt is read first where the whole hit is in doubt.
    reasons = sorted(match.reasons, key=lambda one: one.sure) if match.grade == "possible" else match.reasons
    return {
        "record": candidate.number,
        "file": candidate.file,
        "title": file.title,
        "headline": headline(hit),
        "located": found,
        "found_different": finding(candidate.different_at, candidate.different_items),
        "advise": " ".join(filter(None, to_read)),
        "unconfirmed_since": candidate.unconfirmed_since,
        "grade": match.grade,
        "score": round(match.score, 4),
        "caution": file.caution(candidate.key, candidate.values),
        "facts": _facts(hit),
        "reasons": [{"field": one.field, "words": one.words, "sure": one.sure} for one in reasons],
        "unsure": [*match.unsure, *_doubts(hit)],
        "agency": {"ori": candidate.ori, "name": candidate.agency, "telephone": candidate.telephone},
        "case": candidate.case_number,
        "entered_at": candidate.entered_at,
        "age_days": (now - candidate.entered_at).days,
        "checked": {"state": state, "at": candidate.checked_at, "due": due},
        "validated_at": candidate.validated_at,
        "state": candidate.state,
        "additions": additions_told(file, candidate.additions),
        "images": as_told(candidate.images),
        "values": _as_told(file, candidate.values),
        **({"add_on": additions_told(file, (match.add_on,))[0]} if match.add_on else {}),
        **({"not_this_person": {"agrees": note.agrees, "words": note.words}} if note else {}),
    }


def _doubts(hit: Hit) -> Sequence[str]:
    """What is doubtful of the record; where its add-on was met, of that alone: the rest is not what stands there."""
    met, said = hit.match.add_on, hit.candidate.warnings
    return said if met is None else doubts_of(hit.file, met, said)


def _facts(hit: Hit) -> tuple[tuple[str, str], ...]:
    """What to compare: of an add-on its own first, with the record under it; then what else was added."""
    candidate, met = hit.candidate, hit.match.add_on
    known = whole(hit.file.kinds, candidate.values, of(OWN, candidate.additions))  # a dental chart stands beside
    own = facts_of_hit(hit.file, known, met) if met else hit.file.facts(known)
    return (*own, *added_facts(hit.file, [one for one in candidate.additions if one is not met]))


def _as_told(file: HotFile, values: Values) -> Values:
    """A record's values as whoever asked may have them: of a secret one only the end, and none that is kept back."""
    fields = file.by_code
    told = {code: value for code, value in values.items() if code not in file.kept_back}
    secret = [code for code in told if code in fields and fields[code].secret]
    return {**told, **{code: masked(fields[code], told[code]) for code in secret}} if secret else told

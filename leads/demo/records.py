"""Hot file records in bulk, as COPY text: a pure function of seed, file and place, so processes can share the work.

Invariant: a batch depends on nothing but the plan, its file and where it begins. However many processes make the
state, and however large it is, the first thousand records are the same.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

import orjson

from leads.demo.desks import Plan
from leads.demo.life import Life, life
from leads.demo.rows import line
from leads.demo.vehicles import theft
from leads.demo.wanted import warrant
from leads.hotfiles.acts.number import record_number
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.declare.hot_file import HotFile
from leads.hotfiles.lists import list_rows, without_lists
from leads.hotfiles.registry import FILES
from leads.rules.days import illinois_day
from leads.rules.section_60_hot_file_records import warrant_late

ENDED_WHY = {"stolen_vehicle": "HIT STATE", "wanted_person": "LOCATED"}
BATCH = 2_000  # records made at once; part of what makes the state the same each time
Values = dict[str, str]


@dataclass(frozen=True, slots=True)
class Work:
    """One batch to make: records `first` to `first + count - 1` of a file, with ids from `first_id` on."""

    file: str
    first: int
    count: int
    first_id: int


@dataclass(frozen=True, slots=True)
class Made:
    """One batch as COPY text for four tables, and how many records and keys it holds."""

    records: bytes
    keys: bytes
    additions: bytes
    changes: bytes
    record_count: int
    key_count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in one record, before it has a number."""

    key: str
    values: Values
    support: str
    case_number: str


def make(plan: Plan, work: Work) -> Made:
    """One batch of records with their keys and, where the plan wants history, the steps of their lives."""
    rng = Random(f"{plan.seed} {work.file} {work.first}")  # noqa: S311 (fiction, not secrets)
    texts = Texts(FILES[work.file], plan)
    for step in range(work.count):
        number = work.first + step
        lived = life(rng, plan, number)
        texts.add(work.first_id + step, lived, ENTRIES[work.file](rng, number, lived))
    return texts.made()


def _stolen_vehicle(rng: Random, number: int, lived: Life) -> Entry:
    taken = theft(rng, number, illinois_day(lived.facts_known_at))
    lot = rng.random()
    key = "EV-A" if lot < 0.01 else "EV-P" if lot < 0.02 else "EV"
    support = "DOCUMENT" if lot < 0.7 else "COMPLAINT"
    return Entry(key, taken.values, support, case_number(lived, number))


def _wanted_person(rng: Random, number: int, lived: Life) -> Entry:
    sought = warrant(rng, number, illinois_day(lived.facts_known_at))
    return Entry(sought.key, sought.values, "WARRANT", case_number(lived, number))


ENTRIES: dict[str, Callable[[Random, int, Life], Entry]] = {
    "stolen_vehicle": _stolen_vehicle,
    "wanted_person": _wanted_person,
}


def case_number(lived: Life, number: int) -> str:
    """The agency's own case number, with the year and the agency's letters."""
    return f"{lived.entered_at:%y}-{lived.desk.code}-{number:06d}"


class Texts:
    """Gathers the COPY text of records of one file."""

    def __init__(self, file: HotFile, plan: Plan) -> None:
        _set_up_django()
        from leads.hotfiles.acts.on_file import sketched_keys

        self.file, self.plan, self.sketched_keys = file, plan, sketched_keys
        self.records: list[str] = []
        self.keys: list[str] = []
        self.additions: list[str] = []
        self.changes: list[str] = []

    def add(self, record_id: int, lived: Life, entry: Entry) -> None:
        number = record_number(self.file.letter, record_id)
        values = {**entry.values, **_located(lived), "MKE": entry.key}
        facts = record_facts(self.file, lived, entry, values)
        items = check_items(self.file, lived, entry, values) if lived.checked_at and self.plan.history else []
        located_by = self.plan.neighbor(lived.desk) if lived.state == "located" else None
        plain, lists = _json(without_lists(values)), list(list_rows(values))
        self.records.append(line((record_id, number, *facts, _json(items), located_by, bool(lists))))
        self.additions += [line(row) for row in addition_rows(record_id, lived, lists)]
        if lived.state != "cleared":
            keys = self.sketched_keys(self.file, number, entry.case_number, values)
            self.keys += [f"{key}\t{record_id}\t{sketch}\n" for key, sketch in keys]
        if self.plan.history:
            steps = change_rows(record_id, lived, ENDED_WHY[self.file.name])
            self.changes += [line((*step, plain, _json([list(one) for one in lists]))) for step in steps]

    def made(self) -> Made:
        return Made(
            "".join(self.records).encode(),
            "".join(self.keys).encode(),
            "".join(self.additions).encode(),
            "".join(self.changes).encode(),
            len(self.records),
            len(self.keys),
        )


def _located(lived: Life) -> Values:
    if lived.state != "located" or lived.changed_at is None:
        return {}
    return {"DOL": f"{illinois_day(lived.changed_at):%Y%m%d}", "LCA": f"{lived.changed_at:%y}-10411"}


def record_facts(file: HotFile, lived: Life, entry: Entry, values: Values) -> tuple[object, ...]:
    """The row of hotfiles_record between the number and the items of the check."""
    entered_on = illinois_day(lived.entered_at)
    ended_why = "" if lived.ended_at is None else ENDED_WHY[file.name]
    return (
        file.name,
        entry.key,
        lived.state,
        lived.desk.agency_id,
        entry.case_number,
        _json(without_lists(values)),
        _json(file.warnings(values, entered_on)),
        entry.support,
        f"RECORDS DESK, {lived.desk.name.upper()}",
        lived.facts_known_at,
        entry.support == "WARRANT" and warrant_late(lived.facts_known_at, lived.entered_at),
        lived.entered_at,
        lived.entered_by,
        lived.entered_at,
        lived.checked_at,
        lived.checked_by,
        lived.validated_at,
        lived.desk.validator if lived.validated_at else "",
        lived.changed_at,
        lived.ended_at,
        ended_why,
        file.retired_on(values, entered_on, {}),
        lived.entered_at,
    )


@cache
def _set_up_django() -> None:
    """Once in a process: in a worker nobody else has."""
    import django

    django.setup()


def check_items(file: HotFile, lived: Life, entry: Entry, values: Values) -> list[dict[str, object]]:
    """What the second party compared, as `hotfiles.second_check` keeps it. Needs Django to be set up."""
    _set_up_django()
    from leads.agencies.models import Agency
    from leads.hotfiles.check_items import items_for
    from leads.hotfiles.models import Record

    facts = {"case_number": entry.case_number, "support": entry.support, "entered_at": lived.entered_at}
    record = Record(agency=Agency(), file=file.name, **facts)  # an agency in the zone of Illinois
    record.values = values
    return [
        {
            "code": item.code,
            "words": item.words,
            "value": item.value,
            "cross_checks": [{"words": one.words, "fine": one.fine} for one in item.cross_checks],
        }
        for item in items_for(record)
    ]


def addition_rows(record_id: int, lived: Life, lists: Iterable[Added]) -> Iterator[tuple[object, ...]]:
    """The rows of hotfiles_recordaddition: each value of a list, in the order in which it came with the entry."""
    given = Counter[str]()
    for one in lists:
        given[one.kind] += 1
        yield record_id, one.kind, one.whose, given[one.kind], _json(one.values), lived.entered_at, lived.entered_by


def change_rows(record_id: int, lived: Life, ended_why: str) -> list[tuple[object, ...]]:
    """The rows of hotfiles_recordchange up to what the record said: entered, checked, located or cleared."""
    rows: list[tuple[object, ...]] = [(record_id, lived.entered_at, lived.entered_by, "enter", "")]
    if lived.checked_at:
        rows.append((record_id, lived.checked_at, lived.checked_by, "check", ""))
    if lived.state == "located":
        rows.append((record_id, lived.changed_at, None, "locate", "located by another agency"))
    if lived.ended_at:
        rows.append((record_id, lived.ended_at, lived.entered_by, "clear", ended_why))
    return rows


def _json(value: object) -> str:
    return orjson.dumps(value).decode()

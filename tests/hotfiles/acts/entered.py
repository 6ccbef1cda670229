"""A record on file, how a message means it, and its keys."""

from leads.hotfiles.acts.on_file import record_keys
from leads.hotfiles.additions import additions_of
from leads.hotfiles.models import Record, RecordKey
from leads.hotfiles.registry import FILES
from leads.ledger.models import Line
from leads.people.models import Person
from tests.hotfiles.keeping import STOLEN, send

PLAIN = {code: value for code, value in STOLEN.items() if code not in ("VIN", "VYR")}  # a plate and nothing more
LOCATED = {"DOL": "20261123", "LCA": "S-26-44"}


def enter(by: Person, key: str = "EV", **fields: str) -> Record:
    return send(key, {**STOLEN, **fields}, by).record


def meant(record: Record) -> dict[str, str]:
    return {"NIC": record.number, "OCA": record.case_number}


def keys(record: Record) -> set[str]:
    return set(RecordKey.objects.filter(record=record).values_list("key", flat=True))


def keys_it_should_have(record: Record) -> set[str]:
    return set(record_keys(FILES[record.file], record.number, record.case_number, record.values, additions_of(record)))


def line(event: str) -> Line:
    return Line.objects.get(event=event)

"""The data of a benchmark by the million. Up to two million the fictional state is made as ever; beyond that its first
vehicles are molds, and copies of them go in by COPY. The answer to every plate is as if each had been made by itself
(leads.bench.truth).

What a record costs by which way is in docs/decisions/0003-the-exchange.md.
"""

from dataclasses import replace
from datetime import datetime

from django.db import connection, transaction

from leads.bench.molds import MOLDS, Batch, batches, molds
from leads.demo.load import after, copy, text_of, without_indexes
from leads.demo.planted import COUNT
from leads.demo.rows import KEYS, RECORDS
from leads.demo.state import SEED, Size, Tell, make_state
from leads.hotfiles.acts.number import counted_to
from leads.ledger.models import Line
from leads.ledger.record import record

MANY = 2_000_000  # records up to which a data set is made one by one
BYTES_EACH = 2_400  # of the disk, a record: row, keys, indexes and what is written ahead


def bytes_needed(vehicles: int) -> int:
    """How much of the disk a data set takes while it is made."""
    return vehicles * BYTES_EACH


def records_there() -> int | None:
    """How many records the data set was made with; None where there is none. Fewer than wanted: it was cut short."""
    line = Line.objects.filter(event="demo:state:made", data__seed=SEED).order_by("-id").first()
    return int(line.data["records"]) - COUNT if line else None


def make(size: Size, now: datetime, tell: Tell, many: int = MANY, of: int = MOLDS) -> None:
    """Makes a data set of this size in an empty database; one of more than `many` from so many molds."""
    if size.vehicles <= many:
        make_state(now, SEED, size, tell)
        return
    make_state(now, SEED, replace(size, vehicles=of, persons=0), tell)
    with transaction.atomic():
        _grow(size.vehicles, tell)
        record("demo:state:made", now=now, data={"seed": SEED, "records": COUNT + size.vehicles})
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {RECORDS}, {KEYS}")


def _grow(vehicles: int, tell: Tell) -> None:
    """Takes the molds out, empties both tables, and puts molds and copies in, frozen: no row is written twice."""
    records, keys = text_of(RECORDS), text_of(KEYS)
    with without_indexes(RECORDS, KEYS, tell=lambda: tell("indexes", 0, 0)):
        with connection.cursor() as cursor:
            cursor.execute(f"TRUNCATE {RECORDS}, {KEYS}")
        _send((records, keys))
        for done, batch in batches(molds(records, keys), vehicles):
            _send(batch)
            tell("hot file records", done, vehicles)
    after(RECORDS)
    counted_to(COUNT + vehicles)


def _send(batch: Batch) -> None:
    for table, text in zip((RECORDS, KEYS), batch, strict=True):
        copy(table, [text], frozen=True)

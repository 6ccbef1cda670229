"""The data of a benchmark by the million. Up to two million the fictional state is made as ever; beyond that its first
vehicles are molds, and copies of them, each with number, plate and VIN of its own, go in by COPY from a process a
processor, without indexes. The answer to every plate is as if each had been made by itself (leads.bench.truth).
"""

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from multiprocessing import get_context

import django
from django.db import connection, transaction

from leads.demo.load import after, definitions
from leads.demo.planted import COUNT
from leads.demo.records import number_of
from leads.demo.rows import COLUMNS, KEYS
from leads.demo.state import SEED, Size, Tell, make_state
from leads.demo.vehicles import plate_of
from leads.hotfiles.things.vehicle.vin import check_digit
from leads.ledger.models import Line
from leads.ledger.record import record

RECORDS = "hotfiles_record"
MANY = 2_000_000  # records up to which a data set is made one by one
MOLDS = 9 * 97 * 83  # after so many, states of plates and of records come again (plate_of, life.state_of)
BATCH = 20_000
BYTES_EACH = 2_400  # of the disk, a record: row, keys, indexes and what is written ahead
Mold = tuple[list[str], str, str, list[str]]  # its row, plate, VIN, and what each of its keys is made of


def bytes_needed(vehicles: int) -> int:
    """How much of the disk a data set takes while it is made."""
    return vehicles * BYTES_EACH


def records_there() -> int | None:
    """How many records the data set was made with; None where it was not made to its end."""
    line = Line.objects.filter(event="demo:state:made", data__seed=SEED).order_by("-id").first()
    if line is None or line.data.get("unfinished"):
        return None
    return int(line.data["records"]) - COUNT


def make(size: Size, now: datetime, tell: Tell, many: int = MANY) -> None:
    """Makes a data set of this size in an empty database."""
    if size.vehicles <= many:
        make_state(now, SEED, size, tell)
        return
    make_state(now, SEED, replace(size, vehicles=MOLDS, persons=0), tell)
    _note(now, unfinished=True)
    with _bare():
        _grow(size.vehicles, tell)
        tell("indexes", 0, 0)
    after(RECORDS)
    with connection.cursor() as cursor:
        cursor.execute("SELECT setval('hotfiles_number', least(%s, 9999999))", [COUNT + size.vehicles])
        cursor.execute(f"ANALYZE {RECORDS}")
        cursor.execute(f"ANALYZE {KEYS}")
    _note(now, records=COUNT + size.vehicles)


def _note(now: datetime, **what: int) -> None:
    with transaction.atomic():
        record("demo:state:made", now=now, data={"seed": SEED, **what})


@contextmanager
def _bare() -> Iterator[None]:
    """Both tables without what has to be kept in order row by row; it is all built at the end.

    Not in one transaction: several processes write. One that is cut short leaves a data set that says it is unfinished.
    """
    drop_keys, create_keys = definitions(KEYS)
    drop, create = definitions(RECORDS)
    drop = [one for one in drop if one.startswith("DROP INDEX")]  # other tables point at its constraints
    create = [one for one in create if one.startswith("CREATE")]
    _run([f"ALTER TABLE {KEYS} DISABLE TRIGGER USER", *drop_keys, *drop])
    yield
    _run(["SET maintenance_work_mem = '1GB'", *create_keys, *create, f"ALTER TABLE {KEYS} ENABLE TRIGGER USER"])


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _grow(vehicles: int, tell: Tell) -> None:
    url = os.environ["LEADS_DATABASE_URL"]
    firsts = range(MOLDS, vehicles, BATCH)
    with ProcessPoolExecutor(len(os.sched_getaffinity(0)), get_context("spawn"), django.setup) as pool:
        work = [pool.submit(_send, url, first, min(first + BATCH, vehicles)) for first in firsts]
        done = MOLDS
        for one in as_completed(work):
            done += one.result()
            tell("hot file records", done, vehicles)


_molds: list[Mold] = []


def _remember(url: str) -> None:
    """Reads the molds, once in each worker process."""
    import psycopg

    with psycopg.connect(url) as link, link.cursor() as cursor:
        _molds.extend(molds(cursor))


def _send(url: str, first: int, until: int) -> int:
    """Copies vehicles `first` to `until - 1` into both tables, in a transaction of their own."""
    import psycopg

    if not _molds:
        _remember(url)
    with psycopg.connect(url) as link, link.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit = off")
        rows = [vehicle(_molds[number % MOLDS], number) for number in range(first, until)]
        columns = ", ".join(f'"{name}"' for name in COLUMNS[RECORDS].split())
        for table, which, at in ((RECORDS, columns, 0), (KEYS, "key, record_id", 1)):
            with cursor.copy(f"COPY {table} ({which}) FROM STDIN") as copy:
                copy.write("".join([row[at] for row in rows]))
    return until - first


def molds(cursor: object) -> Iterator[Mold]:
    """The first vehicles as COPY text, in the order of their numbers, each with its keys."""
    columns = ", ".join(f'"{name}"' for name in COLUMNS[RECORDS].split())
    keys: dict[int, list[str]] = {}
    of_vehicles = f"BETWEEN {COUNT + 1} AND {COUNT + MOLDS}"
    with cursor.copy(f"COPY {KEYS} (record_id, key) TO STDOUT") as copy:  # type: ignore[attr-defined]
        for line in b"".join(copy).decode().splitlines():
            one, _, key = line.partition("\t")
            keys.setdefault(int(one), []).append(key)
    ordered = f"SELECT {columns} FROM {RECORDS} WHERE id {of_vehicles} ORDER BY id"  # noqa: S608 (constants only)
    with cursor.copy(f"COPY ({ordered}) TO STDOUT") as copy:  # type: ignore[attr-defined]
        text = b"".join(copy).decode()
    for line in text.splitlines():
        yield mold(line, keys.get(int(line.partition("\t")[0]), []))


def mold(line: str, keys: list[str]) -> Mold:
    """A vehicle's row taken apart. Raises ValueError when it has a key that is not made of number, plate or VIN."""
    row = line.split("\t")
    plate, vin = (row[7].split(f'"{code}": "', 1)[1].split('"', 1)[0] for code in ("LIC", "VIN"))
    made_of = {f"#:{row[1]}": "#:", f"P:{plate}": "P:", f"V:{vin[-8:]}": "V:"}
    if not set(keys) <= set(made_of):
        raise ValueError(f"keys of {row[1]} that a copy would not have: {set(keys) - set(made_of)}")
    return row, plate, vin, [made_of[key] for key in keys]


def vehicle(mold: Mold, number: int) -> tuple[str, str]:
    """The vehicle with this number, like its mold but for record number, case, plate and VIN: its row and its keys."""
    row, old_plate, old_vin, made_of = mold
    record_id = COUNT + 1 + number
    own = number_of("V", record_id)
    plate, vin = plate_of(number)[0], vin_of(old_vin, number)
    case = f"{row[6].rpartition('-')[0]}-{number:06d}"
    values = row[7].replace(old_plate, plate, 1).replace(old_vin, vin, 1)
    keys = {"#:": own, "P:": plate, "V:": vin[-8:]}
    text = "\t".join([str(record_id), own, *row[2:6], case, values, *row[8:]])
    return text + "\n", "".join([f"{what}{keys[what]}\t{record_id}\n" for what in made_of])


def vin_of(mold: str, number: int) -> str:
    """A number of 17 characters of the mold's maker and year, ending with the vehicle's own; its check digit right."""
    tens, rest = divmod(number, 1_000_000)
    begins, year = mold[:8], mold[9]
    plant = "ABCDEFGHJKLMNPRSTUVWXYZ"[tens % 23]
    return f"{begins}{check_digit(f'{begins}0{year}{plant}{rest:06d}')}{year}{plant}{rest:06d}"

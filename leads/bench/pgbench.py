"""PostgreSQL's own benchmark over the same data: the bare look-up and one insert in one transaction, no LEADS."""

import os
import re
import subprocess
from pathlib import Path

from leads.bench.truth import ON_FILE_ONE_IN
from leads.demo.vehicles import ILLINOIS, LETTERS, SHIFT, STRIDE

CLIENTS, THREADS = 32, 2
TABLE = """CREATE TABLE IF NOT EXISTS bench_inquiry (
    id bigserial PRIMARY KEY, at timestamptz NOT NULL, device int NOT NULL, plate text NOT NULL)"""
_TPS = re.compile(r"tps = ([0-9.]+) \(without")


class PgbenchFailed(Exception):
    """pgbench did not run to its end; its own words."""


def plate_sql() -> str:
    """The plate of a number as an expression of `:mixed`, the same as `leads.demo.vehicles.illinois_plate`."""
    n = len(LETTERS)
    letter = "substr('{}', ({}) + 1, 1)".format
    return (
        f"{letter(LETTERS, f':mixed / {100_000 * n}')} || {letter(LETTERS, f':mixed / 100000 % {n}')}"
        " || lpad((:mixed % 100000)::text, 5, '0')"
    )


def script(vehicles: int) -> str:
    """The transaction, asking for plates of which one in ten is on file, as LEADS is asked."""
    plate = plate_sql()
    return f"""
\\set absent least(1, random(0, {ON_FILE_ONE_IN - 1}))
\\set number (1 - :absent) * random(0, {vehicles - 1}) + :absent * random(20000000, 39999999)
\\set mixed (:number * {STRIDE} + {SHIFT}) % {ILLINOIS}
BEGIN;
SELECT r.number, r.file, r.state, r.values FROM hotfiles_recordkey k JOIN hotfiles_record r ON r.id = k.record_id
 WHERE k.key = 'P:' || {plate} AND r.state IN ('active', 'located');
INSERT INTO bench_inquiry (at, device, plate) VALUES (now(), :client_id, {plate});
END;
"""  # noqa: S608 (numbers and constants only)


def run(program: Path, url: str, vehicles: int, seconds: int, folder: Path) -> float:
    """Transactions a second: 32 clients on 2 threads for so many seconds, prepared statements, commits on disk.

    Raises PgbenchFailed. The table of inserts has to be there.
    """
    file = folder / "bench-inquiry.sql"
    file.write_text(script(vehicles))
    done = subprocess.run(
        [
            *(str(program), "-n", "-M", "prepared"),
            *("-c", str(CLIENTS), "-j", str(THREADS), "-T", str(seconds)),
            *("-f", str(file), url),
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PGOPTIONS": "-c synchronous_commit=on"},
    )
    found = _TPS.search(done.stdout)
    if done.returncode or not found:
        raise PgbenchFailed(f"{done.stdout[-500:]}\n{done.stderr[-1500:]}")
    return float(found[1])

"""Watches over the ledger while LEADS runs: how long lines wait for their seal; once a day, whether all is whole."""

import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from django.db import connection, transaction

from leads.ledger.record import record
from leads.ledger.seal import horizon
from leads.ledger.verify import Verdict, verify
from leads.rules.numbers import number

log = logging.getLogger("leads.ledger")
OLDEST = """
SELECT written_at FROM ledger_line WHERE (xid, id) > (%s, %s) AND id > %s ORDER BY xid, id LIMIT 1
"""
# Which transaction has been open longest, and so keeps the seal waiting: of whichever program, in whichever database of
# the server. What it asked is not told: there may be names in it.
HOLDING = """
SELECT pid, coalesce(application_name, ''), xact_start FROM pg_stat_activity
WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid() ORDER BY xact_start LIMIT 1
"""


class Late(NamedTuple):
    """Lines that wait too long: since when, and which transaction holds them up, if one does."""

    since: datetime
    seconds: int
    process: int
    program: str
    open_since: datetime | None


def oldest_unsealed() -> datetime | None:
    """When the oldest line was written that has no seal yet, by the database's clock; None when all have one."""
    last = horizon()
    with connection.cursor() as cursor:
        cursor.execute(OLDEST, [last.xid, last.id, last.floor] if last else [0, 0, 0])
        row = cursor.fetchone()
    return row[0] if row else None


def late(numbers: Mapping[str, int], now: datetime) -> Late | None:
    """What is wrong where lines wait for their seal longer than `ledger.unsealed_seconds`; None where all is well."""
    oldest = oldest_unsealed()
    if oldest is None or now - oldest <= timedelta(seconds=number("ledger.unsealed_seconds", numbers)):
        return None
    with connection.cursor() as cursor:
        cursor.execute(HOLDING)
        process, program, since = cursor.fetchone() or (0, "", None)
    return Late(oldest, int((now - oldest).total_seconds()), process, program, since)


def tell_late(found: Late, now: datetime) -> None:
    """Says it where LEADS' own troubles go, and in the ledger."""
    held = f"process {found.process} ({found.program}) has a transaction open since {found.open_since}"
    nobody = "no transaction that LEADS may see is open"
    log.error("lines of the ledger wait %s s for their seal; %s", found.seconds, held if found.process else nobody)
    said = {"since": found.since.isoformat(), "process": found.process, "program": found.program}
    with transaction.atomic():
        record("ledger:seal:late", now=now, outcome="late", data=said)


def look_through(heads: Path | None, now: datetime, kept: Path | None = None, **how: object) -> Verdict:
    """Verifies the whole ledger; what is broken becomes a line of it. `kept` is a file that then holds the verdict."""
    verdict = verify(heads, now=now, **how)  # type: ignore[arg-type]
    if verdict.broken is not None:
        log.error("the ledger is BROKEN: %s", verdict.broken.sentence)
        found = {key: value for key, value in asdict(verdict.broken).items() if value is not None}
        with transaction.atomic():
            record("ledger:seal:broken", now=verdict.at, outcome="broken", data=found)
    if kept is not None:
        unfinished = kept.with_suffix(".new")
        unfinished.write_text(json.dumps(asdict(verdict), default=str) + "\n")
        os.replace(unfinished, kept)
    return verdict

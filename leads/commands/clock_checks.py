"""What `leads doctor` asks of the clock: every limit of the law runs by it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg

from leads.commands.checks import Check
from leads.database.paths import Paths

CLOCK_OFF, CLOCK_WRONG = timedelta(seconds=2), timedelta(seconds=60)


def database_clock(address: str | None, now: datetime) -> Check:
    """Does this machine's clock agree with the database's, by which all limits run."""
    name = "clock, database"
    if address is None:
        return Check(name, "fine", "Not compared: the database does not run.")
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            row = connection.execute("SELECT clock_timestamp()").fetchone()
    except psycopg.OperationalError:
        return Check(name, "fine", "Not compared: the database does not answer.")
    return compare_clocks(now, row[0] if row else now)


def compare_clocks(now: datetime, database: datetime) -> Check:
    """How far this machine's clock is from the database's."""
    name, apart = "clock, database", abs(now - database)
    cure = "Set both machines to one time source (chrony or ntpd)."
    said = f"This machine's clock and the database's are {apart.total_seconds():.1f} s apart."
    if apart > CLOCK_WRONG:
        return Check(name, "danger", said, cure)
    return Check(name, "due", said, cure) if apart > CLOCK_OFF else Check(name, "fine", said)


def clock_set_back(now: datetime, written: Iterable[datetime]) -> Check:
    """Is it earlier now than what is on record already. Time limits would then run out too late."""
    name = "clock, records"
    newest = max(written, default=None)
    if newest is None or now >= newest - CLOCK_WRONG:
        return Check(name, "fine", "Nothing on record is later than now.")
    said = (
        f"The clock was set back, or ran ahead before: it says {now:%Y-%m-%d %H:%M:%S} UTC, and a line was written at"
    )
    cure = "Set the clock right. If it ran ahead before, wait with starting LEADS until that time has passed."
    return Check(name, "danger", f"{said} {newest:%Y-%m-%d %H:%M:%S} UTC.", cure)


def written_at(paths: Paths, address: str | None) -> list[datetime]:
    """When things were last written: the newest ledger line where the database answers, and the database's files."""
    found = [_changed(each) for each in (paths.cluster / "global" / "pg_control", paths.log) if each.exists()]
    if address is None:
        return found
    try:
        with psycopg.connect(address, connect_timeout=5) as connection:
            row = connection.execute("SELECT at FROM ledger_line ORDER BY id DESC LIMIT 1").fetchone()
    except psycopg.Error:  # no answer, or no tables yet
        return found
    return [*found, row[0]] if row else found


def _changed(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, UTC)

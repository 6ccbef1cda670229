"""A backup: database, heads and keys of one moment in one file that only its key opens; its making is a ledger line."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

import psycopg
from django.db import transaction

from leads.database import backup_file, dump, sealed_file
from leads.database.backup_file import Content, Manifest
from leads.database.installation import number_of
from leads.database.paths import Paths
from leads.ledger import signing
from leads.ledger.head_files import GAPS
from leads.ledger.record import record
from leads.ledger.seal import AT_MOST, seal
from leads.people.factor_secrets import key_file

SUBJECT = "ledger:backup"
NEWEST = "SELECT number, encode(chain, 'hex'), at FROM ledger_seal ORDER BY number DESC LIMIT 1"
RECORDS = "SELECT count(*) FROM hotfiles_record WHERE state IN ('active', 'located')"
DONE = "SELECT app || ' ' || name FROM django_migrations ORDER BY 1"


def make(to: Path, key: Path, *, paths: Paths, url: str, account: str, now: datetime) -> Content:
    """Writes a backup of this moment, reads it through as a restore would, and gives what is in it.

    `url` is the address of who owns the tables; `account` of the machine made it. Not in a transaction. Raises Refused.
    """
    secret = sealed_file.read_key(key)
    while seal(now) >= AT_MOST:
        pass
    with _moment(url, paths) as (manifest, snapshot):
        backup_file.write(to, secret, manifest, dump.dumped(url, snapshot), beside_the_database(paths))
    made = backup_file.read_through(to, secret)
    data = {"seal": manifest.seal, "at": manifest.made_at, "sha256": _digest(to), "account": account}
    with transaction.atomic():
        record("ledger:backup:made", now=now, subject=SUBJECT, data=data)
    return made


def beside_the_database(paths: Paths) -> Iterator[tuple[str, Path]]:
    """What belongs to the database and lies outside of it, by its name in a backup; asked after the dump was taken."""
    for name, path in keys(paths).items():
        if path.exists():
            yield name, path
    for path in sorted(paths.heads.glob("*")):
        if path.suffix == ".txt" or path.name in {signing.PUBLIC, GAPS}:
            yield f"heads/{path.name}", path


def keys(paths: Paths) -> dict[str, Path]:
    """Where the small secrets of this installation lie, by their names in a backup."""
    return {
        "installation": paths.installation,
        "secret": Path(os.environ.get("LEADS_SECRET_FILE") or paths.secret),
        "factors.key": key_file() or paths.data / "factors.key",
        "heads.key": signing.private_file(paths.data),
    }


@contextmanager
def _moment(url: str, paths: Paths) -> Iterator[tuple[Manifest, str]]:
    """What the database says of itself at one moment, and the name under which pg_dump sees the same moment."""
    with psycopg.connect(url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        connection.read_only = True
        number, chain, sealed_at = connection.execute(NEWEST).fetchone() or (0, "", None)
        [(snapshot, made_at)] = connection.execute("SELECT pg_export_snapshot(), clock_timestamp()").fetchall()
        [(records,)] = connection.execute(RECORDS).fetchall()
        manifest = Manifest(
            leads=version("leads"),
            made_at=made_at.isoformat(),
            installation=number_of(paths) or "",
            demo=paths.demo.exists(),
            postgresql=connection.info.server_version // 10_000,
            tables=[name for (name,) in connection.execute(DONE)],
            seal=number,
            chain=chain,
            sealed_at=sealed_at.isoformat() if sealed_at else "",
            records=records,
        )
        yield manifest, snapshot


def _digest(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()

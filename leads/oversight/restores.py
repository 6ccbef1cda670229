"""A restore: an old database in place of one that was lost, with what its age means held back and written down.

Steps, each safe to be cut short: a mark in the data directory keeps LEADS from starting until the last one is done.
docs/decisions/what-a-restore-holds-back.md says what is held back, and why.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import psycopg
from psycopg import sql

from leads.database import backup_file, dump, installation, sealed_file
from leads.database.backup_file import Content, Manifest
from leads.database.paths import Paths
from leads.database.private_file import put
from leads.ledger import off_host, signing
from leads.ledger.goes_on import places
from leads.ledger.head_files import GAPS, Gap, Head, newest_head, targets
from leads.ledger.heads import kept_here, note_gap, write_heads
from leads.ledger.seal import AT_MOST, seal
from leads.oversight.backups import NEWEST, keys
from leads.rules.refused import Refused

SERVED = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'leads%'
"""


def must_fit(manifest: Manifest, paths: Paths, url: str, known: Sequence[str]) -> None:
    """Whether this backup can go into this installation and this server; `known` are the migrations of this LEADS.

    Refused: another-database, not-a-demo, database-is-newer, backup-of-newer-postgresql.
    """
    own = installation.number_of(paths)
    if own is not None and own != manifest.installation:
        raise Refused(
            "another-database",
            f"The backup is of another installation than the data directory {paths.data}.",
            None,
            "Name that installation's directory, or a new one, with --data.",
        )
    if own is not None and manifest.demo != paths.demo.exists():
        raise Refused("not-a-demo", "A fictional state and a real one don't mix.", None, "Name a new --data.")
    rooms = {one.partition(" ")[0] for one in known}
    if newer := [one for one in manifest.tables if one.partition(" ")[0] in rooms and one not in known]:
        raise Refused(
            "database-is-newer",
            f"A newer LEADS, {manifest.leads}, made the backup ({newer[0]}); this one does not know its tables.",
            None,
            "Install that LEADS, and restore with it.",
        )
    if (have := dump.server_major(url)) < manifest.postgresql:
        raise Refused(
            "backup-of-newer-postgresql",
            f"The backup is of PostgreSQL {manifest.postgresql}; this server is {have}.",
            None,
            f"Restore it into PostgreSQL {manifest.postgresql} or newer.",
        )


def must_be_stopped(url: str) -> None:
    """Raises Refused (leads-runs) while processes of LEADS have the database open, on whichever node."""
    with psycopg.connect(url) as connection:
        [(others,)] = connection.execute(SERVED).fetchall()
    if others:
        raise Refused(
            "leads-runs",
            f"LEADS has this database open, {others} sessions.",
            None,
            "Stop LEADS on every node first: what it answers meanwhile would be lost.",
        )


def known_heads(paths: Paths, manifest: Manifest | None = None) -> list[Head]:
    """The newest head of each place that keeps some; what a backup itself ends with counts too.

    Raises Refused (heads-not-there) for a folder of LEADS_HEADS_TO that is away: it may know more than the others.
    """
    away = [one for one in targets() if not one.startswith("syslog:") and not Path(one).is_dir()]
    if away:
        raise Refused(
            "heads-not-there",
            f"{away[0]} keeps heads of the ledger and is not there.",
            None,
            "Bring it back first; if it is lost for good, take it out of LEADS_HEADS_TO.",
        )
    found = [head for place in places(paths) if (head := newest_head(place)) is not None]
    if manifest is not None and manifest.seal:
        found.append(Head(manifest.seal, manifest.chain, 0, manifest.sealed_at))
    return found


class Mark(NamedTuple):
    """That a restore has begun, and under which names it put aside what was there."""

    began: str
    aside: list[str]


def begin(paths: Paths, now: datetime) -> Mark:
    """Writes the mark, or reads that of a restore that was cut short: what that one put aside counts on."""
    if paths.restoring.exists():
        return Mark(**json.loads(paths.restoring.read_text()))
    mark = Mark(now.isoformat(), [])
    write_mark(paths, mark)
    return mark


def write_mark(paths: Paths, mark: Mark) -> None:
    """Writes the mark; on disk before the call returns."""
    put(paths.restoring, json.dumps(mark._asdict()).encode())


def must_be_empty(url: str, *, replace: bool) -> None:
    """Raises Refused (database-not-empty) where a database is there that is not to be replaced."""
    with psycopg.connect(url) as connection:
        if _is_there(connection) and not replace:
            raise Refused(
                "database-not-empty",
                "There is a database already; a backup is not restored over it.",
                None,
                "With --replace it is kept aside, and what ended in it since the backup is held back exactly.",
            )


def _is_there(connection: psycopg.Connection[tuple[object, ...]]) -> bool:
    return bool(connection.execute("SELECT WHERE to_regclass('public.django_migrations') IS NOT NULL").fetchall())


def move_aside(url: str, now: datetime) -> str:
    """Keeps what is in the database aside, as a schema of another name; "" where there is nothing."""
    with psycopg.connect(url) as connection:
        if not _is_there(connection):
            connection.execute("DROP SCHEMA IF EXISTS public CASCADE")  # what a restore that was cut short left
            connection.execute("CREATE SCHEMA public")
            return ""
        name = f"{dump.ASIDE}{now.astimezone(UTC):%Y%m%d_%H%M%S}"
        connection.execute(sql.SQL("ALTER SCHEMA public RENAME TO {}").format(sql.Identifier(name)))
        connection.execute(sql.SQL("REVOKE ALL ON SCHEMA {} FROM PUBLIC").format(sql.Identifier(name)))
        connection.execute("CREATE SCHEMA public")
        return name


def put_back(url: str, aside: str, paths: Paths) -> None:
    """After a restore that failed: what was put aside is in its place again, and may be served as before."""
    with psycopg.connect(url) as connection:
        connection.execute("DROP SCHEMA IF EXISTS public CASCADE")
        connection.execute(sql.SQL("ALTER SCHEMA {} RENAME TO public").format(sql.Identifier(aside)))
    paths.restoring.unlink()


def fill(file: Path, key: Path, url: str) -> Content:
    """Puts the backup's database into the empty one; gives what else it holds."""
    with backup_file.opened(file, sealed_file.read_key(key)) as backup:
        dump.restore(url, backup.pieces())
    return Content(backup.manifest, backup.files, backup.database)


def put_beside(content: Content, paths: Paths) -> None:
    """Lays heads and keys of the backup where this installation has none. What is there stays, and knows more.

    Keys of second factors are put together: those of the backup open what it holds.
    """
    for name, path in keys(paths).items():
        given = content.files.get(name)
        if given is None:
            continue
        if not path.exists():
            put(path, given)
        elif name == "factors.key":
            have = path.read_bytes().splitlines()
            older = [line for line in given.splitlines() if line not in have]
            put(path, b"\n".join([*older, *have]) + b"\n")
    for name, given in content.files.items():
        folder, _, file = name.partition("/")
        if folder == "heads" and "/" not in file and (file.endswith(".txt") or file in {signing.PUBLIC, GAPS}):
            paths.heads.mkdir(mode=0o700, exist_ok=True)
            path = paths.heads / file
            if not path.exists() or (given.startswith(path.read_bytes()) and len(given) > path.stat().st_size):
                put(path, given)
    if content.manifest.demo:
        paths.demo.touch(mode=0o600)


def newest_of_database(url: str) -> list[Head]:
    """The newest seal of the database that is about to be put aside, which may be newer than any head."""
    with psycopg.connect(url) as connection:
        if not connection.execute("SELECT WHERE to_regclass('public.ledger_seal') IS NOT NULL").fetchall():
            return []
        found = connection.execute(NEWEST).fetchall()
    return [Head(number, chain, 0, at.isoformat()) for number, chain, at in found]


def heads_go_on(paths: Paths, gap: Gap | None, now: datetime) -> None:
    """Seals what the restore itself wrote, and notes beside the heads, signed, what is missing; the old ones stay."""
    while seal(now) >= AT_MOST:
        pass
    if not kept_here():
        return
    key = signing.signer(signing.private_file(paths.data))
    if gap is not None:
        for place in places(paths):
            note_gap(place, gap, key)
    off_host.send(write_heads(paths.heads, key), key)

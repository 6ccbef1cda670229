"""One LEADS at a time has a data directory in use: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import fcntl
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from leads.rules.refused import Refused


@dataclass(frozen=True)
class Holder:
    """Who has a data directory in use, as written into its lock file."""

    pid: int
    since: str


class DataLock:
    """Held by the process that owns a data directory's database, and by no other at the same time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: TextIO | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock."""
        return self._file is not None

    def take(self, now: datetime) -> bool:
        """Takes the lock if nobody has it, and says whether it did."""
        file = os.fdopen(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        file.seek(0)
        file.truncate()
        file.write(f"{os.getpid()} {now.astimezone(UTC).isoformat(timespec='seconds')}\n")
        file.flush()
        self._file = file
        return True

    @property
    def left_behind(self) -> bool:
        """Whether the last holder died without letting go: its children may still be on their way out."""
        try:
            return bool(self.path.read_text())
        except OSError:
            return False

    def release(self) -> None:
        """Lets go; an empty file says that the last holder ended in order."""
        if self._file:
            self._file.seek(0)
            self._file.truncate()
            self._file.close()
            self._file = None


def holder(path: Path) -> Holder | None:
    """Who has the data directory in use at this moment, or None."""
    try:
        file = path.open()
    except OSError:
        return None
    with file:
        if not (text := file.read()):
            return None
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return written(text)
    return None


def written(text: str) -> Holder:
    """What a lock file says; a file that nobody can read names process 0."""
    pid, _, since = text.strip().partition(" ")
    return Holder(int(pid), since) if pid.isdigit() else Holder(0, "")


def in_use(data: Path, by: Holder | None) -> Refused:
    """The refusal for a data directory that another LEADS has in use."""
    who = f"process {by.pid} since {by.since}" if by and by.pid else "another process"
    return Refused(
        code="data-in-use",
        sentence=f"The data directory {data} is in use by {who}.",
        cure="Use the LEADS that runs, or stop it first; for a second one, name another directory with --data.",
    )

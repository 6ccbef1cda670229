"""Where LEADS keeps things: the data directory and what lies in it."""

from __future__ import annotations

import hashlib
import os
import secrets
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from leads.rules.refused import Refused

SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET = 103  # bytes; macOS allows 103 and Linux 107, and one data directory may move between them


def default_data() -> Path:
    """The data directory when nobody names one: LEADS_DATA, else the system's place for root or the user's own."""
    if named := os.environ.get("LEADS_DATA"):
        return Path(named)
    system = Path("/var/lib/leads")
    ours = os.geteuid() == 0 or (system.exists() and system.stat().st_uid == os.geteuid())
    return system if ours else Path(platformdirs.user_data_dir("leads"))


@dataclass(frozen=True)
class Paths:
    """The files and folders of one data directory, by what they are for."""

    data: Path

    @property
    def cluster(self) -> Path:
        """PostgreSQL's own directory."""
        return self.data / "postgresql"

    @property
    def lock(self) -> Path:
        """Says which process has the data directory in use."""
        return self.data / "lock"

    @property
    def log(self) -> Path:
        """What PostgreSQL says while it runs."""
        return self.data / "postgresql.log"

    @property
    def secret(self) -> Path:
        """The key that signs sessions."""
        return self.data / "secret"

    @property
    def heads(self) -> Path:
        """The newest chain values of the ledger, kept outside the database."""
        return self.data / "heads"

    @property
    def installation(self) -> Path:
        """The number of the installation; its database bears the same."""
        return self.data / "installation"

    @property
    def restoring(self) -> Path:
        """Present while a restore has begun and is not over: nothing is served then."""
        return self.data / "restoring"

    @property
    def demo(self) -> Path:
        """Present only in a data directory that `leads demo` made."""
        return self.data / "demo"

    @property
    def programs(self) -> Path:
        """A copy of PostgreSQL's programs, kept only where the server's user can't read the installed ones."""
        return self.data / "programs"

    @property
    def socket(self) -> Path:
        """The folder of PostgreSQL's socket: in the data directory, or a short one where that path is too long."""
        inside = self.data / "socket"
        if len(os.fsencode(inside / SOCKET_NAME)) <= LONGEST_SOCKET:
            return inside
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:16]
        found = tempfile.gettempdir()
        return Path(found if len(found) < 40 else "/tmp") / f"leads-{name}"  # noqa: S108


def resolved(data: Path | None) -> Paths:
    """The paths of a data directory, by its full path: two spellings of one directory are one directory."""
    return Paths((data or default_data()).expanduser().resolve())


def make_data(paths: Paths) -> None:
    """Makes the data directory: nobody but its owner may look inside.

    Root lets others walk through it (never list it), because PostgreSQL refuses to run as root and its user has to
    reach its own folder. Raises Refused when the directory can't be made or written.
    """
    try:
        paths.data.mkdir(mode=0o711 if os.geteuid() == 0 else 0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise not_writable(paths.data, error) from error
    if os.geteuid() != 0 and (found := paths.data.stat()).st_uid == os.geteuid() and found.st_mode & 0o077:
        paths.data.chmod(0o700)
    if not os.access(paths.data, os.W_OK | os.X_OK):
        raise not_writable(paths.data, None)


def not_writable(data: Path, error: OSError | None) -> Refused:
    """The refusal for a data directory that can't be written, with the system's own reason."""
    reason = f" ({error.strerror})" if error else ""
    return Refused(
        code="data-not-writable",
        sentence=f"The data directory {data} can't be written{reason}.",
        cure=f"Give this user the right to write to {data}, or name another directory with --data.",
    )


def make_secret(paths: Paths) -> Path:
    """The file with the key that signs sessions, made at first start and readable by its owner alone."""
    try:
        handle = os.open(paths.secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return paths.secret
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50) + "\n")
    return paths.secret


def private_folder(folder: Path, uid: int, gid: int) -> None:
    """Makes a folder that belongs to one user and that nobody else may enter.

    Raises Refused when something else is in its place: in a temporary directory anyone may have put it there.
    """
    try:
        folder.mkdir(mode=0o700)
        if os.geteuid() == 0:
            os.chown(folder, uid, gid)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != uid:
            raise Refused(
                code="folder-not-ours",
                sentence=f"{folder} is needed for the database, but it belongs to someone else.",
                cure=f"Find out who made {folder}, and remove it; then start again.",
            ) from None
        folder.chmod(0o700)

"""PostgreSQL's server process as the operating system sees it: is it there, is it ours, what did it leave behind."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from leads.database.paths import SOCKET_NAME

PAUSE = 0.05  # seconds between two looks at a process
SOCKET_LOCK = f"{SOCKET_NAME}.lock"


@dataclass(frozen=True)
class PidFile:
    """What PostgreSQL wrote into postmaster.pid: who serves which data directory."""

    pid: int
    cluster: Path


def read(cluster: Path) -> PidFile | None:
    """The pid file of a cluster, or None when there is none or it is not whole."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
        return PidFile(int(lines[0]), Path(lines[1]))
    except (OSError, ValueError, IndexError):
        return None


def is_alive(pid: int) -> bool:
    """Whether a process with this number runs. One that ended and waits for its parent does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _is_zombie(pid)


def _is_zombie(pid: int) -> bool:
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2]
    except OSError:
        return False
    return after_name.split()[:1] == ["Z"]


def serves(pid: int, cluster: Path) -> bool:
    """Whether process `pid` is a PostgreSQL of this cluster, and not a stranger who got its number later.

    PostgreSQL works inside its data directory. Where the system has no /proc, its command line names it.
    """
    if not is_alive(pid):
        return False
    if Path("/proc/self/cwd").exists():
        return _works_in(pid, cluster)
    told = subprocess.run(["ps", "-p", str(pid), "-o", "command="], check=False, capture_output=True, text=True)
    return "postgres" in told.stdout and str(cluster) in told.stdout


def _works_in(pid: int, cluster: Path) -> bool:
    try:
        return Path(os.readlink(f"/proc/{pid}/cwd")) == cluster
    except OSError:
        return False


def running(cluster: Path) -> int | None:
    """The number of the server process of this cluster, or None."""
    found = read(cluster)
    return found.pid if found and serves(found.pid, cluster) else None


def orphans(cluster: Path) -> list[int]:
    """Processes of a server that was killed: they still hold its shared memory. Where there is no /proc: none known,
    and PostgreSQL's own check at start finds them."""
    if running(cluster):
        return []
    numbers = [int(entry.name) for entry in Path("/proc").glob("[0-9]*")]
    return [pid for pid in numbers if _works_in(pid, cluster) and not _is_zombie(pid) and _is_postgres(pid)]


def _is_postgres(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/comm").read_text().startswith("postgres")
    except OSError:
        return False


def wait_gone(pids: list[int], seconds: float) -> list[int]:
    """Waits until these processes are gone, and gives those that are still there after `seconds`."""
    until = time.monotonic() + seconds
    left = [pid for pid in pids if is_alive(pid)]
    while left and time.monotonic() < until:
        time.sleep(PAUSE)
        left = [pid for pid in left if is_alive(pid)]
    return left


def end_orphans(cluster: Path, patience: float = 5.0) -> None:
    """Lets what a killed server left behind go by itself, and ends what hangs.

    A backend notices within moments that its server is gone, unless it is deep in a statement. Until then it may still
    commit, so nobody may begin recovery beside it.
    """
    left = wait_gone(orphans(cluster), patience)
    for how in (signal.SIGQUIT, signal.SIGKILL):
        for pid in left:
            if _works_in(pid, cluster):  # its number may have passed on while we waited
                os.kill(pid, how)
        left = wait_gone(left, patience)


def forget(cluster: Path, socket: Path) -> None:
    """Removes what a server that has ended left behind. Only after `running` and `orphans` found nothing.

    The socket's lock file too: it names the dead server's number, and PostgreSQL takes that for alive as long as nobody
    has reaped the process, which in a container may be for ever.
    """
    (cluster / "postmaster.pid").unlink(missing_ok=True)
    (socket / SOCKET_LOCK).unlink(missing_ok=True)


def stop(pid: int, patience: float = 60.0, *, at_once: bool = False) -> None:
    """Stops a server in order: sessions are ended, everything is written. After `patience` seconds, or `at_once`,
    it just ends, and recovers at its next start."""
    in_order = () if at_once else ((signal.SIGINT, patience),)
    for how, seconds in (*in_order, (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0)):
        try:
            os.kill(pid, how)
        except ProcessLookupError:
            return
        if not wait_gone([pid], seconds):
            return

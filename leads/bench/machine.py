"""The machine that a figure was measured on: processors, memory, and what "on disk" costs there."""

import os
import platform
import tempfile
import time
from pathlib import Path

from leads.bench.rows import median

PAGE = b"\0" * 8192  # one PostgreSQL page
TRIES = 200


def fsync_seconds(folder: Path, tries: int = TRIES) -> float:
    """Seconds that one page needs to reach the disk of this folder: the middle of some tries."""
    taken = []
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(tries):
            began = time.perf_counter()
            os.pwrite(file.fileno(), PAGE, 0)
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - began)
    return median(taken)


def words(folder: Path) -> str:
    """Processors, memory and fsync time in one line."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores, {memory:.0f} GiB memory, {fsync_seconds(folder) * 1e6:.0f} µs an fsync, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )

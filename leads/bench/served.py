"""The real `leads switch`, in a process of its own, as long as a benchmark needs it."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from leads.rules.refused import Refused

PATIENCE = 60.0  # seconds until it listens


@contextmanager
def switch(data: Path, processes: int = 0) -> Iterator[tuple[str, int, int]]:
    """Host, port and process number of a node over the directory's database, which runs already; stopped at the end.

    `processes` is how many exchange processes share the port, 0 for one a processor. They are children of the process
    whose number is given: processors.spent counts them with it.
    Raises Refused (bench-switch) when it does not come up.
    """
    host, port = "127.0.0.1", free_port()
    log = data / "bench-switch.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [
                *(sys.executable, "-m", "leads", "switch", "--data", str(data)),
                *("--host", host, "--port", str(port), "--processes", str(processes)),
            ],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env=_environment(),
        )
        try:
            _wait(process, host, port, log)
            yield host, port, process.pid
        finally:
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(30)
            if process.poll() is None:
                process.kill()
                process.wait()


def _environment() -> dict[str, str]:
    """Ours without the address of a database: the switch finds the data directory's own, as it does in service."""
    return {name: value for name, value in os.environ.items() if name != "LEADS_DATABASE_URL"}


def free_port() -> int:
    """A port that nobody listens on at the moment."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], host: str, port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection((host, port), timeout=1):
            return
        time.sleep(0.1)
    raise Refused("bench-switch", "The switch did not come up.", None, f"Its words are in {log}.")

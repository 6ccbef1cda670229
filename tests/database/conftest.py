"""What several tests of the database share."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HOLDS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from leads.database.lock import DataLock
lock = DataLock(Path(sys.argv[1]))
print(lock.take(datetime(2026, 3, 2, 14, 0, tzinfo=UTC)), flush=True)
sys.stdin.read()
"""


@pytest.fixture
def holding() -> Callable[[Path], "subprocess.Popen[str]"]:
    """Starts another process that holds the lock at a path."""

    def hold(path: Path) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", HOLDS, str(path)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdout
        assert process.stdout.readline() == "True\n"
        return process

    return hold

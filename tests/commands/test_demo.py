"""`leads demo` as a person types it."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

SMALL = ("--vehicles", "60", "--persons", "40")


def leads(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs `leads` in a process of its own, without a terminal."""
    command = [sys.executable, "-m", "leads", *words]
    return subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, env=os.environ, timeout=120
    )


@pytest.mark.slow
def test_a_state_is_made_once_and_dropped_only_when_that_is_meant(fresh_database: str, data_directory: Path) -> None:
    first = leads("demo", *SMALL)
    assert first.returncode == 0, first.stderr
    assert "105 hot file records" in first.stdout
    assert "TST1234" in first.stdout
    assert "there already" in leads("demo", *SMALL).stdout
    unasked = leads("demo", "--fresh", *SMALL)
    assert unasked.returncode == 2
    assert "Nothing was dropped" in unasked.stderr
    with psycopg.connect(fresh_database):
        under = leads("demo", "--fresh", "--yes", *SMALL)
    assert under.returncode == 2
    assert "its tables can't be dropped under it" in under.stderr
    (data_directory / "heads").mkdir(exist_ok=True)
    (data_directory / "heads" / "2026-11.txt").write_text(f"1 {'0' * 64} 3 2026-11-23T16:04:00+00:00\n")
    assert "BROKEN" in leads("ledger", "verify").stdout
    again = leads("demo", "--fresh", "--yes", "--vehicles", "10", "--persons", "0")
    assert "15 hot file records" in again.stdout, again.stderr
    assert leads("ledger", "verify").stdout.startswith("WHOLE"), "heads of the ledger that was dropped are gone"

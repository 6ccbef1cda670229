"""`leads demo` as a person types it."""

import os
import subprocess
import sys

import pytest

SMALL = ("--vehicles", "60", "--persons", "40")


def leads(*words: str) -> subprocess.CompletedProcess[str]:
    """Runs `leads` in a process of its own, without a terminal."""
    command = [sys.executable, "-m", "leads", *words]
    return subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, env=os.environ, timeout=120
    )


@pytest.mark.slow
@pytest.mark.usefixtures("fresh_database")
def test_a_state_is_made_once_and_dropped_only_when_that_is_meant() -> None:
    first = leads("demo", *SMALL)
    assert first.returncode == 0, first.stderr
    assert "105 hot file records" in first.stdout
    assert "TST1234" in first.stdout
    assert "there already" in leads("demo", *SMALL).stdout
    unasked = leads("demo", "--fresh", *SMALL)
    assert unasked.returncode == 2
    assert "Nothing was dropped" in unasked.stderr
    again = leads("demo", "--fresh", "--yes", "--vehicles", "10", "--persons", "0")
    assert "15 hot file records" in again.stdout, again.stderr

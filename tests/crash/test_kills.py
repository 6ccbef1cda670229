"""A few kills in every run of the tests; `python -m tests.crash.kills --times 50` is the long one."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.environment import kept

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]


def kills(*options: str) -> "subprocess.CompletedProcess[str]":
    environment = {name: value for name, value in os.environ.items() if kept(name)}
    command = [sys.executable, "-m", "tests.crash.kills", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=-1, stderr=-1, text=True, env=environment) as process:
        out, err = process.communicate(timeout=600)
    left = list(Path(tempfile.gettempdir()).glob(f"leads-tests-{process.pid}-crash-*"))  # others' are theirs
    assert left == []
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def test_nothing_acknowledged_is_lost_or_doubled_by_kill_9_and_the_next_start_needs_no_hand() -> None:
    done = kills("--times", "6", "--terminals", "8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "planted faults       7 of 7 found" in done.stdout
    assert "WRONG" not in done.stdout


def test_a_loss_and_a_double_that_were_planted_are_found_and_told() -> None:
    done = kills("--times", "0", "--terminals", "4", "--plant", "lost", "--plant", "doubled")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "LOST: the entry of" in done.stdout
    assert "DOUBLED:" in done.stdout

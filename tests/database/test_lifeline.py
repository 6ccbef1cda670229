"""A child ends with its supervisor, however that went."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from leads.database import lifeline, postmaster
from leads.database.lifeline import Lifeline

WATCHES = """
import signal
from leads.database import lifeline
lifeline.watch()
print("here", flush=True)
signal.pause()
"""
SUPERVISES = f"""
import sys
from leads.commands.children import Child
child = Child("child", [sys.executable, "-c", {WATCHES!r}])
child.tend(0.0)
print(child.pid, flush=True)
sys.stdin.read()
"""


def test_a_child_ends_when_its_supervisor_is_killed_with_9() -> None:
    supervisor = subprocess.Popen(
        [sys.executable, "-c", SUPERVISES], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert supervisor.stdout
    lines = {supervisor.stdout.readline().strip(), supervisor.stdout.readline().strip()}
    child = int(next(line for line in lines if line.isdigit()))
    assert "here" in lines
    assert postmaster.is_alive(child)
    supervisor.kill()
    supervisor.wait()
    left = postmaster.wait_gone([child], 20.0)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    supervisor.communicate()
    assert left == []


def test_the_lifeline_is_not_seen_by_what_the_child_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    line, ended = Lifeline(), threading.Event()
    monkeypatch.setenv(lifeline.NAME, str(line.reading))
    thread = lifeline.watch(ended.set)
    assert thread
    assert lifeline.NAME not in os.environ
    assert not ended.is_set()
    line.cut()
    thread.join(20.0)
    assert ended.is_set()
    line.handed_over()


def test_without_a_supervisor_there_is_nothing_to_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(lifeline.NAME, raising=False)
    assert lifeline.watch() is None

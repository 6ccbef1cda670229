"""Processes under supervision: started again when they die, gone when the supervisor is."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from leads.commands.children import Child, pause
from leads.commands.keeper import Keeper
from leads.database import lifeline, postmaster
from leads.database.embedded import Embedded
from leads.database.lifeline import Lifeline

SLEEPS = [sys.executable, "-c", "import sys; sys.stdin.read(); import time; time.sleep(600)"]
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


@pytest.mark.parametrize(
    ("deaths", "seconds"), [(1, 0.1), (2, 0.2), (3, 0.4), (6, 3.2), (7, 5.0), (8, 5.0), (1000, 5.0)]
)
def test_the_pause_grows_with_each_death_up_to_five_seconds(deaths: int, seconds: float) -> None:
    assert pause(deaths) == pytest.approx(seconds)


def dead(child: Child) -> None:
    """Kills a child and waits until it is gone; nobody has taken note yet."""
    assert child._process
    child._process.kill()
    child._process.wait()


def test_a_child_that_dies_is_started_again_after_its_pause_not_before() -> None:
    child = Child("switch", SLEEPS)
    child.tend(100.0)
    first = child.pid
    assert child.tend(100.1) is None
    dead(child)
    assert child.tend(101.0) == "switch was killed by signal 9; starting it again in 0.1 s"
    assert child.tend(101.09) is None
    assert child.pid is None
    child.tend(101.1)
    assert child.pid not in {None, first}
    child.stop()


def test_a_child_that_ran_steadily_begins_with_the_shortest_pause_again() -> None:
    child = Child("switch", SLEEPS, deaths=6)
    child.tend(0.0)
    dead(child)
    child.tend(29.9)
    assert child.deaths == 7
    child.tend(40.0)
    dead(child)
    child.tend(70.0)
    assert child.deaths == 1
    child.stop()


def test_a_child_that_ignores_the_request_to_stop_is_ended() -> None:
    ignores = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); signal.pause()"
    child = Child("switch", [sys.executable, "-c", ignores])
    child.tend(0.0)
    pid = child.pid
    child.stop(patience=0.2)
    assert pid
    assert not postmaster.is_alive(pid)


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


def test_the_keeper_brings_postgresql_back_after_kill_9(data_directory: Path) -> None:
    database, told = Embedded(data_directory), list[str]()
    database.start()
    keeper = Keeper(database, [], tell=told.append)
    before = database.pid()
    keeper.tend(0.0)
    assert told == []
    assert before
    os.kill(before, 9)
    assert database._child
    database._child.wait()
    keeper.tend(1.0)
    assert told == ["PostgreSQL is gone; starting it again"]
    assert database.pid() not in {None, before}


def test_the_keeper_tells_why_postgresql_will_not_start_and_tries_less_and_less_often(data_directory: Path) -> None:
    database, told = Embedded(data_directory), list[str]()
    database.start()
    database.stop()
    (database.paths.cluster / "local.conf").write_text("no_such_setting = 1\n")
    keeper = Keeper(database, [], tell=told.append)
    keeper.tend(10.0)
    assert "would not start" in told[-1]
    keeper.tend(10.09)
    assert keeper.failures == 1
    keeper.tend(10.1)
    assert keeper.failures == 2
    (database.paths.cluster / "local.conf").write_text("")
    keeper.tend(20.0)
    assert (keeper.failures, database.pid() is not None) == (0, True)


def test_told_to_stop_the_keeper_stops_its_children_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    children = [Child(name, SLEEPS) for name in ("links", "console")]
    monkeypatch.setattr(Child, "stop", lambda self: order.append(self.name))
    monkeypatch.setattr(Child, "tend", lambda self, now: None)
    stop = threading.Event()

    def announce() -> bool:
        stop.set()
        return True

    Keeper(None, children).keep(stop, announce)
    assert order == ["links", "console"]

"""Processes under supervision: started again when they die, gone when the supervisor is."""

import sys

import pytest

from leads.commands.children import FOR_GOOD, Child, pause
from leads.database import postmaster

SLEEPS = [sys.executable, "-c", "import sys; sys.stdin.read(); import time; time.sleep(600)"]


@pytest.mark.parametrize(
    ("deaths", "seconds"), [(1, 0.1), (2, 0.2), (3, 0.4), (6, 3.2), (7, 5.0), (10, 5.0), (11, 60.0), (1000, 60.0)]
)
def test_the_pause_grows_with_each_death_up_to_five_seconds_and_is_a_minute_in_the_end(
    deaths: int, seconds: float
) -> None:
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


def test_a_child_that_is_refused_for_good_is_not_started_again() -> None:
    child = Child("console", [sys.executable, "-c", f"raise SystemExit({FOR_GOOD})"])
    child.tend(0.0)
    assert child._process
    child._process.wait()
    assert child.tend(1.0) == "console can't run as things are"
    child.tend(10_000.0)
    assert (child.ended_for_good, child.pid) == (True, None)


def test_a_child_does_not_get_what_it_must_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADS_OWNER_URL", "postgresql://leads_owner@/leads")
    knows = "import os, sys; sys.exit(3 if 'LEADS_OWNER_URL' in os.environ else 4)"
    for without, code in (((), 3), (("LEADS_OWNER_URL",), 4)):
        child = Child("console", [sys.executable, "-c", knows], without=without)
        child.tend(0.0)
        assert child._process
        assert child._process.wait() == code
        child.tend(1.0)

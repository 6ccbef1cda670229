"""The keeper brings PostgreSQL back, tells why it won't start, and stops its children in order."""

import os
import sys
import threading
from pathlib import Path

import pytest

from leads.commands.children import FOR_GOOD, Child
from leads.commands.keeper import Keeper
from leads.database.embedded import Embedded
from leads.rules.refused import Refused

SLEEPS = [sys.executable, "-c", "import sys; sys.stdin.read(); import time; time.sleep(600)"]


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


def test_a_child_that_can_not_run_as_things_are_ends_the_keeper() -> None:
    """The database had been changed by a newer LEADS; the children were started again and again, for ever."""
    told = list[str]()
    refused = Child("console", [sys.executable, "-c", f"raise SystemExit({FOR_GOOD})"])
    with pytest.raises(Refused) as no:
        Keeper(None, [refused], tell=told.append).keep(threading.Event())
    assert no.value.code == "ended-for-good"
    assert told == ["console can't run as things are"]

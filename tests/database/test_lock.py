"""One LEADS at a time has a data directory in use."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from leads.database.lock import DataLock, holder, in_use

Holding = Callable[[Path], "subprocess.Popen[str]"]
NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)


def test_the_second_is_told_who_is_the_first(tmp_path: Path, holding: Holding) -> None:
    with holding(tmp_path / "lock") as first:
        assert not DataLock(tmp_path / "lock").take(NOW)
        by = holder(tmp_path / "lock")
        assert by
        assert by.pid == first.pid
        assert f"process {first.pid} since 2026-03-02T14:00:00+00:00" in in_use(tmp_path, by).sentence
        first.kill()


def test_a_lock_ends_with_its_holder_even_by_kill_9_and_shows_that_it_did(tmp_path: Path, holding: Holding) -> None:
    with holding(tmp_path / "lock") as first:
        first.kill()
        first.wait()
    lock = DataLock(tmp_path / "lock")
    assert holder(tmp_path / "lock") is None
    assert lock.left_behind
    assert lock.take(NOW)
    lock.release()
    assert not lock.left_behind


def test_one_process_holds_it_once(tmp_path: Path) -> None:
    first = DataLock(tmp_path / "lock")
    assert first.take(NOW)
    assert not DataLock(tmp_path / "lock").take(NOW)
    by = holder(tmp_path / "lock")
    assert by
    assert by.pid == os.getpid()
    first.release()
    assert DataLock(tmp_path / "lock").take(NOW)


def test_a_child_does_not_inherit_it(tmp_path: Path) -> None:
    lock = DataLock(tmp_path / "lock")
    assert lock.take(NOW)
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        lock.release()
        assert DataLock(tmp_path / "lock").take(NOW)
        child.kill()

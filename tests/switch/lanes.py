"""Threads that stop where it matters and go on when they are told: one runs at a time, so an order can be repeated.

A lane has a connection of its own, as a process of a node has. `stopping` makes exchange and look back stop at the
points between which others can come; a lane that is told to die there leaves as a crash does.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from leads.hotfiles import inquire
from leads.switch import look_back
from leads.switch.exchange import journal

HERE = threading.local()


class Crash(BaseException):
    """The process is gone: nothing catches it, and the database undoes what was not committed."""


def stop(where: str) -> None:
    """Stops the lane that comes here until it is told to go on; anybody else goes through."""
    lane = getattr(HERE, "lane", None)
    if lane is not None:
        lane.stop_at(where)


class Lane:
    """One process: does a job up to the next stop, and waits there."""

    def __init__(self) -> None:
        self.where = ""  # "": it has nothing to do
        self._job: Callable[[], object] | None = None
        self._may, self._stopped = threading.Semaphore(0), threading.Semaphore(0)
        self._dies = False
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def begin(self, job: Callable[[], object]) -> None:
        """Starts a job and comes back at its first stop, or at its end."""
        assert not self.where
        self._job = job
        self.go()

    def go(self, *, dies: bool = False) -> None:
        """To the next stop, or the end."""
        self._dies = dies
        self._may.release()
        assert self._stopped.acquire(timeout=60), f"the lane never came on from: {self.where}"
        if self._error is not None:
            raise self._error

    def end(self) -> None:
        """Closes its connection and ends its thread."""
        while self.where:
            self.go(dies=True)
        self._job = None
        self._may.release()
        self._thread.join()

    def stop_at(self, where: str) -> None:
        """Called in the lane's own thread."""
        self.where = where
        self._stopped.release()
        self._may.acquire()
        if self._dies:
            raise Crash

    def _run(self) -> None:
        HERE.lane = self
        while self._may.acquire() and self._job is not None:
            try:
                self._job()
            except Crash:
                pass
            except BaseException as error:
                self._error = error
            self.where = ""
            self._stopped.release()
        connection.close()


def stopping(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every lane stops where others can come between."""
    for module, name, where in (
        (journal, "begin", "has its number"),
        (inquire, "look_up", "has looked up"),
        (journal, "store", "is stored"),
        (look_back, "batches_are_over", "has waited"),
    ):
        monkeypatch.setattr(module, name, _then_stops(getattr(module, name), where))
    no_clock = SimpleNamespace(sleep=lambda _: stop("waits for batches"), monotonic=lambda: 0.0)
    monkeypatch.setattr(look_back, "time", no_clock)


def _then_stops(do: Callable[..., Any], where: str) -> Callable[..., Any]:
    def done(*given: Any, **more: Any) -> Any:
        result = do(*given, **more)
        stop(where)
        return result

    return done

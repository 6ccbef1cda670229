"""The supervisor's work: keeps a database and child processes alive until a person or the system says stop."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import psycopg

from leads.commands.children import Child, pause
from leads.commands.common import say
from leads.database.embedded import Embedded
from leads.rules.refused import Refused

TICK = 0.2  # seconds between two looks at what we keep alive


@contextmanager
def told_to_stop() -> Iterator[threading.Event]:
    """Set when a person or the system asks this process to end."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass
class Keeper:
    """Keeps the database and the children alive. One look at everything is `tend`, which tests call by themselves."""

    database: Embedded | None
    children: list[Child]
    tell: Callable[[str], None] = say
    together: bool = False  # the children stop at the same time; else each when the one before is done
    failures: int = 0
    _due: float = field(default=0.0, repr=False)

    def keep(self, stop: threading.Event, announce: Callable[[], bool] = lambda: True) -> None:
        """Looks after everything until told to stop, then stops the children, the first one first."""
        announced = False
        try:
            while not stop.is_set():
                self.tend(time.monotonic())
                if any(child.ended_for_good for child in self.children):
                    raise Refused("ended-for-good", "LEADS stopped.", None, "See what was said above, and start again.")
                announced = announced or announce()
                stop.wait(TICK)
        finally:
            if self.together:
                for child in self.children:
                    child.ask_to_stop()
            for child in self.children:
                child.stop()

    def tend(self, now: float) -> None:
        """One look: the database first, because the children need it."""
        self._tend_database(now)
        for child in self.children:
            if said := child.tend(now):
                self.tell(said)

    def _tend_database(self, now: float) -> None:
        if self.database is None or self.database.pid() or now < self._due:
            return
        self.tell("PostgreSQL is gone; starting it again")
        try:
            self.database.start()
            self.failures = 0
        except (Refused, psycopg.OperationalError) as no:  # the latter: killed again while it was coming up
            self.failures += 1
            self._due = now + pause(self.failures)
            self.tell(f"{no.sentence} {no.cure}" if isinstance(no, Refused) else "PostgreSQL is gone again")

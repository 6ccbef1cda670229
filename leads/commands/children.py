"""A process that the supervisor keeps alive: started again when it dies, later each time, and stopped in order."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field

from leads.database.lifeline import Lifeline

LONGEST_PAUSE = 5.0  # seconds; whatever made it die has mostly gone by then
MANY, LONG_PAUSE = 10, 60.0  # deaths in a row, and the seconds from then on: it is no passing trouble
FOR_GOOD = 78  # exit code of a child that would be refused again however often it starts: it is not started again
#: Refusals that no waiting mends.
LASTING = frozenset(
    {"not-migrated", "database-is-newer", "another-database", "bound-elsewhere", "runs-as-root", "ended-for-good"}
    | {"not-an-address", "database-without-tls", "database-too-old", "owner-sees-nothing"}
    | {"keys-too-old", "database-is-older", "ledger-of-another"}
)
STEADY = 30.0  # seconds; who ran as long begins with the shortest pause again


def pause(deaths: int) -> float:
    """Seconds to wait before the next start: a tenth, twice as long after each death, five at most; then a minute."""
    return LONG_PAUSE if deaths > MANY else min(LONGEST_PAUSE, 0.1 * 2.0 ** max(0, deaths - 1))


@dataclass
class Child:
    """One process under supervision. Times are seconds of any steady clock, passed in."""

    name: str
    arguments: list[str]
    deaths: int = 0
    files: tuple[int, ...] = ()  # open files that it inherits, such as the socket it serves
    without: tuple[str, ...] = ()  # of our environment what it must not know
    ended_for_good: bool = False
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)
    _lifeline: Lifeline | None = field(default=None, repr=False)
    _started: float = 0.0
    _due: float = 0.0

    @property
    def pid(self) -> int | None:
        """Its process number, or None while it does not run."""
        return self._process.pid if self._process else None

    def tend(self, now: float) -> str | None:
        """Looks after the process once: starts it when that is due. Gives a sentence when something happened."""
        if self._process is None:
            if now >= self._due and not self.ended_for_good:
                self._start(now)
            return None
        code = self._process.poll()
        return None if code is None else self._died(code, now)

    def _start(self, now: float) -> None:
        self._lifeline = Lifeline()
        self._process = subprocess.Popen(
            self.arguments,
            env={**_without(self.without), **self._lifeline.environment()},
            stdin=subprocess.DEVNULL,
            pass_fds=[self._lifeline.reading, *self.files],
            start_new_session=True,  # a Ctrl-C reaches the supervisor alone, which then stops all in order
        )
        self._lifeline.handed_over()
        self._started = now

    def _died(self, code: int, now: float) -> str:
        self._let_go()
        if code == FOR_GOOD:
            self.ended_for_good = True
            return f"{self.name} can't run as things are"
        self.deaths = 1 if now - self._started >= STEADY else self.deaths + 1
        self._due = now + pause(self.deaths)
        how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        return f"{self.name} {how}; starting it again in {pause(self.deaths):.1f} s"

    def ask_to_stop(self) -> None:
        """Asks the process to end, and does not wait for it."""
        if self._process is not None:
            self._process.terminate()

    def stop(self, patience: float = 10.0) -> None:
        """Asks the process to end, and after `patience` seconds ends it."""
        if self._process is None:
            return
        self.ask_to_stop()
        try:
            self._process.wait(patience)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._let_go()

    def _let_go(self) -> None:
        self._process = None
        if self._lifeline:
            self._lifeline.cut()
            self._lifeline = None


def _without(names: tuple[str, ...]) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in names}


def leads(*arguments: str) -> list[str]:
    """The command line that runs a `leads` command with this very Python."""
    return [sys.executable, "-m", "leads", *arguments]

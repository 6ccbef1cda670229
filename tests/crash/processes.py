"""LEADS as a person starts it, in a directory of its own, and eight ways to kill it with -9."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

from leads.database import postmaster
from leads.database.embedded import Embedded
from leads.database.lifeline import Lifeline
from tests.environment import kept

ROOT = Path(__file__).parents[2]


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Leads:
    """`leads up` on a data directory that goes away at the end, whatever happens in between."""

    def __init__(self) -> None:
        # The name is the one by which the next test run finds and clears up what a killed run left behind.
        self.root = Path(tempfile.mkdtemp(prefix=f"leads-tests-{os.getpid()}-crash-"))
        self.root.chmod(0o711)
        self.data = self.root / "data"
        self.log = self.root / "leads.log"
        self.links, self.console = free_port(), free_port()
        self.embedded = Embedded(self.data)
        self.needed_a_hand: list[str] = []
        self._up: subprocess.Popen[bytes] | None = None
        self._lifeline: Lifeline | None = None
        self._killed_at = 0.0
        self._own: set[psutil.Process] = set()  # everything that ever ran here, so that nothing is left

    def start(self) -> None:
        """The one command. It ends when this process does, even when that is killed."""
        self._lifeline = Lifeline()
        command = [sys.executable, "-m", "leads", "up", "--data", str(self.data)]
        ports = ["--links", str(self.links), "--console", str(self.console)]
        environment = {name: value for name, value in os.environ.items() if kept(name)}
        with self.log.open("ab") as log:
            self._up = subprocess.Popen(
                [*command, *ports],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                env={**environment, **self._lifeline.environment()},
                pass_fds=[self._lifeline.reading],
            )
        self._lifeline.handed_over()

    @property
    def begun(self) -> bool:
        """Whether it was ever started."""
        return self._up is not None

    def keep_logs(self, folder: str) -> None:
        """Copies what LEADS and PostgreSQL said, and the book of facts, to where a person can read it."""
        Path(folder).mkdir(parents=True, exist_ok=True)
        for file in (self.log, self.embedded.paths.log, self.root / "book"):
            if file.exists():
                shutil.copy(file, folder)

    def tend(self) -> None:
        """Starts LEADS again when the command itself has ended: that is a fault unless we killed it."""
        if self._up is None or self._up.poll() is None:
            return
        last = self.log.read_text(errors="replace").strip().splitlines()[-1:]
        self.needed_a_hand.append(f"`leads up` ended with code {self._up.returncode}: {' '.join(last)}")
        self.start()

    def stop(self) -> int:
        """Asks it to end in order; gives its exit code."""
        assert self._up
        self._up.send_signal(signal.SIGINT)
        return self._up.wait(60)

    def close(self) -> None:
        """Ends and removes everything."""
        self._remember()
        for process in self._own:
            with contextlib.suppress(psutil.Error):
                process.kill()
        with contextlib.suppress(Exception):
            self.embedded.stop()
        with contextlib.suppress(OSError):
            postmaster.end_orphans(self.embedded.paths.cluster)
        shutil.rmtree(self.root, ignore_errors=True)

    # Who is who

    def _supervisor(self) -> psutil.Process | None:
        return _process(self._up.pid) if self._up and self._up.poll() is None else None

    def _child(self, command: str) -> list[psutil.Process]:
        supervisor = self._supervisor()
        children = supervisor.children() if supervisor else []
        return [one for one in children if command in _words(one)]

    def _postmaster(self) -> list[psutil.Process]:
        pid = postmaster.running(self.embedded.paths.cluster)
        found = _process(pid) if pid else None
        return [found] if found else []

    def _backends(self) -> list[psutil.Process]:
        return [child for server in self._postmaster() for child in server.children()]

    def _remember(self) -> None:
        supervisor = self._supervisor()
        leads = [supervisor, *self._child("switch"), *self._child("console")] if supervisor else []
        self._own.update(one for one in leads if one)

    # Kills

    def kill(self, kind: str, rng: random.Random) -> float:
        """One kill, and its moment. What ought to come back by itself is on its way then."""
        self._remember()
        self._killed_at = 0.0
        KINDS[kind](self, rng)
        return self._killed_at

    def _kill(self, processes: list[psutil.Process]) -> None:
        self._killed_at = self._killed_at or time.monotonic()
        for process in processes:
            with contextlib.suppress(psutil.Error):
                process.kill()

    def children_left(self) -> list[int]:
        """Processes of a supervisor that is dead: they must have gone by themselves."""
        now = {one.pid for one in (self._supervisor(), *self._child("switch"), *self._child("console")) if one}
        return [one.pid for one in self._own if one.is_running() and one.pid not in now and not _ended(one)]

    def kill_supervisor(self, rng: random.Random) -> None:
        """`leads up` alone; then the same command once more."""
        self._kill([one for one in [self._supervisor()] if one])
        self._again()

    def kill_links(self, rng: random.Random) -> None:
        """The process that holds the terminal links."""
        self._kill(self._child("switch"))

    def kill_console(self, rng: random.Random) -> None:
        """The process that serves the screens."""
        self._kill(self._child("console"))

    def kill_postmaster(self, rng: random.Random) -> None:
        """PostgreSQL's first process; its others notice by themselves."""
        self._kill(self._postmaster())

    def kill_backend(self, rng: random.Random) -> None:
        """One of PostgreSQL's others: PostgreSQL ends all and recovers."""
        if backends := self._backends():
            self._kill([rng.choice(backends)])

    def kill_postmaster_twice(self, rng: random.Random) -> None:
        """PostgreSQL, and once more as soon as it is there again, in the middle of its recovery."""
        self._kill(self._postmaster())
        until = time.monotonic() + 30
        while not (again := self._postmaster()) and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(rng.random() * 0.4)
        self._kill(again)

    def kill_links_and_postmaster(self, rng: random.Random) -> None:
        """The links and PostgreSQL in one moment, under a supervisor that lives."""
        self._kill([*self._child("switch"), *self._postmaster()])

    def kill_everything(self, rng: random.Random) -> None:
        """LEADS and PostgreSQL, every process, as when power fails; then the same command once more."""
        supervisor = self._supervisor()
        ours = [*([supervisor] if supervisor else []), *self._child("switch"), *self._child("console")]
        self._kill([*ours, *self._postmaster(), *self._backends()])
        self._again()

    def _again(self) -> None:
        assert self._up
        self._up.wait()
        self.start()


Kill = Callable[[Leads, random.Random], None]
KINDS: dict[str, Kill] = {
    "leads up": Leads.kill_supervisor,
    "links": Leads.kill_links,
    "postmaster": Leads.kill_postmaster,
    "everything": Leads.kill_everything,
    "backend": Leads.kill_backend,
    "links+postmaster": Leads.kill_links_and_postmaster,
    "postmaster twice": Leads.kill_postmaster_twice,
    "console": Leads.kill_console,
}


def _process(pid: int) -> psutil.Process | None:
    try:
        return psutil.Process(pid)
    except psutil.NoSuchProcess:
        return None


def _words(process: psutil.Process) -> list[str]:
    try:
        return list(process.cmdline())
    except psutil.Error:
        return []


def _ended(process: psutil.Process) -> bool:
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.Error:
        return True

"""Kills LEADS and PostgreSQL with -9 under load, again and again, and audits what is left.

    python -m tests.crash.kills --times 50 --seed 1240

Terminals work over real links and write down what they send and hear. After each kill everything has to come back by
itself (or by the same command, when that was what was killed), and the database has to hold all that was acknowledged,
once. Exit code 0 when it does; 1 when anything is wrong; the table says what.
"""

from __future__ import annotations

import argparse
import asyncio
import math
import random
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import psycopg
from psycopg.rows import dict_row

from tests.crash import audit, book, plant
from tests.crash.book import Book, Story
from tests.crash.processes import KINDS, ROOT, Leads
from tests.crash.terminal import Scene, Terminal
from tests.crash.world import make_world

BOUND = 60.0  # seconds in which every terminal has to have an answer again
LEAVING = 20.0  # seconds in which children of a killed supervisor have to be gone


@dataclass
class Outage:
    """One kill: when the first and when the last terminal had an answer to something that left after it."""

    kind: str
    at: float
    first: float | None = None
    back: dict[str, float] = field(default_factory=dict)  # device → seconds


@dataclass
class Run:
    """One run of the test."""

    times: int
    seed: int
    terminals: int
    plants: list[str]
    leads: Leads = field(default_factory=Leads)
    outages: list[Outage] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    blind: list[str] | None = None

    async def go(self) -> Story:
        """Everything in order; the story is read from the file at the end."""
        rng, now = random.Random(self.seed), datetime.now(UTC)
        await self.up(lambda: self.leads.embedded.pid() is not None and _listens(self.leads.links))
        desks = await asyncio.to_thread(make_world, self.leads.data, self.terminals, 500 + 20 * self.times, now)
        self.book = Book(self.leads.root / "book")
        day = (now - timedelta(days=1)).strftime("%Y%m%d")
        self.scene = Scene(self.leads.links, self.book, day, self.heard)
        self.terminals_ = [Terminal(desk, self.scene, rng.randrange(1 << 30)) for desk in desks]
        working = [asyncio.create_task(one.work()) for one in self.terminals_]
        await self.every_terminal(Outage("start", time.monotonic()))
        for kind in self.kinds(rng):
            await asyncio.sleep(0.2 + 1.5 * rng.random())
            await self.one_kill(kind, rng)
        await self.up(lambda: bool(self.scene.cancelled))
        self.scene.stopping = True
        await asyncio.wait_for(asyncio.gather(*working), 2 * BOUND)
        await self.finish()
        return await asyncio.to_thread(self.last_audit)

    def kinds(self, rng: random.Random) -> list[str]:
        """Every kind about equally often, in no order."""
        found: list[str] = []
        while len(found) < self.times:
            found += rng.sample(list(KINDS), len(KINDS))
        return found[: self.times]

    def heard(self, device: str, left_at: float) -> None:
        """A terminal has an answer to what left it at this moment."""
        if self.outages and left_at > self.outages[-1].at:
            outage = self.outages[-1]
            seconds = time.monotonic() - outage.at
            outage.first = outage.first or seconds
            outage.back.setdefault(device, seconds)

    async def one_kill(self, kind: str, rng: random.Random) -> None:
        """Kills, waits until everything is back, audits while the terminals work on."""
        outage = Outage(kind, math.inf)
        self.outages.append(outage)
        outage.at = await asyncio.to_thread(self.leads.kill, kind, rng)
        await self.every_terminal(outage)
        left = await asyncio.to_thread(self.children_left)
        self.findings += [f"after {kind}: process {pid} outlived its supervisor" for pid in left]
        found = await asyncio.to_thread(self.audit_now)
        self.findings += [f"after {kind}: {one}" for one in found if one not in "\n".join(self.findings)]
        print(f"{len(self.outages):4} {kind:18} {_seconds(outage)} {'' if not found else found[0]}", flush=True)

    async def every_terminal(self, outage: Outage) -> None:
        """Waits until every terminal has an answer, and the console listens; too long is a finding."""
        if outage.kind == "start":
            self.outages.append(outage)
        everyone = {one.device for one in self.terminals_}

        def back() -> bool:
            return outage.back.keys() >= everyone and _listens(self.leads.console)

        if not await self.up(back):
            late = everyone - outage.back.keys()
            self.findings.append(f"after {outage.kind}: not back in {BOUND:g} s: {sorted(late) or 'the console'}")
        if outage.kind == "start":
            self.outages.clear()

    async def up(self, ready: Callable[[], bool]) -> bool:
        """Waits, and keeps the command running, until `ready()`; False after the bound."""
        if not self.leads.begun:
            self.leads.start()
        until = time.monotonic() + BOUND
        while not ready():
            if time.monotonic() > until:
                return False
            self.leads.tend()
            await asyncio.sleep(0.05)
        return True

    def children_left(self) -> list[int]:
        until = time.monotonic() + LEAVING
        while (left := self.leads.children_left()) and time.monotonic() < until:
            time.sleep(0.1)
        return left

    def audit_now(self) -> list[str]:
        """What is wrong by now with what was heard by now."""
        return audit.audit(self.leads.embedded.url(), book.read(self.book.path), whole=False)

    # The end

    async def finish(self) -> None:
        """Terminals enter what is still to be entered, ask for all that was cancelled, and empty their mailboxes."""
        scene, first, second = self.scene, self.terminals_[0], self.terminals_[1]
        for asker, plate in tuple(scene.to_enter):
            by = second if asker == first.device else first
            await by.send([by.enter(plate, "pair")])
        cancelled = tuple(scene.cancelled)
        await asyncio.gather(
            *(
                one.send([one.ask("ask cancelled", *about) for about in cancelled[n :: len(self.terminals_)]])
                for n, one in enumerate(self.terminals_)
            )
        )
        if not await self.until("SELECT 1 FROM hotfiles_record WHERE looked_back_at IS NULL"):
            self.findings.append("a look back is still owed")
        if not await self.delivered():
            self.findings.append("mail waits for a terminal that is signed on, and nobody sends it")
        for one in self.terminals_:  # an acknowledgment may have met a dead database: then the next sign-on cures it
            await one.sign_off()
            await one.sign_on()
        await self.until("SELECT 1 FROM mail_kept WHERE acknowledged_at IS NULL")
        for one in self.terminals_:
            await one.sign_off()
        await self.until("SELECT 1 FROM people_linksession WHERE ended_at IS NULL")
        self.book.close()

    async def until(self, left: str, seconds: float = 30.0) -> bool:
        """Waits until a query finds nothing any more."""
        for _ in range(int(seconds / 0.2)):
            if not await asyncio.to_thread(self.ask, left):
                return True
            await asyncio.sleep(0.2)
        return False

    def ask(self, question: str) -> list[dict[str, object]]:
        with psycopg.connect(self.leads.embedded.url(), row_factory=dict_row) as database:
            return database.execute(question.encode()).fetchall()

    async def delivered(self) -> bool:
        """Whether all mail has reached its terminal on the link that is open, acknowledged or not."""
        kept = "SELECT d.mnemonic, k.outcome, k.data FROM mail_kept k JOIN agencies_device d ON d.id = k.device_id"
        for _ in range(75):
            heard: set[tuple[object, ...]] = {
                _mail(device, data["outcome"], data) for device, data in book.read(self.book.path).mail
            }
            rows = await asyncio.to_thread(self.ask, kept)
            if heard >= {_mail(row["mnemonic"], row["outcome"], row["data"]) for row in rows}:
                return True
            await asyncio.sleep(0.2)
        return False

    def last_audit(self) -> Story:
        """The whole audit, the ledger's own check, faults planted to see the audit find them, and an end in order."""
        url, story = self.leads.embedded.url(), book.read(self.book.path)
        if self.plants:
            with psycopg.connect(url, row_factory=dict_row) as database:
                for name in self.plants:
                    plant.plant(database, name)
        else:
            self.blind = plant.not_found(url, story)
            self.findings += [f"the audit does not see a planted fault: {name}" for name in self.blind]
        self.findings += [one for one in audit.audit(url, story, whole=True) if one not in "\n".join(self.findings)]
        self.findings += [f"NEEDED A HAND: {one}" for one in self.leads.needed_a_hand]
        command = [sys.executable, "-m", "leads", "ledger", "verify", "--data", str(self.leads.data)]
        told = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, timeout=120)
        self.verdict = told.stdout.strip() or told.stderr.strip()
        if told.returncode:
            self.findings.append(f"the ledger: {self.verdict}")
        if code := self.leads.stop():
            self.findings.append(f"`leads up` ended with code {code}")
        return story


def _mail(device: object, outcome: object, data: object) -> tuple[object, ...]:
    """What tells one piece of mail from another."""
    assert isinstance(data, dict)
    record = data["hits"][0]["record"] if data.get("hits") else data.get("record")
    return device, outcome, record, data.get("asked_message"), data.get("asked_by"), data.get("asked_at")


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _seconds(outage: Outage) -> str:
    every = max(outage.back.values()) if outage.back else float("nan")
    return f"first answer {outage.first or float('nan'):5.1f} s, every terminal {every:5.1f} s"


def report(run: Run, story: Story) -> str:
    """The table."""
    lines = [
        f"{'kill -9 of':20}{'times':>6}   first answer (s)          every terminal (s)",
        f"{'':20}{'':>6}   min    median    max      min    median    max",
    ]
    for kind in [*KINDS, "all"]:
        of = [one for one in run.outages if kind in (one.kind, "all") and one.back]
        if of:
            first, every = [one.first or 0.0 for one in of], [max(one.back.values()) for one in of]
            lines.append(f"{kind:20}{len(of):6} {_spread(first)}   {_spread(every)}")
    weights = audit.count(run.findings)
    answers = sum(len(one.answers) for one in story.sent.values())
    meant = Counter(one.meant for one in story.sent.values())
    delayed = sum(data["outcome"] == "delayed hit" for _, data in story.mail)
    lines += [
        "",
        f"messages sent        {len(story.sent):7,}   in all {sum(one.times for one in story.sent.values()):,} times",
        f"acknowledged         {sum(bool(one.answers) for one in story.sent.values()):7,}   {answers:,} answers",
        f"  of these           {', '.join(f'{many:,} {name}' for name, many in sorted(meant.items()))}",
        f"lost                 {weights['LOST']:7,}",
        f"doubled              {weights['DOUBLED']:7,}",
        f"hits missed          {weights['MISSED']:7,}   {delayed:,} delayed hits came by themselves",
        f"otherwise wrong      {weights['other']:7,}",
        f"told to send again   {sum(story.put_off.values()):7,}   {dict(story.put_off)}",
        f"planted faults       {_plants(run)}",
        *(f"ledger               {line}" for line in run.verdict.splitlines()[:2]),
    ]
    return "\n".join(lines)


def _spread(seconds: list[float]) -> str:
    return f"{min(seconds):6.1f} {statistics.median(seconds):8.1f} {max(seconds):8.1f}"


def _plants(run: Run) -> str:
    if run.blind is None:
        return f"left in place: {', '.join(run.plants)}"
    return f"{len(plant.PLANTS) - len(run.blind)} of {len(plant.PLANTS)} found: {', '.join(plant.PLANTS)}"


def main() -> int:
    """What was asked for on the command line."""
    asked = argparse.ArgumentParser(prog="python -m tests.crash.kills", description=__doc__.split("\n")[0])
    asked.add_argument("--times", type=int, default=50, help="kills")
    asked.add_argument("--seed", type=int, default=1240, help="another number, other moments")
    asked.add_argument("--terminals", type=int, default=16)
    asked.add_argument("--plant", action="append", default=[], choices=list(plant.PLANTS), help="a fault to be found")
    asked.add_argument("--log", help="where to keep what LEADS and PostgreSQL said")
    given = asked.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    run = Run(given.times, given.seed, given.terminals, given.plant)
    try:
        story = asyncio.run(run.go())
        print(report(run, story))
        for finding in run.findings[:40]:
            print("WRONG:", finding)
        return 1 if run.findings else 0
    finally:
        if given.log:
            run.leads.keep_logs(given.log)
        run.leads.close()


if __name__ == "__main__":
    sys.exit(main())

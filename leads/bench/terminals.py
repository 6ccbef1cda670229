"""The load: terminals that ask over TCP and know what has to be answered. Runs in a process of its own.

Two ways of asking. `closed`: each terminal asks again as soon as it is answered, which measures how many a second the
switch can do. `open`: questions are sent on schedule whatever happens, and each answer's time counts from the moment
its question was due, so that a pause of the switch is charged to every question that waited (no coordinated omission).

Only questions that were answered rightly are counted; the first wrong, missing or unasked answer ends the run. What
comes by itself is read too: what a load expects (EXPECTED) is counted and told, anything else ends the run.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from random import Random
from typing import Any

import orjson
import uvloop

from leads.bench.asked import Asked
from leads.bench.truth import WrongAnswer, data_of
from leads.client import Client

WHOLE_EVERY = 101  # one answer in so many is read and compared as a whole, not only searched
#: What may come by itself, by its outcome. Not a delayed hit: no load enters what it asked for. Not a last word either.
EXPECTED = {"alive": "signs of life", "notice": "notices, as of a suspension in an earlier run"}
PATIENCE = 30.0  # seconds after which an answer is missing


@dataclass(frozen=True, slots=True)
class Job:
    """What one load process has to do."""

    host: str
    port: int
    signs: list[dict[str, str]]  # ori, device and token of each terminal
    asked: Asked
    seed: int
    seconds: float
    warm_up: float = 1.0
    rate: float = 0.0  # questions a second over all terminals; 0: as many as the switch can answer


@dataclass(slots=True)
class Done:
    """What one load process measured: right answers in the measured time, and the seconds each took."""

    answered: int
    seconds: float
    taken: list[float] = field(default_factory=list)
    hits: int = 0
    all_answered: int = 0  # also before and after the measured time
    processor: float = 0.0  # share of one processor that the load itself took
    unasked: Counter[str] = field(default_factory=Counter)  # what came by itself, by its outcome


def by_itself(*done: Done) -> str:
    """What came by itself over some runs, to be added to a sentence; empty where nothing did."""
    came = sum((one.unasked for one in done), Counter[str]())
    told = ", ".join(f"{many:,} {EXPECTED[outcome]}" for outcome, many in sorted(came.items()))
    return f"; came by itself: {told}" if told else ""


class Terminal:
    """One terminal of the load, with what it asked and has not been told yet."""

    def __init__(self, run: "Run", seed: int) -> None:
        self.run = run
        self.asked: dict[bytes, tuple[Any, float]] = {}
        self.questions: Iterator[Any] = run.job.asked.questions(Random(seed))  # noqa: S311 (load, not secrets)
        self.link: Client | None = None
        self.prefix = b""

    async def sign_on(self, sign: dict[str, str]) -> None:
        """Signs on as anyone does; from then on answers go the quick way."""
        job = self.run.job
        self.link = await Client.open(job.host, job.port)
        await self.link.sign_on(sign["ori"], sign["device"], sign["token"])
        self.link._on_payload = self.take  # the quick path, which sign-on does not take
        for frame in self.link.came():
            self.run.unasked(frame.data)
        self.prefix = f"{job.asked.key}.{sign['ori']}.".encode()

    def ask(self, due: float) -> None:
        """Sends the next question; its answer's time counts from `due`, in seconds of the steady clock."""
        assert self.link is not None
        question = next(self.questions)
        reference = self.link.new_reference().encode()
        self.asked[reference] = (question, due)
        self.link.send(self.prefix + reference + b".TXT\r\n" + self.run.job.asked.text(question))

    def take(self, payload: bytes) -> None:
        """An answer: found by its reference, compared with the truth, counted."""
        try:
            reference = payload[len(self.prefix) : payload.index(b"\n")]
            if reference not in self.asked or not payload.startswith(self.prefix):
                self.run.unasked(orjson.loads(data_of(payload) or b"{}"))
                return
            question, due = self.asked.pop(reference)
            self.run.job.asked.judge(question, payload)
            self.run.count(question, payload, due)
        except (WrongAnswer, ValueError) as wrong:
            self.run.fail(wrong)
            return
        if self.run.again(self):
            self.ask(time.perf_counter())


class Run:
    """One run of a job: what is measured, and what went wrong first."""

    def __init__(self, job: Job) -> None:
        self.job = job
        self.terminals = [Terminal(self, job.seed * 10_007 + number) for number in range(len(job.signs))]
        self.done = Done(0, 0.0)
        self.from_, self.until = 0.0, float("inf")
        self.seen = 0
        self.ended = asyncio.get_running_loop().create_future()

    def count(self, question: Any, payload: bytes, due: float) -> None:
        """Counts a right answer that came in the measured time."""
        self.seen += 1
        if self.seen % WHOLE_EVERY == 0:
            self.job.asked.judge_whole(question, payload)
        now = time.perf_counter()
        if self.from_ <= (due if self.job.rate else now) < self.until:
            self.done.answered += 1
            self.done.hits += self.job.asked.is_hit(question)
            self.done.taken.append(now - due)

    def unasked(self, data: Mapping[str, Any]) -> None:
        """Counts what came by itself. Raises WrongAnswer for what is not EXPECTED, and for an answer to no question."""
        outcome = str(data.get("outcome"))
        if data.get("unsolicited") is not True or outcome not in EXPECTED:
            raise WrongAnswer(f"nobody asked for this: {str(data)[:600]}")
        self.done.unasked[outcome] += 1

    def again(self, terminal: Terminal) -> bool:
        """Whether a terminal that was answered asks again at once."""
        return not self.job.rate and time.perf_counter() < self.until and not self.ended.done()

    def fail(self, wrong: Exception) -> None:
        """Ends the run with the first thing that was wrong."""
        if not self.ended.done():
            self.ended.set_exception(wrong)

    async def go(self) -> Done:
        """Signs everyone on, asks, waits for what is unanswered. Raises WrongAnswer."""
        for terminal, sign in zip(self.terminals, self.job.signs, strict=True):
            await terminal.sign_on(sign)
        began = time.perf_counter()
        self.from_ = began + self.job.warm_up
        self.until = self.from_ + self.job.seconds
        worked = time.process_time()
        asking = self._on_schedule(began) if self.job.rate else self._closed()
        await self._or_fail(asking)
        await self._or_fail(self._all_answered())
        self.done.seconds, self.done.all_answered = self.job.seconds, self.seen
        self.done.processor = (time.process_time() - worked) / (time.perf_counter() - began)
        for terminal in self.terminals:
            assert terminal.link is not None
            await terminal.link.close()
        return self.done

    async def _closed(self) -> None:
        for terminal in self.terminals:
            terminal.ask(time.perf_counter())
        await asyncio.sleep(self.until - time.perf_counter())

    async def _on_schedule(self, began: float) -> None:
        """Sends each question when it is due; late ones at once, with their own due time."""
        for number in range(int((self.until - began) * self.job.rate)):
            due = began + number / self.job.rate
            if (wait := due - time.perf_counter()) > 0:
                await asyncio.sleep(wait)
            self.terminals[number % len(self.terminals)].ask(due)

    async def _all_answered(self) -> None:
        until = time.perf_counter() + PATIENCE
        while missing := sum(len(terminal.asked) for terminal in self.terminals):
            if time.perf_counter() > until:
                raise WrongAnswer(f"{missing} questions were never answered")
            await asyncio.sleep(0.005)

    async def _or_fail(self, work: Awaitable[None]) -> None:
        """Does some work, unless something goes wrong meanwhile: then raises that."""
        task = asyncio.ensure_future(work)
        await asyncio.wait({task, self.ended}, return_when=asyncio.FIRST_COMPLETED)
        if self.ended.done():
            task.cancel()
            self.ended.result()
        await task


@contextmanager
def loading(processes: int = 1) -> Iterator[Callable[[Job], "Future[Done]"]]:
    """Processes for the load, which know nothing of ours: fresh interpreters without Django or a database."""
    with ProcessPoolExecutor(processes, get_context("spawn")) as pool:
        yield lambda job: pool.submit(run, job)


def run(job: Job) -> Done:
    """Does a job in this process, from sign-on to the last answer. Raises WrongAnswer, Refused or LinkEnded."""

    async def go() -> Done:
        return await Run(job).go()

    return uvloop.run(go())

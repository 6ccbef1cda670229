"""A terminal over a real link: asks, enters, cancels, loses its link, signs on again and sends again."""

from __future__ import annotations

import asyncio
import random
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from leads.client import Client, LinkEnded
from leads.messages.wire import AnswerFrame, read_answer, write_message
from tests.crash.book import Book, Sent
from tests.crash.world import Desk

PATIENCE = 60.0  # seconds of silence on an open link until that is a trouble
PUT_OFF = {"busy", "link-not-answered"}  # these say "send it again", and are no answers
CONTROL = {"SON", "SOF"}
ENTRY = (("LIS", "IL"), ("LIY", "2027"), ("LIT", "PC"), ("VMA", "FORD"))
SUPPORT = (("SUP", "INVESTIGATIVE REPORT"), ("SUD", "RECORDS DESK 217-555-0140"))


@dataclass
class Scene:
    """What all terminals share."""

    port: int
    book: Book
    day: str  # CCYYMMDD, on which vehicles were stolen
    heard: Callable[[str, float], None]  # called with device and the moment when the answered message left
    planted: dict[str, str] = field(default_factory=dict)  # plate → record
    to_enter: deque[tuple[str, str]] = field(default_factory=deque)  # who asked, plate: for another device to enter
    cancelled: list[tuple[str, str]] = field(default_factory=list)  # plate, record
    stopping: bool = False


class Terminal:
    """One device with a person at it. `work` goes on until the scene is stopping."""

    def __init__(self, desk: Desk, scene: Scene, seed: int) -> None:
        self.desk, self.scene, self.rng = desk, scene, random.Random(seed)
        self.device = desk.mnemonic
        self.sent: dict[str, Sent] = {}  # reference → what was sent under it
        self.unanswered: dict[str, float] = {}  # reference → when it left last
        self.mine: list[tuple[str, str, str]] = []  # plate, record, case: entered here and not cancelled
        self.count = 0
        self.link: Client | None = None
        self.on = False
        self._waiting: dict[str, asyncio.Future[AnswerFrame]] = {}

    async def work(self) -> None:
        """Signs on, catches up, works; when the link ends, again."""
        while True:
            try:
                await self._one_link()
                return
            except (LinkEnded, OSError):
                self.on = False
                if self.link:
                    await self.link.close()
                await asyncio.sleep(0.1)

    async def _one_link(self) -> None:
        await self.sign_on()
        await self.catch_up()
        if not self.scene.planted or len(self.sent) < 3:
            await self.send([self.enter(self.new_plate("P"), "plant") for _ in range(3)])
        while not self.scene.stopping:
            await self.send([self.choose() for _ in range(self.rng.randint(1, 4))])
            if self.rng.random() < 0.004:
                await self.drop()

    async def sign_on(self) -> None:
        """Connects and signs on. A device that is still held by the link before is asked for again."""
        await self.connect()
        began = time.monotonic()
        while True:
            reference = self._reference()
            answer = await self._control("SON", reference, (("DEV", self.device), ("TKN", self.desk.tokens.pop())))
            if answer.outcome == "signed on":
                self.on = True
                return
            if time.monotonic() - began > PATIENCE:
                self.trouble(f"can't sign on: {answer.text}")
                began = time.monotonic()
            await asyncio.sleep(0.2)
            assert self.link
            await self.link.close()  # a link takes only a few tries
            await self.connect()

    async def connect(self) -> None:
        """A new link; what the one before left waiting is forgotten here, not in `unanswered`."""
        self._waiting.clear()
        self.link = await Client.open("127.0.0.1", self.scene.port, on_payload=self.take)
        self.link.ori, self.link.device = self.desk.ori, self.device

    async def catch_up(self) -> None:
        """Sends again what was not answered, and on purpose two that were."""
        answered = [one for one in self.sent if one not in self.unanswered]
        again = [*self.unanswered, *self.rng.sample(answered, min(2, len(answered)))]
        self.rng.shuffle(again)
        await self.send([self.sent[one] for one in again])

    async def drop(self) -> None:
        """The terminal's plug is pulled, with messages under way."""
        assert self.link
        assert self.link._transport
        for one in [self.choose() for _ in range(2)]:
            self._leave(one)
        self.link._transport.abort()
        raise LinkEnded

    async def sign_off(self) -> None:
        """In order, for good."""
        assert self.link
        await self._control("SOF", self._reference(), ())
        await self.link.ended()
        self.on = False

    # What is sent

    def choose(self) -> Sent:
        """The next message, by chance."""
        scene, rng = self.scene, self.rng
        if scene.to_enter and scene.to_enter[0][0] != self.device and rng.random() < 0.7:
            return self.enter(scene.to_enter.popleft()[1], "pair")
        chance = rng.random()
        if chance < 0.05 and self.sent:
            return self.sent[rng.choice([*self.sent])]  # once more, on purpose
        if chance < 0.30 and scene.planted:
            plate = rng.choice([*scene.planted])
            return self.ask("ask planted", plate, scene.planted[plate])
        if chance < 0.40:
            return self.ask("ask never", self.new_plate("N"))
        if chance < 0.55 and self.mine:
            return self.cancel(*self.mine.pop(rng.randrange(len(self.mine))))
        if chance < 0.65 and scene.cancelled:
            return self.ask("ask cancelled", *rng.choice(scene.cancelled))
        if chance < 0.80:
            plate = self.new_plate("A")
            scene.to_enter.append((self.device, plate))
            return self.ask("ask pair", plate)
        return self.enter(self.new_plate("E"))

    def new_plate(self, letter: str) -> str:
        """A plate that nobody used before."""
        self.count += 1
        return f"{letter}{self.device[1:]}{self.count:04d}"

    def enter(self, plate: str, why: str = "") -> Sent:
        """A stolen vehicle; `why` says whose it is: planted for all, the other half of a pair, or this terminal's."""
        case = f"26-{plate}"
        pairs = (("LIC", plate), *ENTRY, ("DOT", self.scene.day), ("OCA", case), *SUPPORT)
        return self._message("EV", f"enter {why}".strip(), plate, "", pairs)

    def cancel(self, plate: str, record: str, case: str) -> Sent:
        """Takes an entry of this terminal back."""
        return self._message("XV", "cancel", plate, record, (("NIC", record), ("OCA", case)))

    def ask(self, meant: str, plate: str, record: str = "") -> Sent:
        """A vehicle inquiry."""
        return self._message("QV", meant, plate, record, (("LIC", plate), ("LIS", "IL")))

    def _message(self, key: str, meant: str, plate: str, record: str, pairs: Sequence[tuple[str, str]]) -> Sent:
        reference = self._reference()
        raw = write_message(key, self.desk.ori, reference, pairs).decode()
        made = self.sent[reference] = Sent(self.device, reference, meant, plate, record, raw)
        self.unanswered[reference] = time.monotonic()  # from now on it is owed, though the link may end first
        return made

    def _reference(self) -> str:
        self.count += 1
        return f"R{self.count:07d}"

    async def send(self, messages: list[Sent]) -> None:
        """Sends messages without waiting in between, then waits for every answer. Raises LinkEnded."""
        left = {one.reference: one for one in messages}
        while left:
            waiting = [self._leave(one) for one in left.values()]
            for frame in await self._all(waiting):
                if frame.outcome != "put off":
                    left.pop(frame.reference, None)
            if left:
                await asyncio.sleep(0.3)

    def _leave(self, one: Sent) -> asyncio.Future[AnswerFrame]:
        assert self.link
        self.scene.book.sent(one)
        self.unanswered[one.reference] = time.monotonic()
        future = self._waiting[one.reference] = asyncio.get_running_loop().create_future()
        self.link.send(one.raw.encode())
        return future

    async def _control(self, key: str, reference: str, pairs: Sequence[tuple[str, str]]) -> AnswerFrame:
        assert self.link
        future = self._waiting[reference] = asyncio.get_running_loop().create_future()
        self.link.send(write_message(key, self.desk.ori, reference, pairs))
        return (await self._all([future]))[0]

    async def _all(self, waiting: list[asyncio.Future[AnswerFrame]]) -> list[AnswerFrame]:
        """Waits for answers, or for the end of the link."""
        assert self.link
        ended = asyncio.ensure_future(self.link.ended())
        answers = asyncio.gather(*waiting)
        either: set[asyncio.Future[Any]] = {answers, ended}
        answers.add_done_callback(lambda done: done.cancelled() or done.exception())  # or asyncio says nobody looked
        try:
            await asyncio.wait(either, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            if answers.done():
                return answers.result()
            if not ended.done():
                self.trouble(f"no answer on an open link in {PATIENCE:g} s to {[*self.unanswered]}")
            raise LinkEnded
        finally:
            answers.cancel()
            ended.cancel()

    # What is heard

    def take(self, payload: bytes) -> None:
        """An answer, or what came by itself."""
        try:
            frame = read_answer(payload)
        except ValueError:
            self.trouble(f"a frame that is no answer: {payload[:60]!r}")
            return
        if frame.data.get("unsolicited"):
            self._by_itself(frame, payload)
            return
        code = (frame.data.get("no") or {}).get("code", "")
        if code in PUT_OFF:
            self.scene.book.write("put off", code=code)
            frame = frame._replace(data={**frame.data, "outcome": "put off"})
        elif frame.key not in CONTROL:
            self._answered(frame, payload)
        future = self._waiting.pop(frame.reference, None)
        if future is not None and not future.done():
            future.set_result(frame)

    def _by_itself(self, frame: AnswerFrame, payload: bytes) -> None:
        assert self.link
        if frame.key == "PNG":
            self.link.send(write_message("PNG", self.desk.ori, self._reference(), ()))
        elif frame.data.get("number"):
            self.scene.book.write("mail", device=self.device, payload=payload.decode())
            number = str(frame.data["number"])
            self.link.send(write_message("ACK", self.desk.ori, self._reference(), [("NUM", number)]))

    def _answered(self, frame: AnswerFrame, payload: bytes) -> None:
        one = self.sent.get(frame.reference)
        if one is None:
            self.trouble(f"an answer to what nobody asked: {payload[:80]!r}")
            return
        self.scene.book.write("heard", device=self.device, reference=frame.reference, payload=payload.decode())
        left_at = self.unanswered.pop(frame.reference, None)
        if left_at is not None:
            self.scene.heard(self.device, left_at)
        if not one.answers:
            self._follow(one, frame)
        one.answers.append("heard")

    def _follow(self, one: Sent, frame: AnswerFrame) -> None:
        """What the first answer makes possible."""
        record = str(frame.data.get("record") or "")
        if one.meant == "enter plant" and record:
            self.scene.planted[one.plate] = record
        elif one.meant == "enter" and record:
            self.mine.append((one.plate, record, f"26-{one.plate}"))
        elif one.meant == "cancel" and frame.outcome == "cancelled":
            self.scene.cancelled.append((one.plate, one.record))

    def trouble(self, words: str) -> None:
        """Something that ought not to be."""
        self.scene.book.write("trouble", words=f"{self.device}: {words}")

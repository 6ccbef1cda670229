"""A terminal's end of the link, for vendors, tests and load: asks, waits, acknowledges, sends again. No Django here.

    async with Client.connect("127.0.0.1", 4240) as link:
        await link.sign_on("IL1990200", "TVP2", token)
        answer = await link.ask("QV", LIC="TST1234", LIS="IL")
        print(answer.outcome, answer.text)

The protocol's page is docs/link.md; this is one way to follow it. A program in another language needs only that page.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from typing import Any, cast

from leads.messages import wire
from leads.messages.wire import AnswerFrame
from leads.rules.refused import Refused

PATIENCE = 60.0  # seconds an answer is waited for; the switch answers in milliseconds, or after its database's restart
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class LinkEnded(ConnectionError):
    """The link ended before the answer came. Connect and sign on again, then `resend` what is in `unanswered`."""

    def __init__(self, why: Refused | None = None) -> None:
        super().__init__(str(why) if why else "the link ended")
        self.why = why  # what the switch said before it cut the link, if it said anything


class NoAnswer(TimeoutError):
    """No answer came in time. The message may have been done: send it again under the same reference."""


class Client(asyncio.Protocol):
    """One link to the switch. All calls belong to the event loop's thread."""

    def __init__(self, on_payload: Callable[[bytes], None] | None = None) -> None:
        self.ori = self.device = ""
        self.unanswered: dict[str, bytes] = {}  # reference → the message as sent
        self.ended_why: Refused | None = None
        self._on_payload = on_payload
        self._answers: dict[str, asyncio.Future[AnswerFrame]] = {}
        self._mail: asyncio.Queue[AnswerFrame | None] = asyncio.Queue()
        self._rest = b""
        self._reference = time.time_ns() // 1000  # microseconds: no reference of an earlier run comes again
        self._ended = asyncio.get_running_loop().create_future()
        self._transport: asyncio.Transport | None = None

    @classmethod
    @asynccontextmanager
    async def connect(
        cls,
        host: str = "127.0.0.1",
        port: int = 4240,
        *,
        tls: ssl.SSLContext | None = None,
        on_payload: Callable[[bytes], None] | None = None,
        first: bytes = b"",
    ) -> AsyncIterator[Client]:
        """A link, closed at the end of the block. OSError when nobody listens there.

        With `on_payload` every answer goes to it as bytes, unread: for load, where a Future a message costs too much.
        `first` is sent before anything else: what a switch behind a proxy expects to be told by it.
        """
        link = await cls.open(host, port, tls=tls, on_payload=on_payload)
        try:
            if first and link._transport is not None:
                link._transport.write(first)
            yield link
        finally:
            await link.close()

    @classmethod
    async def open(
        cls,
        host: str,
        port: int,
        *,
        tls: ssl.SSLContext | None = None,
        on_payload: Callable[[bytes], None] | None = None,
    ) -> Client:
        """A link that the caller closes."""
        loop = asyncio.get_running_loop()
        return (await loop.create_connection(lambda: cls(on_payload), host, port, ssl=tls))[1]

    # What an application calls

    async def sign_on(self, ori: str, device: str, token: str) -> AnswerFrame:
        """Signs on with a one-time token. Raises Refused, as the switch words it, and LinkEnded."""
        self.ori, self.device = ori, device
        answer = await self.ask("SON", DEV=device, TKN=token)
        return answer_or_refused(answer)

    async def ask(
        self, key: str, *, to: tuple[str, ...] = (), reference: str = "", patience: float = PATIENCE, **fields: str
    ) -> AnswerFrame:
        """Sends one message and waits for its answer; a no is an answer, with outcome "refused".

        Raises Refused when the message can't be written, NoAnswer after `patience` seconds, LinkEnded.
        """
        return await self.ask_pairs(key, fields.items(), to=to, reference=reference, patience=patience)

    async def ask_pairs(
        self,
        key: str,
        pairs: Iterable[tuple[str, str]],
        *,
        to: tuple[str, ...] = (),
        reference: str = "",
        patience: float = PATIENCE,
    ) -> AnswerFrame:
        """As `ask`, with fields in order; a code may come twice."""
        reference = reference or self.new_reference()
        return await self._exchange(reference, self.write(key, reference, pairs, to), patience)

    async def resend(self, unanswered: Mapping[str, bytes], patience: float = PATIENCE) -> list[AnswerFrame]:
        """Sends again what an earlier link of the same device left unanswered; nothing is done twice."""
        return await asyncio.gather(*(self._exchange(name, raw, patience) for name, raw in unanswered.items()))

    async def mail(self) -> AsyncIterator[AnswerFrame]:
        """What comes by itself, one after the other, until the link ends. Asking for the next acknowledges."""
        while (frame := await self._mail.get()) is not None:
            yield frame
            self.acknowledge(frame)

    def came(self) -> list[AnswerFrame]:
        """What came by itself so far and nobody has taken yet, without waiting; it is not acknowledged."""
        waiting = [self._mail.get_nowait() for _ in range(self._mail.qsize())]
        if None in waiting:
            self._mail.put_nowait(None)  # the end is still to be read by whoever reads on
        return [frame for frame in waiting if frame is not None]

    def acknowledge(self, frame: AnswerFrame) -> None:
        """Tells the switch that something which came by itself has arrived and need not be sent again."""
        if frame.data.get("number") and not self.has_ended:
            self.send(self.write("ACK", self.new_reference(), [("NUM", str(frame.data["number"]))]))

    async def sign_off(self) -> None:
        """Signs off; the switch answers what was asked, then ends the link."""
        await self.ask("SOF")
        await self.ended()

    async def close(self) -> None:
        """Ends the link from this side."""
        if self._transport and not self.has_ended:
            self._transport.close()
            await self.ended()

    async def ended(self) -> Refused | None:
        """Waits for the end of the link, and says what the switch gave as its reason."""
        await asyncio.shield(self._ended)
        return self.ended_why

    @property
    def has_ended(self) -> bool:
        """Whether the link is gone."""
        return self._ended.done()

    # The quick path, for load

    def send(self, raw: bytes) -> None:
        """Sends a message that is written already; its answer goes to `on_payload`."""
        self.send_bytes(wire.STX + raw + wire.ETX)

    def send_bytes(self, frames: bytes) -> None:
        """Sends bytes as they are: whole frames in one go, or what no honest terminal would send."""
        if self._transport is None or self.has_ended:
            raise LinkEnded(self.ended_why)
        self._transport.write(frames)

    def write(self, key: str, reference: str, pairs: Iterable[tuple[str, str]], to: tuple[str, ...] = ()) -> bytes:
        """A message of this terminal as bytes. Raises Refused when the switch would not read it as it is meant."""
        return wire.write_message(key, self.ori, reference, pairs, to)

    def new_reference(self) -> str:
        """A reference that this device has not used, ten capitals and digits: the time in microseconds, counted up."""
        self._reference += 1
        number, letters = self._reference, ""
        while number:
            number, digit = divmod(number, 36)
            letters = _DIGITS[digit] + letters
        return letters[-10:]

    # What the socket calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        *frames, self._rest = (self._rest + data).split(wire.ETX)
        take = self._on_payload or self._take
        for frame in frames:
            take(frame[1:])

    def connection_lost(self, error: Exception | None) -> None:
        self._ended.set_result(None)
        self._mail.put_nowait(None)
        for answer in self._answers.values():
            if not answer.done():
                answer.set_exception(LinkEnded(self.ended_why))

    async def _exchange(self, reference: str, raw: bytes, patience: float) -> AnswerFrame:
        answer = self._answers[reference] = asyncio.get_running_loop().create_future()
        self.unanswered[reference] = raw
        try:
            self.send(raw)
            frame: AnswerFrame = await asyncio.wait_for(answer, patience)
        except TimeoutError:
            raise NoAnswer(f"no answer to {reference} in {patience:g} seconds") from None
        finally:
            del self._answers[reference]
        self.unanswered.pop(reference, None)
        return frame

    def _take(self, payload: bytes) -> None:
        frame = wire.read_answer(payload)
        waiting = self._answers.get(frame.reference)
        if waiting is not None and not waiting.done():
            waiting.set_result(frame)
        elif frame.key == "PNG":
            if frame.data.get("unsolicited"):  # a question, which any message answers
                self.send(self.write("PNG", self.new_reference(), ()))
        elif frame.data.get("no") and not frame.reference:
            self.ended_why = refused_of(frame.data["no"])  # said before a link is cut
        else:
            self._mail.put_nowait(frame)


def refused_of(no: Mapping[str, Any]) -> Refused:
    """The structured form of a no, as the Refused that it was at the switch."""
    return Refused(no["code"], no["sentence"], no["clause"], no["cure"], no["field"], no["example"])


def answer_or_refused(frame: AnswerFrame) -> AnswerFrame:
    """The answer, or the no that it holds, raised."""
    if frame.data.get("no"):
        raise refused_of(frame.data["no"])
    return frame

"""A link server on a real socket, terminals to talk to it, and two worlds behind it: a fake and the real exchange."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any, Protocol, TypeVar

import uvloop

from leads.messages import wire
from leads.messages.wire import AnswerFrame
from leads.switch.link.limits import Limits
from leads.switch.link.server import LinkServer
from tests.switch.fake import DEVICES, NOW, FakeExchange

T = TypeVar("T")
INQUIRY = "LIC/TST1234.LIS/IL"


def run(work: Coroutine[Any, Any, T]) -> T:
    """Runs the talk of a test; a talk that hangs fails."""

    async def limited() -> T:
        return await asyncio.wait_for(work, 30)

    return uvloop.run(limited())


class Terminal:
    """A terminal made of a bare socket, which can also do what no honest terminal does."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader, self.writer = reader, writer
        self.mnemonic = ""
        self.ori = "IL1990200"
        self.count = 0

    @classmethod
    async def open(cls, server: LinkServer) -> Terminal:
        return cls(*await asyncio.open_connection(server.host, server.port, limit=1 << 24))

    def send_bytes(self, data: bytes) -> None:
        self.writer.write(data)

    def say(self, key: str, fields: str, *, ori: str = "", reference: str = "") -> str:
        """Sends a message and gives its reference."""
        self.count += 1
        reference = reference or f"R{time.time_ns() % 10**6:06d}{self.count % 1000:03d}"
        self.send_bytes(f"\x02{key}.{ori or self.ori}.{reference}.TXT\r\n{fields}\x03".encode())
        return reference

    async def hear(self) -> AnswerFrame:
        """The next frame; fails after five seconds of silence, or when the link ends."""
        return wire.read_answer(await self.hear_bytes())

    async def hear_bytes(self) -> bytes:
        frame = await asyncio.wait_for(self.reader.readuntil(wire.ETX), 5)
        assert frame.startswith(wire.STX)
        return frame[1:-1]

    async def ask(self, key: str = "QV", fields: str = INQUIRY, **more: str) -> AnswerFrame:
        self.say(key, fields, **more)
        return await self.hear()

    async def sign_on(self, mnemonic: str, token: str) -> AnswerFrame:
        self.mnemonic, self.ori = mnemonic, DEVICES[mnemonic][0]
        return await self.ask("SON", f"DEV/{mnemonic}.TKN/{token}")

    async def ended(self) -> bytes:
        """What is left to hear until the switch ends the link."""
        try:
            return await asyncio.wait_for(self.reader.read(), 5)
        except ConnectionResetError:
            return b""

    def close(self) -> None:
        self.writer.close()


class World(Protocol):
    """What stands behind the sockets, and what was written down."""

    exchange: Any
    now: datetime

    def token(self, mnemonic: str) -> str: ...
    def noted(self) -> list[str]: ...
    def signed_on(self) -> set[str]: ...


class FakeWorld:
    """No law, no database."""

    def __init__(self) -> None:
        self.exchange = FakeExchange()
        self.now = NOW

    def token(self, mnemonic: str) -> str:
        return "right"

    def noted(self) -> list[str]:
        return [code for _, code, _ in self.exchange.notes]

    def signed_on(self) -> set[str]:
        return {session.mnemonic for session in self.exchange.signed_on.values()}


class RealWorld:
    """The exchange that LEADS runs, on PostgreSQL, with the same three devices."""

    def __init__(self) -> None:
        from leads.switch.exchange.exchange import Exchange
        from tests.makers import make_agency, make_device, make_person

        self.exchange = Exchange(node="test")
        self.now = NOW
        self.people = {}
        for mnemonic, (ori, _) in DEVICES.items():
            agency = make_agency(ori, f"Agency {ori}")
            make_device(agency, mnemonic)
            self.people[mnemonic] = make_person(agency, f"op.{mnemonic.lower()}")
        self.tokens = {mnemonic: [self._token(mnemonic) for _ in range(6)] for mnemonic in DEVICES}

    def _token(self, mnemonic: str) -> str:
        from leads.api.proof import token_for

        return token_for(self.people[mnemonic], mnemonic, self.now)

    def token(self, mnemonic: str) -> str:
        return self.tokens[mnemonic].pop()

    def noted(self) -> list[str]:
        from leads.ledger.models import Line

        events = ("switch:frame:refused", "people:sign_on:refused", "switch:message:refused")
        lines = Line.objects.filter(event__in=events).order_by("id")
        return [line.data["code"] for line in lines]

    def signed_on(self) -> set[str]:
        from leads.people.models import LinkSession

        return set(LinkSession.objects.filter(ended_at=None).values_list("device__mnemonic", flat=True))


@asynccontextmanager
async def serving(world: World, *, proxied: bool = False, **limits: Any) -> AsyncIterator[LinkServer]:
    """A server with these limits on a free port, stopped in order at the end; `proxied`: behind a proxy."""
    threads = 1 if isinstance(world, FakeWorld) else 0  # the fake holds batches back, which would hold up our own talk
    how = {"clock": lambda: world.now, "threads": threads, "proxied": proxied}
    server = LinkServer(world.exchange, Limits(**limits), "127.0.0.1", 0, **how)  # type: ignore[arg-type]
    await server.start()
    try:
        yield server
    finally:
        await server.stop(patience=0.4)
        if close := getattr(world.exchange.presence, "close", None):
            close()


@asynccontextmanager
async def unharmed(world: World, server: LinkServer) -> AsyncIterator[Terminal]:
    """Another terminal, at work before the attack, during it and after it."""
    other = await Terminal.open(server)
    signed_on = await other.sign_on("SMP1", world.token("SMP1"))
    assert signed_on.outcome == "signed on", signed_on.text
    answer = await other.ask()
    assert answer.outcome == "no record", answer.text
    yield other
    assert (await other.ask()).outcome == "no record"
    other.close()


async def until(true: Callable[[], Any]) -> None:
    """Waits, up to five seconds, for something that another thread does."""
    for _ in range(500):
        if await asyncio.to_thread(true):
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not happen")


async def taken(server: LinkServer, count: int) -> None:
    """The switch has, or soon has, taken so many messages that it has not answered."""
    await until(lambda: sum(link.pending for link in tuple(server.links)) == count)


async def noted(world: World, code: str) -> None:
    """The ledger has, or soon has, a line with this code."""
    await until(lambda: code in world.noted())


async def free(world: World, mnemonic: str) -> None:
    """Nobody is signed on at the device any more: the session has ended in the database too."""
    await until(lambda: mnemonic not in world.signed_on())


def later(world: World, seconds: float) -> None:
    """Time goes on."""
    world.now += timedelta(seconds=seconds)

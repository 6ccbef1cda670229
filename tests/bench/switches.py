"""A stand-in for the switch that answers as it is told to: rightly, wrongly, twice, or not at all."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from leads.bench.truth import ABSENT
from leads.demo.life import state_of
from leads.demo.planted import COUNT
from leads.demo.vehicles import illinois_plate
from leads.hotfiles.acts.number import record_number
from leads.messages import wire

NOW = datetime(2026, 11, 23, 16, 4, tzinfo=UTC)
VEHICLES = 500
ON_FILE = {
    illinois_plate(n): record_number("V", COUNT + 1 + n)
    for n in range(VEHICLES)
    if n % 9 != 4 and state_of(n) != "cleared"
}
NOBODYS = illinois_plate(ABSENT)
Says = Callable[[wire.Envelope, int], list[bytes]]


def answer(message: wire.Envelope, record: str, *, plate: str = "", outcome: str = "") -> bytes:
    """An answer in the form of the switch, with one hit or none."""
    asked = dict(message.pairs)
    hits = [{"record": record, "values": {"LIC": plate or asked.get("LIC", "")}}] if record else []
    outcome = outcome or ("hit" if hits else "no record")
    data = {"reference": message.reference, "key": message.key, "outcome": outcome, "hits": hits, "no": None}
    return wire.write_answer(
        message.key,
        message.ori,
        message.reference,
        received=(NOW, 1),
        sent=(NOW, 1),
        to=message.ori,
        text="A STOLEN VEHICLE" if hits else "NO RECORD",
        data=data,
    )


def rightly(message: wire.Envelope, number: int) -> list[bytes]:
    """What is so."""
    if message.key == "SON":
        return [answer(message, "", outcome="signed on")]
    return [answer(message, ON_FILE.get(dict(message.pairs)["LIC"], ""))]


@asynccontextmanager
async def serving(says: Says) -> AsyncIterator[int]:
    """The port at which a stand-in answers; `says` gets each message and how many inquiries came before it."""
    numbers = iter(range(10**9))

    async def link(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while not reader.at_eof():
            try:
                frame = await reader.readuntil(wire.ETX)
            except asyncio.IncompleteReadError:
                break
            message = wire.read(frame[1:-1])
            number = next(numbers) if message.key == "QV" else -1
            for payload in says(message, number):
                writer.write(wire.STX + payload + wire.ETX)
        writer.close()

    server = await asyncio.start_server(link, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]

"""The stream of a terminal page: open while its place at the device is held, and no longer than the console runs."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from leads.console.terminal import stream
from leads.ledger.actor import Actor
from leads.people.sign_on import Session
from tests.console.test_asgi import run
from tests.makers import NOW

ZONE = "America/Chicago"


def session() -> Session:
    """Somebody's place at a device."""
    return Session(1, 1, Actor(7, "t.ames", 1, "IL1990100", "SMP1"), "full", "console", NOW, NOW, 1)


def watched(monkeypatch: pytest.MonkeyPatch, *looks: tuple[bool, list[str]]) -> None:
    """Streams without a database: what each look finds, then always that nothing has come."""
    left = list(looks)
    monkeypatch.setattr(stream, "_over", Event())
    monkeypatch.setattr(stream, "listen", lambda *_: lambda: None)
    monkeypatch.setattr(stream, "_look", lambda *_: left.pop(0) if left else (True, []))


def test_a_stream_brings_what_has_come_and_ends_with_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    watched(monkeypatch, (False, ["<p>A notice.</p>"]))

    async def read() -> list[bytes]:
        return [part async for part in stream._events(session(), lambda _: True, ZONE)]

    retry, entry, ended = run(read())
    assert retry.startswith(b"retry:")
    assert entry == b'event: entry\ndata: "<p>A notice.</p>"\n\n'
    assert ended.startswith(b"event: ended")


def test_a_console_that_stops_ends_its_streams_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    watched(monkeypatch)

    async def read() -> int:
        events = stream._events(session(), lambda _: True, ZONE)
        assert [await anext(events), await anext(events)][1] == b": alive\n\n"
        waiting = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0)
        stream.end_all()
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(waiting, 3)
        return len(stream._rung)

    assert run(read()) == 0

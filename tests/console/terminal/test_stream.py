"""The stream of a terminal page: open while its place at the device is held, and no longer than the console runs."""

from __future__ import annotations

import asyncio
from threading import Event
from types import SimpleNamespace
from typing import cast

import pytest
from django.http import HttpResponse

from leads.console.door.request import Request
from leads.console.terminal import stream
from leads.ledger.actor import Actor
from leads.people.sign_on import Session
from tests.console.test_asgi import run
from tests.makers import NOW

ZONE = "America/Chicago"
QUIET = stream.Look(True, [], "7-20261123")


def session() -> Session:
    """Somebody's place at a device."""
    return Session(1, 1, Actor(7, "t.ames", 1, "IL1990100", "SMP1"), "full", "console", NOW, NOW, 1)


def watched(monkeypatch: pytest.MonkeyPatch, *looks: stream.Look) -> None:
    """Streams without a database: what each look finds, then always that nothing has come."""
    left = list(looks)
    monkeypatch.setattr(stream, "_over", Event())
    monkeypatch.setattr(stream, "listen", lambda *_: lambda: None)
    monkeypatch.setattr(stream, "_look", lambda *_: left.pop(0) if left else QUIET)


def test_a_stream_brings_what_has_come_and_ends_with_the_place(monkeypatch: pytest.MonkeyPatch) -> None:
    watched(monkeypatch, stream.Look(False, ["<p>A notice.</p>"], ""))

    async def read() -> list[bytes]:
        return [part async for part in stream._events(session(), lambda _: True, ZONE, QUIET.standing)]

    retry, entry, ended = run(read())
    assert retry.startswith(b"retry:")
    assert entry == b'event: entry\ndata: "<p>A notice.</p>"\n\n'
    assert ended.startswith(b"event: ended")


def test_a_console_that_stops_ends_its_streams_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    watched(monkeypatch)

    async def read() -> int:
        events = stream._events(session(), lambda _: True, ZONE, QUIET.standing)
        assert [await anext(events), await anext(events)][1] == stream.BEATS
        waiting = asyncio.ensure_future(anext(events))
        await asyncio.sleep(0)
        stream.end_all()
        with pytest.raises(StopAsyncIteration):
            await asyncio.wait_for(waiting, 3)
        return len(stream._rung)

    assert run(read()) == 0


def test_a_page_is_told_once_that_standing_is_no_longer_what_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = QUIET._replace(standing="8-20261123")
    watched(monkeypatch, QUIET, changed, changed, QUIET._replace(alive=False))

    async def at_once(_: stream.Bell) -> None:
        return

    monkeypatch.setattr(stream, "_rung_or_beat", at_once)

    async def read() -> list[bytes]:
        return [part async for part in stream._events(session(), lambda _: True, ZONE, QUIET.standing)]

    told = run(read())
    assert [part for part in told if b"standing" in part] == [b'event: standing\ndata: ""\n\n']
    assert told.index(stream.BEATS) < told.index(b'event: standing\ndata: ""\n\n')  # not while it was the same


def test_a_page_without_a_seat_is_sent_to_the_door() -> None:
    async def read() -> bytes:
        answer = await stream.stream(cast(Request, SimpleNamespace(link=None)))
        return bytes(cast(HttpResponse, answer).content)

    assert run(read()).startswith(b"event: ended")


def test_a_stream_that_gives_way_says_so_before_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    watched(monkeypatch)

    async def read() -> bytes:
        events = stream._events(session(), lambda _: True, ZONE, QUIET.standing)
        await anext(events)
        await anext(events)
        [bell] = stream._of_seat[session().id]
        bell.gives_way = True
        bell.set()
        return await anext(events)

    assert b"event: later" in run(read())

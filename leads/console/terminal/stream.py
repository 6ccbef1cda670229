"""What comes by itself, to a terminal page that is open: server-sent events, from the device's mailbox."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from threading import Event
from typing import Any, NamedTuple

import orjson
from asgiref.sync import sync_to_async
from django.db import close_old_connections, connections
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

from leads.console.door.allowed import still
from leads.console.door.now import edge_now
from leads.console.door.request import Request
from leads.console.parts.shell import standing_mark
from leads.console.terminal import tape
from leads.console.terminal.exchange import exchange, listen, session_of
from leads.messages import wire
from leads.people.sign_on import Session
from leads.standing import staying
from leads.standing.snapshot import current

BEAT = 15.0  # seconds between heartbeats; a seat at a device counts as alive as long as its page is open
StillHere = Callable[[datetime], bool]
POOL = ThreadPoolExecutor(4, "stream")  # database work of all streams; a stream itself waits in the event loop


MOST = 8  # streams of one seat: pages of it that are open at once; the oldest gives way
BEATS = b"event: beat\ndata: 1\n\n"  # the page hears that the link is there
#: Milliseconds after which a page whose stream gave way may ask again; it is told, so that it does not ask before.
LATER = b"retry: 60000\nevent: later\ndata: 1\n\n"


class Look(NamedTuple):
    """What a look found: whether the seat is still held, what has come for it, and the mark of all standing."""

    alive: bool
    entries: list[str]
    standing: str


class Bell(asyncio.Event):
    """Wakes one open stream; `gives_way` when its seat has opened too many after it."""

    gives_way = False


_rung: set[Bell] = set()  # of the streams that are open
_of_seat: dict[int, list[Bell]] = {}  # by session, the oldest first
_over = Event()


def end_all() -> None:
    """Ends every stream, in the event loop that runs them: the console stops, and pages come back by themselves."""
    _over.set()
    for one in tuple(_rung):
        one.set()


async def stream(request: Request) -> HttpResponseBase:
    """The stream of one terminal page: it ends with the seat at the device, and when its person may not be here.

    Locked, signed out, deactivated, too old: the page loads anew, and the door says what is needed.
    """
    if request.link is None:
        return HttpResponse(_event("ended", ""), content_type="text/event-stream")  # the page asks the door anew
    session = await _in_pool(session_of, request.link, request.now)
    zone = request.person.agency.zone
    await sync_to_async(connections.close_all)()  # the thread that let us in ends with this call
    events = _events(session, partial(still, request), zone, request.GET.get("standing", ""))
    return StreamingHttpResponse(events, content_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


async def _in_pool(work: Any, *args: Any) -> Any:
    return await asyncio.get_running_loop().run_in_executor(POOL, work, *args)


async def _events(session: Session, here: StillHere, zone: str, standing: str) -> AsyncIterator[bytes]:
    """What is said to the page; `standing` is the mark of what it shows of its reader's: told when it has changed."""
    rung = _begun(session.id)
    loop = asyncio.get_running_loop()
    stop = listen(session.device_id, partial(_ring, loop, rung))
    try:
        yield b"retry: 2000\n\n"
        while not _over.is_set() and not rung.gives_way:
            rung.clear()
            found: Look = await _in_pool(_look, session, here, zone)
            for entry in found.entries:
                yield _event("entry", entry)
            if not found.alive:
                yield _event("ended", "")
                return
            if found.standing != standing:
                standing = found.standing
                yield _event("standing", "")
            yield BEATS
            await _rung_or_beat(rung)
        if rung.gives_way:
            yield LATER
    finally:
        _ended(session.id, rung)
        stop()


def _begun(seat: int) -> Bell:
    """The bell of a new stream; the oldest of the same seat gives way when there are too many."""
    rung = Bell()
    _rung.add(rung)
    bells = _of_seat.setdefault(seat, [])
    bells.append(rung)
    if len(bells) > MOST:
        bells[0].gives_way = True
        bells.pop(0).set()
    return rung


def _ended(seat: int, rung: Bell) -> None:
    _rung.discard(rung)
    bells = _of_seat.get(seat, [])
    if rung in bells:
        bells.remove(rung)
    if not bells:
        _of_seat.pop(seat, None)


def _ring(loop: asyncio.AbstractEventLoop, rung: Bell) -> None:
    with contextlib.suppress(RuntimeError):  # the loop has ended: so has whoever listened
        loop.call_soon_threadsafe(rung.set)


async def _rung_or_beat(rung: Bell) -> None:
    try:
        await asyncio.wait_for(rung.wait(), BEAT)
    except TimeoutError:
        return


def _look(session: Session, here: StillHere, zone: str) -> Look:
    """Whether the seat is still held by somebody who may be here, and what has come for it since, as HTML."""
    close_old_connections()
    now, held = edge_now(), current()
    if not here(now) or staying.keep([session], held, now):
        return Look(False, [], "")
    with timezone.override(zone):
        entries = [_entry(payload, now) for payload in exchange().presence.kept(session, now)]
    return Look(True, entries, standing_mark(held, now))


def _entry(payload: bytes, now: Any) -> str:
    frame = wire.read_answer(payload)
    entry = tape.by_itself(frame.data, frame.text, now, now, frame.key)
    return render_to_string("terminal/entry.html", {**entry, "new": True})


def _event(name: str, html: str) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + orjson.dumps(html) + b"\n\n"

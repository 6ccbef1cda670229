"""Browsers that do not read, do not finish asking, or only hold connections: they are ended, and others served."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn

from leads.commands import console
from leads.console import asgi, connections
from tests.console.test_asgi import run

MUCH = b"x" * (16 << 20)  # more than the system keeps for a reader
ASK = b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"
Client = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@pytest.fixture(autouse=True)
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "PAUSE", 0.05)
    monkeypatch.setattr(connections, "HEADER_SECONDS", 0.4)
    monkeypatch.setattr(connections, "UNREAD_SECONDS", 0.4)


async def much(scope: Any, receive: Any, send: Any) -> None:
    length = [(b"content-length", str(len(MUCH)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": length})
    await send({"type": "http.response.body", "body": MUCH})


async def little(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[uvicorn.Server]:
    server = console.server("127.0.0.1", 0, app)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    yield server
    server.should_exit = server.force_exit = True
    await asyncio.wait_for(serving, 10)


async def connected(server: uvicorn.Server) -> Client:
    return await asyncio.open_connection("127.0.0.1", server.servers[0].sockets[0].getsockname()[1])


async def left(server: uvicorn.Server, count: int) -> None:
    for _ in range(500):
        if len(server.server_state.connections) <= count:
            return
        await asyncio.sleep(0.02)
    raise AssertionError(f"{len(server.server_state.connections)} connections are still there")


def test_who_does_not_read_is_let_go() -> None:
    """Eight of them held a page each, and what it was made of, for as long as they liked."""

    async def talk() -> None:
        async with served(much) as server:
            crowd = [await connected(server) for _ in range(8)]
            for _, writing in crowd:
                writing.transport.pause_reading()  # type: ignore[attr-defined]
                writing.write(ASK)
            await left(server, 8)
            await left(server, 0)

    run(talk())


def test_who_reads_gets_all_of_it() -> None:
    async def talk() -> int:
        async with served(much) as server:
            reading, writing = await connected(server)
            writing.write(ASK)
            await reading.readuntil(b"\r\n\r\n")
            got = 0
            while got < len(MUCH):
                got += len(await reading.read(1 << 16))
            return got

    assert run(talk()) == len(MUCH)


@pytest.mark.parametrize("begun", [b"", b"GET / HTTP/1.1\r\nHost: he", b"\r\n\r\n"])
def test_half_a_request_is_not_waited_for_for_ever(begun: bytes) -> None:
    async def talk() -> None:
        async with served(little) as server:
            crowd = [await connected(server) for _ in range(20)]
            for _, writing in crowd:
                writing.write(begun)
            await left(server, 0)

    run(talk())


def test_one_header_after_the_other_is_no_request_either() -> None:
    async def talk() -> None:
        async with served(little) as server:
            reading, writing = await connected(server)
            writing.write(b"GET / HTTP/1.1\r\n")
            for n in range(200):
                if reading.at_eof() or reading.exception() or writing.is_closing():  # also reset
                    return
                writing.write(b"X-%d: y\r\n" % n)
                await asyncio.sleep(0.02)
            raise AssertionError("four seconds of headers were read")

    run(talk())


def test_held_connections_give_way_to_who_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST", 20)
    monkeypatch.setattr(connections, "HEADER_SECONDS", 30)

    async def talk() -> None:
        async with served(little) as server:
            crowd = [await connected(server) for _ in range(50)]
            reading, writing = await connected(server)
            writing.write(ASK)
            assert (await asyncio.wait_for(reading.readuntil(b"ok"), 5)).startswith(b"HTTP/1.1 200")
            await left(server, 21)
            assert await asyncio.wait_for(crowd[0][0].read(), 5) == b""

    run(talk())


def test_half_sent_bodies_give_way_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST", 20)

    async def talk() -> None:
        async with served(asgi.application) as server:
            crowd = [await connected(server) for _ in range(20)]
            for _, writing in crowd:
                writing.write(b"POST /notice HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nhalf")
            while len(server.server_state.tasks) < 20:
                await asyncio.sleep(0.01)
            reading, writing = await connected(server)
            writing.write(b"GET /static/console/base.css HTTP/1.1\r\nHost: here\r\n\r\n")
            assert (await asyncio.wait_for(reading.readuntil(b"\r\n"), 5)).startswith(b"HTTP/1.1 200")
            for _, each in (*crowd, (reading, writing)):
                each.close()

    run(talk())


def test_where_every_connection_is_at_work_a_newcomer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST", 2)

    async def never(scope: Any, receive: Any, send: Any) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    async def talk() -> bytes:
        async with served(never) as server:
            busy = [await connected(server) for _ in range(2)]
            for _, writing in busy:
                writing.write(ASK)
            while len(server.server_state.tasks) < 2:
                await asyncio.sleep(0.01)
            reading, writing = await connected(server)
            said = await asyncio.wait_for(reading.read(), 5)
            for _, each in (*busy, (reading, writing)):
                each.close()
            return said

    assert run(talk()).startswith(b"HTTP/1.1 503 ")


REFUSED = [
    ("/terminal/stream", "POST", {b"transfer-encoding": b"chunked"}, 405),
    ("/terminal/stream", "GET", {b"transfer-encoding": b"chunked"}, 413),
    ("/terminal/stream", "GET", {b"content-length": b"10"}, 413),
    ("/terminal/stream", "HEAD", {}, 405),
    ("/static/console/base.css", "POST", {b"transfer-encoding": b"chunked"}, 405),
    ("/static/console/base.css", "GET", {b"content-length": b"900000000"}, 413),
    ("/notice", "POST", {b"transfer-encoding": b"chunked"}, 413),
    ("/notice", "POST", {b"content-length": b"900000000"}, 413),
    ("/notice", "POST", {b"content-length": "²".encode("latin1")}, 413),
    ("/api/messages", "PUT", {b"content-length": b"10"}, 405),
    ("/notice", "TRACE", {}, 405),
]


@pytest.mark.parametrize(("path", "method", "headers", "status"), REFUSED)
def test_a_body_without_end_is_refused_before_anything_of_it_is_read(
    path: str, method: str, headers: dict[bytes, bytes], status: int
) -> None:
    """A chunked POST to the event stream wrote 300 MiB to the disk before it was refused."""
    read: list[int] = []

    async def receive() -> dict[str, Any]:
        read.append(1)
        return {"type": "http.request", "body": b"x" * 65536, "more_body": len(read) < 100}

    told: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "http_version": "1.1",
        "headers": list(headers.items()),
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    run(asgi.application(scope, receive, send))
    assert (told[0]["status"], read) == (status, [])
    assert (b"connection", b"close") in told[0]["headers"]


def test_paths_that_strangers_make_up_are_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each unknown name under /static/ was looked for on the disk, in the loop that serves everyone, and remembered."""
    from django.contrib.staticfiles import finders

    from tests.console.test_static_files import asked

    assert asked("console/base.css")[0] == 200
    monkeypatch.setattr(finders, "find", lambda path: pytest.fail(f"looked for {path}"))
    assert {asked(f"console/{n}.css")[0] for n in range(100)} == {404}

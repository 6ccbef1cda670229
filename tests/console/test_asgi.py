"""The console as a server sees it: nobody's slowness is another's, and a request knows nothing of the one before it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from leads.console import asgi
from leads.console.asgi import THREADS, application
from tests.console.conftest import Console

SLOW = 2 * THREADS
FILE = 2_000_000  # bytes, more than a form has
STRANGER = [(b"host", b"elsewhere.example")]  # turned away before the database is asked


def run(work: Coroutine[Any, Any, Any]) -> Any:
    """Runs it in a thread of its own: Playwright keeps an event loop in this one."""
    with ThreadPoolExecutor(1) as one:
        return one.submit(asyncio.run, work).result()


def asked(method: str = "GET", length: bytes = b"0", **more: Any) -> dict[str, Any]:
    """A request for a page, as a server hands it on."""
    return {
        "type": "http",
        "method": method,
        "path": "/notice",
        "query_string": b"",
        "http_version": "1.1",
        "scheme": "http",
        "headers": [*STRANGER, (b"content-length", length)],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
        **more,
    }


def filed(length: int = FILE, path: str = "/batches", cookie: bytes = b"a=b; sessionid=x") -> dict[str, Any]:
    """A file sent to a page, from a browser that says it is signed in."""
    scope = asked("POST", b"%d" % length, path=path)
    scope["headers"].append((b"cookie", cookie))
    return scope


async def empty() -> dict[str, Any]:
    return {"type": "http.request", "body": b"", "more_body": False}


async def never(*message: Any) -> Any:
    await asyncio.Event().wait()


async def status(receive: Callable[[], Awaitable[Any]] = empty, scope: dict[str, Any] | None = None) -> int:
    """Asks as a browser that reads what it is sent; gives the status of the answer."""
    told: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    await application(scope or asked(), receive, send)
    return int(told[0]["status"])


async def beside(receive: Any, send: Any, scope: dict[str, Any]) -> int:
    """The status that a browser gets while twice as many as there are threads are slow."""
    slow = [asyncio.create_task(application(scope, receive, send)) for _ in range(SLOW)]
    await asyncio.sleep(0.2)
    try:
        return await asyncio.wait_for(status(), 5)
    finally:
        for one in slow:
            one.cancel()
        await asyncio.gather(*slow, return_exceptions=True)


def test_slow_readers_keep_nobody_waiting() -> None:
    assert run(beside(empty, never, asked())) == 400


def test_slow_writers_keep_nobody_waiting() -> None:
    assert run(beside(never, never, asked("POST", b"10"))) == 400


def test_a_body_that_does_not_come_is_waited_for_so_long_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asgi, "BODY_SECONDS", 0.05)
    assert run(status(never, asked("POST", b"10"))) == 408


def test_a_body_that_is_too_large_or_of_unknown_length_is_not_read() -> None:
    assert run(status(never, asked("POST", b"2000000"))) == 413
    chunked = asked("POST")
    chunked["headers"].append((b"transfer-encoding", b"chunked"))
    assert run(status(never, chunked)) == 413


def test_a_page_that_takes_a_file_reads_more_and_no_other_does() -> None:
    async def whole() -> dict[str, Any]:
        return {"type": "http.request", "body": b"x" * 2_000_000, "more_body": False}

    for path, length, said in (
        ("/records/V990000001/beside", 2_000_000, 400),  # read whole, and turned away for its host
        ("/records/V990000001/beside", asgi.LARGEST_FILE + 1, 413),
        ("/records/V990000001/beside/more", 2_000_000, 413),
        ("/records/a/b/beside", 2_000_000, 413),
        ("/records/V990000001", 2_000_000, 413),
        ("/batches", 2_000_000, 400),
        ("/batches", asgi.LARGEST_FILE + 1, 413),
        ("/batches/1", 2_000_000, 413),
    ):
        assert run(status(whole, filed(length, path))) == said, path


@pytest.mark.parametrize("cookie", [b"", b"sessionid=", b"csrftoken=x", b"xsessionid=x", b"csrftoken=sessionid"])
def test_a_file_is_read_from_nobody_without_a_session(cookie: bytes) -> None:
    for path in ("/batches", "/records/V990000001/beside"):
        assert run(status(never, filed(path=path, cookie=cookie))) == 413, path
        assert run(status(empty, filed(asgi.LARGEST_BODY, path, cookie))) == 400, path


def test_a_cookie_that_comes_in_a_header_of_its_own_counts() -> None:
    scope = filed(cookie=b"sessionid=x")
    scope["headers"].append((b"cookie", b"a=b"))
    assert run(status(empty, scope)) == 400


def test_so_many_files_are_read_at_once_and_no_more() -> None:
    async def tried(many: int) -> tuple[int, int, int]:
        """What a file gets beside so many that are slow, what a form gets then, and a file once they went away."""
        slow = [asyncio.create_task(application(filed(), never, never)) for _ in range(many)]
        await asyncio.sleep(0)
        file, form = await status(empty, filed()), await status(empty, asked("POST", b"10"))
        for one in slow:
            one.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
        return file, form, await status(empty, filed())

    assert run(tried(asgi.MOST_FILES - 1)) == (400, 400, 400)
    assert run(tried(asgi.MOST_FILES)) == (503, 400, 400)


def test_a_file_that_does_not_come_keeps_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asgi, "FILE_SECONDS", 0.05)
    assert run(status(never, filed())) == 408
    assert not asgi._files


def test_a_browser_that_goes_away_gets_nothing() -> None:
    async def gone() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    run(application(asked("POST", b"10"), gone, never))


def test_a_stream_asked_for_right_behind_a_page_is_answered(console: Console) -> None:
    """The server starts what waits on a connection in the context that ended the page before it."""
    host, port = console.address.removeprefix("http://").split(":")
    request = "GET {} HTTP/1.1\r\nHost: {}:{}\r\nSec-Fetch-Dest: empty\r\n{}\r\n"
    page, stream = (
        request.format("/notice", host, port, ""),
        request.format("/terminal/stream", host, port, "Connection: close\r\n"),
    )
    with socket.create_connection((host, int(port)), timeout=10) as one:
        one.sendall((page + stream).encode())
        said = b"".join(iter(lambda: one.recv(65536), b""))
    assert said.startswith(b"HTTP/1.1 200 ")
    assert b"HTTP/1.1 401 " in said

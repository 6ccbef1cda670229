"""The console as a server sees it: static files from memory, pages on a few worker threads, streams in the event loop.

Pages run on threads that stay, so each keeps its database connection; Django's own ASGI handler would make a thread
and a connection for each request. Streams hold no thread: a wall of terminals costs an event loop only.

No browser holds a thread either: what it sends is read in the event loop before a thread takes the request, and what
it is sent waits in the event loop for as long as it is slow to read.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import cache
from typing import Any

from a2wsgi import WSGIMiddleware
from django.conf import settings
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application
from django.http import parse_cookie

from leads.console.static_files import static_files
from leads.settings import DATA_UPLOAD_MAX_MEMORY_SIZE as FILES_MEMORY

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

THREADS = 8
UNBOUNDED = 0  # parts of one page that wait to be sent: no thread waits with them
READS = frozenset({"GET", "HEAD"})
METHODS = READS | {"POST", "DELETE"}
MOST_DIGITS = 12
LARGEST_BODY = 1024 * 1024  # bytes
BODY_SECONDS = 30.0  # for the whole of it; a form comes in one go
LARGEST_FILE = FILES_MEMORY  # of a page that takes a file, with the form around it
FILE_SECONDS = 120.0  # a paper over a car's modem
MOST_FILES = 8  # that are read at once, in this process

_streams: Any = get_asgi_application()
_django: Any = get_wsgi_application()  # the stubs' idea of WSGI is not a2wsgi's
_files: set[object] = set()  # those that are being read
_pages: Any = WSGIMiddleware(_django, workers=THREADS, send_queue_size=UNBOUNDED)


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers one request, from wherever its kind is served."""
    if scope["type"] != "http":
        return
    path = scope["path"]
    if no := _refused(scope):
        await _nothing(send, no)
    elif path.startswith("/static/"):
        await static_files(scope, receive, send)
    elif path in _streams_at():
        await _streams(scope, receive, send)
    else:
        await _page(scope, receive, send)


@cache
def _streams_at() -> frozenset[str]:
    from leads.console.pages import PAGES  # which needs Django to be set up

    return frozenset(f"/{one.address}" for one in PAGES if one.stream)


@cache
def _files_to() -> re.Pattern[str]:
    """The addresses to which a file may be sent."""
    from leads.console.pages import PAGES

    taking = (re.sub(r"<\w+:\w+>", "[^/]+", one.address) for one in PAGES if one.takes_file)
    return re.compile("|".join(f"/{one}" for one in taking))


async def _page(scope: Scope, receive: Receive, send: Send) -> None:
    """One page, once all that the browser sends for it is here."""
    file, this = _length(dict(scope["headers"])) > LARGEST_BODY, object()
    if file and len(_files) >= MOST_FILES:
        await _nothing(send, 503)
        return
    if file:
        _files.add(this)
    try:
        async with asyncio.timeout(FILE_SECONDS if file else BODY_SECONDS):
            body = await _whole(receive)
    except TimeoutError:
        await _nothing(send, 408)
        return
    finally:
        _files.discard(this)
    if body is not None:
        await _pages(scope, _given(body), send)


async def _whole(receive: Receive) -> bytes | None:
    """The body of a request; None when the browser went away before its end."""
    parts = []
    while (message := await receive())["type"] == "http.request":
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)
    return None


def _given(body: bytes) -> Receive:
    """Hands on a body that has been read."""

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _refused(scope: Scope) -> int:
    """The status of a request of which nothing is read, 0 for all others: asked first, whoever would answer."""
    path, headers = scope["path"], dict(scope["headers"])
    length = _length(headers)
    bodiless = path.startswith("/static/") or path in _streams_at()
    if scope["method"] not in (READS if bodiless else METHODS) or (scope["method"] == "HEAD" and path in _streams_at()):
        return 405
    file = length > LARGEST_BODY and _files_to().fullmatch(path) and _has_session(scope)
    most = 0 if bodiless else LARGEST_FILE if file else LARGEST_BODY
    return 413 if length < 0 or length > most else 0


def _length(headers: dict[bytes, bytes]) -> int:
    """How many bytes the browser says that it sends; -1 where it does not say it plainly."""
    length = headers.get(b"content-length", b"0")
    unknown = b"transfer-encoding" in headers or not length.isdigit() or len(length) > MOST_DIGITS
    return -1 if unknown else int(length)


def _has_session(scope: Scope) -> bool:
    """Whether somebody may be signed in here, which the page itself asks once it has the file; a stranger is not."""
    cookies = "; ".join(value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie")
    return bool(parse_cookie(cookies).get(settings.SESSION_COOKIE_NAME))


async def _nothing(send: Send, status: int) -> None:
    """No page, and no further request on this connection, whose body may still be on its way."""
    headers = [(b"content-length", b"0"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})

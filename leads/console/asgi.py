"""The console as a server sees it: static files from memory, pages on a few worker threads, streams in the event loop.

Pages run on threads that stay, so each keeps its database connection; Django's own ASGI handler would make a thread
and a connection for each request. Streams hold no thread: a wall of terminals costs an event loop only.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import sync_to_async
from asgiref.wsgi import WsgiToAsgiInstance
from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application

from leads.console.static_files import static_files

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]

STREAMS = frozenset({"/terminal/stream"})
THREADS = 8
LARGEST_BODY = 1024 * 1024  # bytes; the console takes no files

_streams = get_asgi_application()
_django = get_wsgi_application()
_pool = ThreadPoolExecutor(THREADS, "page")


def _pages(environ: Any, start_response: Any) -> Any:
    """Django, with header values as HTTP wants them: its cookies come with a blank in front."""

    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [(name, value.strip()) for name, value in headers], *more)

    return _django(environ, start)


_answer: Any = WsgiToAsgiInstance.__dict__["run_wsgi_app"].func


class _Page(WsgiToAsgiInstance):
    """One page request, on one of our own threads."""

    run_wsgi_app = sync_to_async(_answer, thread_sensitive=False, executor=_pool)


_page: Any = _Page  # untyped where it comes from


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers one request, from wherever its kind is served."""
    if scope["type"] != "http":
        return
    path = scope["path"]
    if path.startswith("/static/"):
        await static_files(scope, receive, send)
    elif path in STREAMS:
        await _streams(scope, receive, send)
    elif _too_large(scope):
        await send({"type": "http.response.start", "status": 413, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body", "body": b""})
    else:
        await _page(_pages)(scope, receive, send)


def _too_large(scope: Scope) -> bool:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    chunked = b"transfer-encoding" in dict(scope["headers"])
    return chunked or not length.isdigit() or int(length) > LARGEST_BODY

"""Style sheets, scripts and pictures, from the package's own folders and from memory."""

from __future__ import annotations

import mimetypes
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from django.contrib.staticfiles import finders

from leads.console.templatetags.parts import version_of

FOR_GOOD = b"public, max-age=31536000, immutable"
FILES = 512  # kept in memory; many more than there are, and an end to what strangers can have kept
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@lru_cache(maxsize=FILES)
def _file(path: str) -> tuple[bytes, bytes] | None:
    if path.startswith("/") or ".." in path:  # the finders raise for these
        return None
    file = Path(str(finders.find(path) or ""))
    if not file.is_file():
        return None
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return file.read_bytes(), kind.encode()


async def static_files(scope: Any, receive: Any, send: Any) -> None:
    """Answers a request for a static file. One asked for under the mark of its content is kept for good."""
    path = scope["path"].removeprefix("/static/")
    found = _file(path) if scope["method"] in ("GET", "HEAD") else None
    if found is None:
        await _answer(send, 404, b"", [])
        return
    body, kind = found
    mark = parse_qs(scope["query_string"].decode("ascii", "replace")).get("v", [""])[0]
    keep = FOR_GOOD if mark and mark == version_of(path) else b"no-cache"
    headers = [(b"content-type", kind), (b"cache-control", keep), (b"x-content-type-options", b"nosniff")]
    await _answer(send, 200, b"" if scope["method"] == "HEAD" else body, headers)


async def _answer(send: Any, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})

"""Style sheets, scripts and pictures, from the package's own folders and from memory."""

from __future__ import annotations

import mimetypes
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from django.contrib.staticfiles import finders

from leads.console.templatetags.parts import version_of

FOR_GOOD = b"public, max-age=31536000, immutable"
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def _there() -> dict[str, Path]:
    """All the files there are, looked for once: a path that a stranger makes up costs no look at the disk."""
    found: dict[str, Path] = {}
    for finder in finders.get_finders():
        for path, storage in finder.list([]):
            found.setdefault(path, Path(storage.path(path)))
    return found


@cache
def _read(file: Path) -> tuple[bytes, bytes]:
    kind = TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return file.read_bytes(), kind.encode()


async def static_files(scope: Any, receive: Any, send: Any) -> None:
    """Answers a request for a static file. One asked for under the mark of its content is kept for good."""
    path = scope["path"].removeprefix("/static/")
    file = _there().get(path) if scope["method"] in ("GET", "HEAD") else None
    if file is None:
        await _answer(send, 404, b"", [])
        return
    body, kind = _read(file)
    mark = parse_qs(scope["query_string"].decode("ascii", "replace")).get("v", [""])[0]
    keep = FOR_GOOD if mark and mark == version_of(path) else b"no-cache"
    headers = [(b"content-type", kind), (b"cache-control", keep), (b"x-content-type-options", b"nosniff")]
    await _answer(send, 200, b"" if scope["method"] == "HEAD" else body, headers)


async def _answer(send: Any, status: int, body: bytes, headers: list[tuple[bytes, bytes]]) -> None:
    length = (b"content-length", str(len(body)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [*headers, length]})
    await send({"type": "http.response.body", "body": body})

"""Static files: kept for good under the mark of their content, and nothing but static files is served."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from leads.console.static_files import FOR_GOOD, static_files
from leads.console.templatetags.parts import version_of

SHEET = "console/base.css"


def asked(path: str, query: str = "", method: str = "GET") -> tuple[int, dict[bytes, bytes], bytes]:
    told: list[dict[str, Any]] = []

    async def send(one: dict[str, Any]) -> None:
        told.append(one)

    scope = {"path": f"/static/{path}", "method": method, "query_string": query.encode()}
    with ThreadPoolExecutor(1) as apart:  # a browser test before this one keeps a loop running in our thread
        apart.submit(asyncio.run, static_files(scope, None, send)).result()
    return told[0]["status"], dict(told[0]["headers"]), told[1]["body"]


def test_a_file_is_kept_for_good_only_under_its_own_mark() -> None:
    assert asked(SHEET, f"v={version_of(SHEET)}")[1][b"cache-control"] == FOR_GOOD
    for query in ("", "v=", "v=000000000000", "v=%FF"):
        assert asked(SHEET, query)[1][b"cache-control"] == b"no-cache"


def test_its_kind_is_said_and_not_guessed_by_the_browser() -> None:
    status, headers, body = asked(SHEET)
    assert (status, headers[b"content-type"]) == (200, b"text/css; charset=utf-8")
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"content-length"] == str(len(body)).encode()
    assert asked(SHEET, method="HEAD")[2] == b""


@pytest.mark.parametrize(
    "path", ["console/gone.css", "console", "../settings.py", "console/../../../settings.py", "", "/etc/passwd", "a\0b"]
)
def test_nothing_else_is_served(path: str) -> None:
    assert asked(path)[0] == 404
    assert asked(SHEET, method="POST")[0] == 404

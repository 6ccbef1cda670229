"""The console's server, from its start to its end."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from leads.commands import console
from leads.console.terminal import stream
from tests.console.terminal.test_stream import QUIET, session, watched
from tests.console.test_asgi import run


def test_open_streams_do_not_hold_up_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages keep them open for as long as they are shown: the server waited five seconds, and then cut them off."""
    watched(monkeypatch)

    async def streams(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        async for part in stream._events(session(), lambda _: True, "America/Chicago", QUIET.standing):
            await send({"type": "http.response.body", "body": part, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def serve() -> bytes:
        server = console.server("127.0.0.1", 0, streams)
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        reading, writing = await asyncio.open_connection("127.0.0.1", port)
        writing.write(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
        await asyncio.wait_for(reading.readuntil(b"event: beat"), 10)  # what never comes fails, and holds nobody up
        server.should_exit = True
        await asyncio.wait_for(serving, 3)
        return await reading.read()

    assert run(serve()).endswith(b"0\r\n\r\n"), "ended in order, not cut off"


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1"])
def test_it_is_not_offered_to_other_machines_in_clear_text(host: str, data_directory: Path) -> None:
    command = [sys.executable, "-m", "leads", "console", "--host", host, "--data", str(data_directory)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    assert "on this machine only" in done.stderr

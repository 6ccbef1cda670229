"""A switch on a real socket, and `leads batch` sent against it, for the tests of its parts."""

from __future__ import annotations

import asyncio
import json
import os
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import uvloop
from psycopg.conninfo import make_conninfo

from leads.commands.batch import batch
from leads.commands.batch_results import path_of
from tests.switch.serving import RealWorld, serving

ENTRY = {
    "key": "EV", "LIC": "TST5678", "LIS": "IL", "LIY": "2027", "LIT": "PC", "VIN": "1ZZTEST02R0000001", "VYR": "2024",
    "VMA": "CHEV", "VMO": "MAL", "VST": "4D", "VCO": "BLU", "DOT": "20261121", "OCA": "26-000123",
    "SUP": "INVESTIGATIVE REPORT", "SUD": "RECORDS DESK 217-555-0140",
}  # fmt: skip


def entry(number: int, **more: str) -> dict[str, str]:
    """An entry of a vehicle that no other number names."""
    return {**ENTRY, "LIC": f"TST{5000 + number}", "VIN": f"1ZZTEST02R{number:07d}", "OCA": f"26-{number:06d}", **more}


def as_lines(file: Path, *rows: Mapping[str, Any]) -> Path:
    """The rows as a file of JSON lines."""
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def results(file: Path) -> list[dict[str, Any]]:
    """The results of a file's rows, in the order in which they were kept."""
    lines = [json.loads(line) for line in path_of(file).read_text("utf-8").splitlines()]
    return [line for line in lines if "row" in line]


class Switch:
    """The switch that LEADS runs, in a thread with a loop of its own, and the command against it."""

    def __init__(self, world: RealWorld, port: int) -> None:
        self.world, self.port = world, port

    def send(self, file: Path, tmp: Path, device: str = "SMP1", **options: Any) -> int:
        """Gives the command with a new token; its exit code."""
        token = tmp / "token"
        token.write_text(self.world._token(device))
        ori = "IL1990200" if device == "TVP2" else "IL1990100"
        how = {"key": "", "user": "", "host": "127.0.0.1", "port": self.port, "data": None, **options}
        how = {"dry_run": False, "compare": False, "again": False, **how}
        with pytest.raises(SystemExit) as left:
            batch(file, device=device, ori=ori, token_file=token, **how)
        assert isinstance(left.value.code, int)
        return left.value.code


def _address() -> str:
    """The database of this test, for the doorbell, which connects by itself."""
    from django.db import connection

    at = connection.settings_dict
    return make_conninfo(dbname=at["NAME"], host=at["HOST"], port=at["PORT"], user=at["USER"], password=at["PASSWORD"])


@contextmanager
def switched_on() -> Iterator[Switch]:
    """The switch, served until the block ends; its database is this test's."""
    world, started, over = RealWorld(), threading.Event(), asyncio.Event()
    found: list[Any] = []

    async def serve() -> None:
        async with serving(world) as server:
            found.extend((server.port, asyncio.get_running_loop()))
            started.set()
            await over.wait()

    def run() -> None:
        try:
            uvloop.run(serve())
        finally:
            from django.db import connections

            connections.close_all()
            started.set()

    with patch.dict(os.environ, LEADS_DATABASE_URL=_address()):
        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        assert started.wait(20)
        assert found
        try:
            yield Switch(world, found[0])
        finally:
            found[1].call_soon_threadsafe(over.set)
            thread.join(20)

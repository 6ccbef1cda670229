"""When a browser is late, to the second: asking, and reading what it asked for."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

from uvicorn.config import Config
from uvicorn.server import ServerState

from leads.console.connections import HEADER_SECONDS, STEP, UNREAD_SECONDS, Browser, end_late


class Wire:
    """A transport whose buffer is what the test says."""

    def __init__(self) -> None:
        self.size, self.aborted = 0, False

    def get_write_buffer_size(self) -> int:
        return self.size

    def get_extra_info(self, name: str) -> Any:
        return None

    def abort(self) -> None:
        self.aborted = True


def browser() -> tuple[Browser, Wire]:
    loop = SimpleNamespace(time=lambda: 100.0)
    made = Browser(Config(lambda: None, log_config=None), ServerState(), {}, _loop=loop)  # type: ignore[arg-type]
    wire = Wire()
    made.connection_made(wire)  # type: ignore[arg-type]
    return made, wire


def answering(made: Browser, complete: bool) -> None:
    known = {"response_complete": complete, "disconnected": False, "more_body": False}
    made.cycle = SimpleNamespace(**known)  # type: ignore[assignment]


def test_a_request_has_its_time_from_the_connection_on() -> None:
    made, _ = browser()
    assert not made.is_late(100 + HEADER_SECONDS)
    assert made.is_late(100.1 + HEADER_SECONDS)


def test_the_next_request_has_its_own_time() -> None:
    made, _ = browser()
    answering(made, False)
    assert not made.is_late(1000)
    answering(made, True)
    assert not made.is_late(1001)
    assert not made.is_late(1001 + HEADER_SECONDS)
    assert made.is_late(1001.1 + HEADER_SECONDS)


def test_an_answer_that_is_not_read_has_its_time() -> None:
    made, wire = browser()
    answering(made, True)
    wire.size = 5 * STEP
    assert not made.is_late(200)
    assert not made.is_late(200 + UNREAD_SECONDS)
    assert made.is_late(200.1 + UNREAD_SECONDS)


def test_who_reads_slowly_and_steadily_has_more_time_and_who_does_not_has_none() -> None:
    made, wire = browser()
    answering(made, True)
    wire.size, now = 10 * STEP, 200.0
    while wire.size > STEP:
        assert not made.is_late(now)
        wire.size, now = wire.size - STEP, now + UNREAD_SECONDS
    assert not made.is_late(now)
    wire.size -= 10
    assert made.is_late(now + UNREAD_SECONDS + 0.1)


def test_more_to_read_is_no_sign_of_reading() -> None:
    made, wire = browser()
    answering(made, False)
    for at in range(int(UNREAD_SECONDS)):
        wire.size += STEP
        assert not made.is_late(200 + at)
    assert made.is_late(200.1 + UNREAD_SECONDS)


def test_a_pass_ends_the_late_and_no_others() -> None:
    late, wire = browser()
    good, other = browser()
    answering(good, False)
    connections: set[asyncio.Protocol] = {late, good}
    end_late(connections, 200)
    assert (wire.aborted, other.aborted) == (True, False)

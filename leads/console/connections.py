"""A browser's connection: how many there may be, how long a request takes to come, how long an answer stays unread.

The server by itself waits for ever: for the rest of a header, and for a browser that does not read. Here one pass over
all connections each second ends what is late; and where there is no room, the one that has asked for nothing for the
longest gives way to the newcomer, so that whoever only holds places open keeps nobody out.
"""

from __future__ import annotations

import asyncio
from typing import cast

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST = 10_000  # connections of one console; an open terminal page holds one
HEADER_SECONDS = 10.0  # from the connection, or the end of the answer before, to the end of a request's headers
UNREAD_SECONDS = 30.0  # in which a browser takes STEP bytes of what waits for it, or the rest
STEP = 48 * 1024
PAUSE = 1.0
FULL = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 10\r\nConnection: close\r\n\r\n"


class Browser(H11Protocol):
    """One connection, with what the pass over all of them knows of it."""

    asked: object = None  # the request that the last pass saw
    waits_since = 0.0  # from when on the rest of a request is awaited; 0 while one is answered
    unread = 0  # bytes that waited to be read at `unread_since`
    unread_since = 0.0  # 0 when nothing waits to be read

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        """Takes a newcomer in; where there is no room, in the place of whoever has waited longest and asked nothing."""
        super().connection_made(transport)
        self.waits_since = self.loop.time()
        if len(self.connections) <= MOST:
            return
        others = (cast(Browser, one) for one in self.connections if one is not self)
        waiting = (one for one in others if not one.is_answered() and not one.transport.is_closing())
        longest = min(waiting, key=lambda one: one.waits_since or self.waits_since, default=None)
        if longest is not None:
            longest.transport.abort()
        else:
            transport.write(FULL)
            transport.close()

    def is_idle(self) -> bool:
        """Whether no request of this connection is being answered."""
        return self.cycle is None or self.cycle.response_complete

    def is_answered(self) -> bool:
        """Whether a request has come whole and is being answered: only such a connection keeps its place."""
        return not self.is_idle() and not self.cycle.more_body

    def is_late(self, now: float) -> bool:
        """Whether its time is over: the next request does not come whole, or an answer is not read."""
        return self._late_to_read(now) or self._late_to_ask(now)

    def _late_to_read(self, now: float) -> bool:
        size = self.transport.get_write_buffer_size()
        if not size:
            self.unread_since = 0.0
            return False
        if not self.unread_since or size <= self.unread - STEP:
            self.unread, self.unread_since = size, now
        self.unread = max(self.unread, size)
        return now - self.unread_since > UNREAD_SECONDS

    def _late_to_ask(self, now: float) -> bool:
        if self.unread_since or self.is_answered():
            self.waits_since = 0.0
        elif self.asked is not self.cycle or not self.waits_since:
            self.asked, self.waits_since = self.cycle, now
        waited = now - self.waits_since if self.waits_since else 0.0
        return self.is_idle() and waited > HEADER_SECONDS  # a body has its own time: leads/console/asgi.py


async def sweep(connections: set[asyncio.Protocol]) -> None:
    """Ends what is late, again and again until it is cancelled."""
    loop = asyncio.get_running_loop()
    while True:
        await asyncio.sleep(PAUSE)
        end_late(connections, loop.time())


def end_late(connections: set[asyncio.Protocol], now: float) -> None:
    """One pass. What has not been read by now is thrown away."""
    for one in tuple(connections):
        if cast(Browser, one).is_late(now):
            cast(Browser, one).transport.abort()

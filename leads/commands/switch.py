"""`leads switch`: serves terminal links, and does the housekeeping of one node. `leads up` runs it."""

from __future__ import annotations

import asyncio
import signal
import socket
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from leads.commands.common import DataOption, Opened, ready, say
from leads.commands.ports import is_taken, only_loopback, taken

if TYPE_CHECKING:
    from leads.switch.exchange.exchange import Exchange
    from leads.switch.link.server import LinkServer

# A batch waits for its database four times, and each time for Python's one lock after that: with the stock 5 ms it
# waited about 1 ms each time while the socket thread wrote answers (docs/decisions/0003-the-exchange.md).
HAND_OVER = 0.0005
CLOCK_SECONDS = 30.0  # how often our clock is compared with the database's


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("switch")(switch)


def switch(
    data: DataOption = None,
    host: Annotated[str, typer.Option(help="The address to serve; this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port for terminal links.")] = 4240,
) -> None:
    """Serve terminal links until asked to stop; then answer what was taken and sign everyone off.

    Example: leads switch --port 4240
    """
    only_loopback(host)
    if port and is_taken(host, port):
        raise taken(port, "terminal links", "--links (leads up) or --port (leads switch)")
    with ready(data, make=True) as opened:
        run(opened, host, port)


def run(opened: Opened, host: str, port: int) -> None:
    """One node, from the sessions that a killed predecessor left open to its own last sign-off."""
    from leads.people import sign_on
    from leads.switch import housekeeping
    from leads.switch.exchange.exchange import Exchange

    sys.setswitchinterval(HAND_OVER)
    node = f"{socket.gethostname()}:{host}:{port}"
    clock = DatabaseClock(housekeeping.database_now)
    sign_on.close_sessions_of(node, clock())
    exchange = Exchange(node)
    stop_housekeeping = housekeeping.start(exchange, opened.places.data)
    try:
        _run_loop(exchange, host, port, clock)
    finally:
        exchange.close()
        stop_housekeeping()
        clock.stop()


def _run_loop(exchange: Exchange, host: str, port: int, clock: Callable[[], datetime]) -> None:
    from leads.people.sign_on import keep_alive
    from leads.standing.snapshot import current
    from leads.switch.link.limits import limits
    from leads.switch.link.server import LinkServer

    held = limits(current().agencies.numbers)
    server = LinkServer(exchange, held, host, port, clock=clock, keep_alive=keep_alive)
    try:
        import uvloop

        uvloop.run(_serve(server))
    except ModuleNotFoundError:  # Windows
        asyncio.run(_serve(server))


async def _serve(server: LinkServer) -> None:
    """Serves until SIGTERM or Ctrl-C, then stops in order."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    await server.start()
    say(f"terminal links are served at {server.host}:{server.port}")
    try:
        await told.wait()
    finally:
        await server.stop(patience=8.0)


class DatabaseClock:
    """The time at the edge: the database's clock, which all nodes share, read through our own clock's offset to it."""

    def __init__(self, read: Callable[[], datetime]) -> None:
        self._read = read
        self._offset = timedelta()
        self._stopped = threading.Event()
        self.compare()
        threading.Thread(target=self._keep_comparing, name="leads-clock", daemon=True).start()

    def __call__(self) -> datetime:
        """Now, aware and in UTC."""
        return datetime.now(UTC) + self._offset

    def compare(self) -> None:
        """Measures how far our clock is from the database's; what the question itself took is shared out."""
        before = datetime.now(UTC)
        theirs = self._read()
        after = datetime.now(UTC)
        self._offset = theirs - (before + (after - before) / 2)

    def _keep_comparing(self) -> None:
        from django.db import Error, close_old_connections, connection

        while not self._stopped.wait(CLOCK_SECONDS):
            try:
                close_old_connections()
                self.compare()
            except Error:
                connection.close()  # the offset that we have still holds

    def stop(self) -> None:
        """Lets the thread end."""
        self._stopped.set()

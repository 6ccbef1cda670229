"""`leads switch`: serves terminal links, and does the housekeeping of one node. `leads up` runs it."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from leads.commands.children import Child, leads
from leads.commands.common import DataOption, Opened, ready, say
from leads.commands.keeper import Keeper, told_to_stop
from leads.commands.ports import is_taken, only_loopback, taken

if TYPE_CHECKING:
    from leads.switch.exchange.exchange import Exchange
    from leads.switch.link.server import LinkServer

EXCHANGE = "leads exchange"  # how its connections call themselves, so that a look back knows for whom to wait
BACKLOG = 4096
ENDING = 8.0  # seconds for answering what was taken; then a look back may wait its own time, and all sign off
CLOCK_SECONDS = 30.0  # how often our clock is compared with the database's


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("switch")(switch)


def switch(
    data: DataOption = None,
    host: Annotated[str, typer.Option(help="The address to serve; this machine only.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port for terminal links.")] = 4240,
    processes: Annotated[
        int, typer.Option(min=0, max=64, help="Exchange processes on the port; 0: as many as there are processors.")
    ] = 0,
    seat: Annotated[str, typer.Option(hidden=True, help="One of them: its name, and the socket it serves.")] = "",
) -> None:
    """Serve terminal links until asked to stop; then answer what was taken and sign everyone off.

    Example: leads switch --port 4240
    """
    if seat:
        name, _, listening = seat.rpartition("=")
        os.environ["LEADS_PROCESS"] = EXCHANGE
        with ready(data):
            serve(name, socket.socket(fileno=int(listening)))
        return
    only_loopback(host)
    if port and is_taken(host, port):
        raise taken(port, "terminal links", "--links (leads up) or --port (leads switch)")
    with ready(data, make=True) as opened, told_to_stop() as stop:
        keep(opened, bound(host, port, processes or processors()), stop)


def processors() -> int:
    """How many exchange processes serve one port: one a processor where links are spread over them."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1


def bound(host: str, port: int, many: int) -> list[socket.socket]:
    """So many sockets on one port (0: one that is free). They are ours: links that come while a process starts wait."""
    sockets: list[socket.socket] = []
    for _ in range(many):
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        one = socket.socket(family, kind, protocol)
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if many > 1:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        one.bind(address)
        one.listen(BACKLOG)
        port = port or one.getsockname()[1]
        sockets.append(one)
    return sockets


def keep(opened: Opened, sockets: list[socket.socket], stop: threading.Event) -> None:
    """One node: its exchange processes, each on its own socket, kept alive; and what has to be done again and again."""
    from leads.switch import housekeeping

    host, port = sockets[0].getsockname()[:2]
    node = f"{socket.gethostname()}:{host}:{port}"
    children = [
        Child(
            f"exchange {at}",
            leads("switch", "--data", str(opened.paths.data), "--seat", f"{node}:{at}={one.fileno()}"),
            files=(one.fileno(),),
            without=("LEADS_OWNER_URL",),
        )
        for at, one in enumerate(sockets, 1)
    ]
    stop_housekeeping = housekeeping.start(opened.paths.data)
    say(f"terminal links are served at {host}:{port} by {len(children)} exchange processes")
    try:
        Keeper(None, children, together=True).keep(stop)
    finally:
        stop_housekeeping()
        for one in sockets:
            one.close()


def serve(node: str, listening: socket.socket) -> None:
    """One exchange process, from the sessions that a killed predecessor left open to its own last sign-off."""
    from leads.people import sign_on
    from leads.switch.exchange.exchange import Exchange
    from leads.switch.housekeeping import database_now

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # a batch is ordinary sequential code in the loop's own thread
    clock = DatabaseClock(database_now)
    sign_on.close_sessions_of(node, clock())
    exchange = Exchange(node)
    gc.freeze()  # what was loaded stays; only what messages leave behind is looked through, and seldom
    gc.set_threshold(50_000, 20, 50)
    try:
        _run_loop(exchange, listening, clock)
    finally:
        exchange.presence.close()
        clock.stop()


def _run_loop(exchange: Exchange, listening: socket.socket, clock: Callable[[], datetime]) -> None:
    from leads.standing.snapshot import current
    from leads.switch import look_back
    from leads.switch.link import proxy_protocol
    from leads.switch.link.limits import limits
    from leads.switch.link.server import LinkServer

    host, port = listening.getsockname()[:2]
    server = LinkServer(
        exchange,
        limits(current().agencies.numbers),
        host,
        port,
        clock=clock,
        listening=listening,
        proxied=proxy_protocol.expected(),
    )
    # The answer to an entry leaves first; its look back waits elsewhere for the batches that are in flight.
    exchange.look_back = look_back.Gathered()
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
    try:
        await told.wait()
    finally:
        await server.stop(patience=ENDING)


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

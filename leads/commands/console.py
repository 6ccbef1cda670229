"""`leads console`: the screens for browsers, served on this machine. `leads up` runs it; by itself it is for trying."""

from __future__ import annotations

import asyncio
import os
import socket
from typing import TYPE_CHECKING, Annotated, Any

import typer

from leads.commands.common import DataOption, ready
from leads.commands.ports import is_taken, only_loopback, open_more_files, taken

if TYPE_CHECKING:
    import uvicorn


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("console")(console)


def console(
    data: DataOption = None,
    host: Annotated[str, typer.Option(help="The address to serve.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to serve.")] = 8240,
) -> None:
    """Serve the screens for browsers.

    Example: leads console --port 8240
    """
    only_loopback(host)
    if port and is_taken(host, port):
        raise taken(port, "the console", "--console (leads up) or --port (leads console)")
    os.environ["LEADS_PROCESS"] = "leads console"
    with ready(data):
        serve(host, port)


def serve(host: str, port: int) -> None:
    """Serves the console until the process is asked to stop. Django is set up already."""
    open_more_files()
    server(host, port).run()


def server(host: str, port: int, app: Any = "leads.console.asgi:application") -> uvicorn.Server:
    """The console's server; it ends what is late, and, when it stops, the streams that pages keep open, first."""
    import uvicorn

    from leads.console import connections
    from leads.console.terminal.stream import end_all

    class Server(uvicorn.Server):
        async def main_loop(self) -> None:
            sweeping = asyncio.create_task(connections.sweep(self.server_state.connections))  # type: ignore[arg-type]
            try:
                await super().main_loop()
            finally:
                sweeping.cancel()

        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            end_all()
            await super().shutdown(sockets)

    return Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            loop="uvloop",
            http=connections.Browser,
            ws="none",
            lifespan="off",
            log_level="error",  # of what strangers send, a log would grow without end
            access_log=False,  # addresses of pages name people and plates
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=5,
        )
    )

"""`leads console`: the screens for browsers, served on this machine. `leads up` runs it; by itself it is for trying."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from leads.commands.common import DataOption, ready
from leads.commands.ports import is_taken, taken


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
    if port and is_taken(host, port):
        raise taken(port, "the console", "--console (leads up) or --port (leads console)")
    os.environ["LEADS_PROCESS"] = "leads console"
    with ready(data):
        serve(host, port)


def serve(host: str, port: int) -> None:
    """Serves the console until the process is asked to stop. Django is set up already."""
    import uvicorn

    config = uvicorn.Config(
        "leads.console.asgi:application",
        host=host,
        port=port,
        loop="uvloop",
        lifespan="off",
        log_level="warning",
        access_log=False,  # addresses of pages name people and plates
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run()

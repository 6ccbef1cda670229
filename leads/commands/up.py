"""`leads up`: PostgreSQL, the terminal links and the console at once, kept alive until it is told to stop."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from leads.commands.children import Child, leads
from leads.commands.common import DataOption, Opened, ready, say
from leads.commands.keeper import TICK, Keeper, told_to_stop
from leads.commands.ports import is_taken, only_loopback, open_more_files, taken
from leads.database.lock import DataLock, holder, in_use
from leads.database.paths import resolved

LEAVING = 30.0  # seconds that children of a killed LEADS may need to let go of their ports, also on a busy machine


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("up")(up)


def up(
    data: DataOption = None,
    host: Annotated[str, typer.Option(help="The address to serve; this machine only.")] = "127.0.0.1",
    links: Annotated[int, typer.Option(min=1, max=65535, help="The port for terminal links.")] = 4240,
    console: Annotated[int, typer.Option(min=1, max=65535, help="The port for browsers.")] = 8240,
) -> None:
    """Start LEADS: the database, the terminal links and the console. Ctrl-C stops all of it in order.

    Example: leads up --data ./state --links 4240 --console 8240
    """
    only_loopback(host)
    _free(data, host, links, console)
    open_more_files()
    with ready(data, own=True) as opened, told_to_stop() as stop:
        directory = str(opened.paths.data)
        switch = Child("terminal links", leads("switch", "--data", directory, "--host", host, "--port", str(links)))
        serve = leads("console", "--data", directory, "--host", host, "--port", str(console))
        screens = Child("console", serve, without=("LEADS_OWNER_URL",))
        keeper = Keeper(opened.embedded, [switch, screens], tell=say)
        where = _where(opened, host, links, console)
        keeper.keep(stop, announce=lambda: _announce(host, (links, console), where))
    typer.echo("stopped")


def _free(data: Path | None, host: str, links: int, console: int) -> None:
    """Raises Refused when another LEADS has the data directory in use, or another process a port.

    After a LEADS that was killed, its children may still be on their way out; their ports are waited for.
    """
    paths = resolved(data)
    if by := holder(paths.lock):
        raise in_use(paths.data, by)
    until = time.monotonic() + (LEAVING if DataLock(paths.lock).left_behind else 0)
    for port, purpose, option in ((links, "terminal links", "--links"), (console, "the console", "--console")):
        while is_taken(host, port):
            if time.monotonic() > until:
                raise taken(port, purpose, option)
            time.sleep(TICK)


def _where(opened: Opened, host: str, links: int, console: int) -> str:
    kind = "the fictional state" if opened.paths.demo.exists() else "LEADS"
    shown = f"[{host}]" if ":" in host else host
    return (
        f"{kind} is up.\n"
        f"  console         http://{shown}:{console}/\n"
        f"  terminal links  {shown}:{links}\n"
        f"  data            {opened.paths.data}\n"
        f"  stop            Ctrl-C"
    )


def _announce(host: str, ports: tuple[int, ...], where: str) -> bool:
    """Says where to look, once everything listens; whether it did."""
    if not all(is_taken(host, port) for port in ports):
        return False
    typer.echo(where)
    return True

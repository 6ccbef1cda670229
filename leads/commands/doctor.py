"""`leads doctor`: looks for what keeps LEADS from running, or from running right, and says how to cure it."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from leads.commands import checks, clock_checks, server_checks
from leads.commands.checks import Check
from leads.commands.common import DataOption
from leads.database import postmaster
from leads.database.address import must_be_safe, socket_url
from leads.database.lock import holder
from leads.database.paths import Paths, resolved
from leads.database.roles import APPLICATION
from leads.rules.refused import Refused

WORST_FIRST = {"danger": 2, "due": 1, "fine": 0}  # also the exit codes
COLORS = {"danger": "bold red", "due": "yellow", "fine": "green"}


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("doctor")(doctor)


def doctor(
    data: DataOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    host: Annotated[str, typer.Option(help="The address that leads up serves.")] = "127.0.0.1",
    links: Annotated[int, typer.Option(min=1, max=65535, help="The port for terminal links.")] = 4240,
    console: Annotated[int, typer.Option(min=1, max=65535, help="The port for browsers.")] = 8240,
) -> None:
    """Look for what keeps LEADS from running. Changes nothing. Exit code: 0 fine, 1 something is due, 2 danger.

    Example: leads doctor --data ./state
    """
    found = examine(data, host, links, console, now=datetime.now(UTC), url=os.environ.get("LEADS_DATABASE_URL"))
    show_json(found) if as_json else show_table(found)
    raise typer.Exit(exit_code(found))


def exit_code(found: list[Check]) -> int:
    """0 when all is fine, 1 when something is due, 2 when there is danger."""
    return max((WORST_FIRST[each.state] for each in found), default=0)


def examine(data: Path | None, host: str, links: int, console: int, *, now: datetime, url: str | None) -> list[Check]:
    """Every check on one data directory, in the order in which a cure helps the next."""
    paths = resolved(data)
    address = _address(paths, url)
    runs = holder(paths.lock) is not None
    return [
        checks.python(),
        checks.user(),
        checks.data_writable(paths),
        checks.data_in_use(paths),
        checks.data_is_closed(paths),
        checks.disk(paths),
        checks.secret(paths),
        checks.database_programs(url),
        checks.database_version(paths, url),
        checks.database_answers(paths, url, address),
        server_checks.role(address),
        server_checks.what_the_server_logs(address),
        server_checks.seals(address, now),
        server_checks.goes_on(paths, address),
        server_checks.verified(paths, now),
        server_checks.backup(address, now),
        clock_checks.database_clock(address, now),
        clock_checks.clock_set_back(now, clock_checks.written_at(paths, address)),
        checks.port(host, links, "terminal links", "--links", leads_runs=runs),
        checks.port(host, console, "the console", "--console", leads_runs=runs),
        checks.open_files(),
    ]


def _address(paths: Paths, url: str | None) -> str | None:
    """Where the database can be asked, or None while ours does not run, or an address is none."""
    if not url:
        return socket_url(paths.socket, "leads", APPLICATION) if postmaster.running(paths.cluster) else None
    try:
        must_be_safe(url, "LEADS_DATABASE_URL")
    except Refused:
        return None
    return url


def show_json(found: list[Check]) -> None:
    """The findings as JSON: a list of name, state, sentence and cure."""
    import orjson

    typer.echo(orjson.dumps([asdict(each) for each in found], option=orjson.OPT_INDENT_2))


def show_table(found: list[Check]) -> None:
    """The findings for a person: a table, then the cures, the worst first."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console()
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    for each in found:
        table.add_row(Text(each.state, COLORS[each.state]), each.name, Text(each.sentence))
    console.print(table)
    for each in sorted(found, key=lambda check: -WORST_FIRST[check.state]):
        if each.cure:
            console.print(Text(f"\n{each.name}: ", "bold") + Text(each.cure, ""))

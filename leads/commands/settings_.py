"""`leads settings`: the numbers that this state set anew, by whom and why; and setting one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import typer

from leads.commands.common import DataOption, ready
from leads.commands.who import proved
from leads.rules.numbers import NUMBERS, Number, check_value

WIDE = 120  # columns that bounds and sources need
Override = tuple[int, str, str, datetime]

settings_app = typer.Typer(help="Numbers that a state may set within bounds, such as how long a session lasts.")


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.add_typer(settings_app, name="settings")


@settings_app.callback(invoke_without_command=True)
def settings(
    context: typer.Context,
    every: Annotated[bool, typer.Option("--all", help="Also those that have their default.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Rows for a program.")] = False,
    data: DataOption = None,
) -> None:
    """Show what differs from the default, and why.

    Example: leads settings --all
    """
    if context.invoked_subcommand is not None:
        return
    with ready(data):
        from leads.agencies.policy import overrides

        found = rows(overrides(), every=every)
    if as_json:
        typer.echo(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        _show(found, every)


@settings_app.command("set")
def set_(
    name: Annotated[str, typer.Argument(help="Such as session.idle_minutes.")],
    value: Annotated[int, typer.Argument(help="The number.")],
    why: Annotated[str, typer.Option("--why", help="The reason; it is kept.")],
    user: Annotated[str, typer.Option("--as", metavar="USER", help="Who decides it; proven by password and code.")],
    data: DataOption = None,
) -> None:
    """Set a number anew, with the reason.

    Example: leads settings set session.idle_minutes 15 --why "Policy letter 7" --as avery
    """
    check_value(name, value)
    with ready(data):
        from leads.oversight.numbers import set_number
        from leads.switch.housekeeping import database_now

        now = database_now()
        set_number(name, value, why=why, by=proved(user, now), now=now)
    typer.echo(f"{NUMBERS[name].title}: {value} {NUMBERS[name].unit} from now on.")


def rows(overrides: Mapping[str, Override], *, every: bool) -> list[dict[str, Any]]:
    """The settings as data: all of them, or those that differ from their default."""
    found = [_row(one, overrides.get(one.name)) for one in NUMBERS.values()]
    return [row for row in found if every or row["value"] != row["default"]]


def _row(one: Number, override: Override | None) -> dict[str, Any]:
    value, why, by, since = override or (one.value, "", "", None)
    return {
        "name": one.name,
        "title": one.title,
        "value": value,
        "default": one.value,
        "unit": one.unit,
        "bounds": one.bounds,
        "source": one.source,
        "grade": one.grade,
        "why": why,
        "by": by,
        "since": since.isoformat() if since else None,
    }


def _show(found: list[dict[str, Any]], every: bool) -> None:
    from rich.console import Console
    from rich.table import Table

    if not found:
        typer.echo("Every number has its default. All of them: leads settings --all")
        return
    console = Console()
    plain = ("name", "value", "default", "unit", "why", "by", "since")
    columns = ("name", "value", "default", "unit", *(("bounds", "source", "grade") if console.width >= WIDE else ()))
    columns = columns if every else plain
    table = Table(box=None, header_style="bold")
    for column in columns:
        table.add_column(column, no_wrap=column in {"name", "value"}, overflow="fold")
    for row in found:
        table.add_row(*(_cell(column, row[column]) for column in columns))
    console.print(table)
    if every and console.width < WIDE:
        typer.echo(f"\nBounds and sources: in a window of {WIDE} columns, or with --json.")


def _cell(column: str, value: Any) -> str:
    """What the table shows: of a moment, its day; the whole moment is in --json."""
    text = "" if value is None else str(value)
    return text.partition("T")[0] if column == "since" else text

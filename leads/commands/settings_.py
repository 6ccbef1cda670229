"""`leads settings`: the numbers and words that this state set anew, by whom and why; and setting one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any

import typer

from leads.commands.common import DataOption, ready
from leads.commands.who import AsOption, proved
from leads.rules.numbers import NUMBERS, Number, check_value
from leads.rules.refused import Refused
from leads.rules.texts import TEXTS, Text, check_text

WIDE = 120  # columns that bounds and sources need
NUMBER = 8  # columns for any number
Override = tuple[int, str, str, datetime]
TextHeld = tuple[str, str, str, datetime]

settings_app = typer.Typer(help="Numbers and words that a state may set, such as how long a session lasts.")


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
        from leads.agencies.policy import overrides, texts_set

        found = [*rows(overrides(), every=every), *text_rows(texts_set(), every=every)]
    if as_json:
        typer.echo(json.dumps(found, indent=1, ensure_ascii=False))
    else:
        _show(found, every)


@settings_app.command("set")
def set_(
    name: Annotated[str, typer.Argument(help="Such as session.idle_minutes.")],
    value: Annotated[str, typer.Argument(help="The number; or the words, of a setting in words.")],
    why: Annotated[str, typer.Option("--why", help="The reason; it is kept.")],
    as_: AsOption = "",
    data: DataOption = None,
) -> None:
    """Set a number anew, or words such as the Department's name, with the reason.

    Example: leads settings set session.idle_minutes 15 --why "Policy letter 7"
    """
    number = None if name in TEXTS else check_value(name, _whole(name, value))
    said = check_text(name, value) if number is None else f"{number} {NUMBERS[name].unit}"
    with ready(data):
        from leads.oversight.numbers import set_number, set_text
        from leads.switch.housekeeping import database_now

        now = database_now()
        by = proved(as_, now)
        if number is None:
            set_text(name, said, why=why, by=by, now=now)
        else:
            set_number(name, number, why=why, by=by, now=now)
    typer.echo(f"{(TEXTS.get(name) or NUMBERS[name]).title}: {said} from now on.")


def _whole(name: str, value: str) -> int:
    """The number that was typed. Refused (number-out-of-bounds) when it is none, or for a name that is none."""
    try:
        return int(value)
    except ValueError:
        known = NUMBERS.get(name)
        raise Refused(
            "number-out-of-bounds" if known else "unknown-number",
            f"{value!r} is no whole number." if known else f"There is no setting called {name!r}.",
            None,
            f"Set it to {known.bounds}." if known else "List all settings with `leads settings --all`.",
        ) from None


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


def text_rows(held: Mapping[str, TextHeld], *, every: bool) -> list[dict[str, Any]]:
    """The settings in words, in the same form."""
    found = [_text_row(one, held.get(one.name)) for one in TEXTS.values()]
    return [row for row in found if every or row["value"] != row["default"]]


def _text_row(one: Text, held: TextHeld | None) -> dict[str, Any]:
    value, why, by, since = held or (one.value, "", "", None)
    row = {"name": one.name, "title": one.title, "value": value, "default": one.value, "unit": "words", "bounds": "any"}
    return {**row, "source": one.source, "grade": "own", "why": why, "by": by, "since": since and since.isoformat()}


def _show(found: list[dict[str, Any]], every: bool) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not found:
        typer.echo("Every setting has its default. All of them: leads settings --all")
        return
    console = Console()
    plain = ("name", "value", "default", "unit", "why", "by", "since")
    columns = ("name", "value", "default", "unit", *(("bounds", "source", "grade") if console.width >= WIDE else ()))
    columns = columns if every else plain
    table = Table(box=None, header_style="bold")
    for column in columns:
        least = NUMBER if column in {"value", "default"} else None  # words are folded, numbers never
        table.add_column(column, no_wrap=column == "name", overflow="fold", min_width=least)
    for row in found:
        table.add_row(*(Text(_cell(column, row[column])) for column in columns))  # words of people are no markup
    console.print(table)
    if every and console.width < WIDE:
        typer.echo(f"\nBounds and sources: in a window of {WIDE} columns, or with --json.")


def _cell(column: str, value: Any) -> str:
    """What the table shows: of a moment, its day; the whole moment is in --json."""
    text = "" if value is None else str(value)
    text = "".join(one if one.isprintable() else " " for one in text)  # nothing that a terminal acts on
    return text.partition("T")[0] if column == "since" else text

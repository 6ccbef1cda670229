"""`leads migrate`: the tables of an older LEADS brought up to date; beside `leads up` nothing else does it."""

from __future__ import annotations

import typer

from leads.commands.common import DataOption, ready


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("migrate")(migrate)


def migrate(data: DataOption = None) -> None:
    """Bring the tables up to date, as the role that owns them. Stop every LEADS on this database first.

    Example: leads migrate --data ./state
    """
    with ready(data, migrates=True):
        typer.echo("The tables are those of this LEADS.")

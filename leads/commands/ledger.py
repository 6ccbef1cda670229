"""`leads ledger`: check that no line was changed, removed or put in; and read the newest lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from leads.commands.common import DataOption, ready

if TYPE_CHECKING:
    from leads.ledger.verify import Progress, Verdict

BROKEN = 1  # exit code


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    ledger = typer.Typer(help="Verify that no line of the ledger was changed or removed.", no_args_is_help=True)
    ledger.command("verify")(verify)
    ledger.command("tail")(tail)
    app.add_typer(ledger, name="ledger")


def verify(
    data: DataOption = None,
    heads: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The chain values kept outside; by default DATA/heads.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Recompute every seal from the lines themselves. Exit code: 0 whole, 1 broken; then it names the first line.

    Example: leads ledger verify --heads /media/worm/heads
    """
    with ready(data) as opened:
        verdict = _check(heads or opened.paths.data / "heads", quiet=as_json)
    typer.echo(json.dumps(asdict(verdict), default=str) if as_json else in_words(verdict))
    raise typer.Exit(0 if verdict.ok else BROKEN)


def _check(heads: Path, *, quiet: bool) -> Verdict:
    from django.db import transaction

    from leads.ledger.record import record
    from leads.ledger.verify import verify as check
    from leads.switch.housekeeping import database_now

    with _bar(quiet) as progress:
        verdict = check(heads, now=database_now(), progress=progress)
    if verdict.broken is not None:
        found = {key: value for key, value in asdict(verdict.broken).items() if value is not None}
        with transaction.atomic():
            record("ledger:seal:broken", now=verdict.at, outcome="broken", data=found)
    return verdict


@contextmanager
def _bar(quiet: bool) -> Iterator[Progress | None]:
    """A bar that shows how many of all lines are checked; on a terminal only."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield None
        return
    columns = (TextColumn("Checking lines"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("lines", total=None)
        yield lambda done, whole: progress.update(task, completed=done, total=max(done, whole))


def in_words(verdict: Verdict) -> str:
    """The verdict as an auditor reads it."""
    checked = f"{verdict.lines:,} lines under {verdict.seals:,} seals"
    if verdict.broken is not None:
        return f"BROKEN: {verdict.broken.sentence}\nUp to there {checked} are as they were written."
    kept = f"{verdict.heads:,} of the seals are also kept outside the database and agree."
    if not verdict.heads and verdict.seals:
        kept = "No seal is kept outside the database here: a ledger rewritten as a whole would not be noticed."
    if verdict.removed:
        kept += (
            f"\n{verdict.removed:,} lines are gone as the ledger says: their months were over. Their seals are whole."
        )
    return f"WHOLE: {checked}, each as it was written.\n{kept}\n{verdict.waiting:,} newer lines wait for their seal."


def tail(
    lines: Annotated[int, typer.Option("--lines", "-n", min=1, max=10_000, help="How many.")] = 20,
    subject: Annotated[str, typer.Option(help='Only what happened to this, such as "record:V990000417".')] = "",
    as_json: Annotated[bool, typer.Option("--json", help="A line for a program each.")] = False,
    data: DataOption = None,
) -> None:
    """Show the newest lines, oldest of them first. Times are UTC.

    Example: leads ledger tail -n 50 --subject agency:IL1990100
    """
    with ready(data):
        for row in newest(lines, subject):
            typer.echo(json.dumps(row, default=str) if as_json else _shown(row))


def newest(lines: int, subject: str = "") -> list[dict[str, object]]:
    """The newest lines as rows, oldest of them first; of one subject if it is named."""
    from leads.ledger.models import Line
    from leads.ledger.record import COLUMNS

    found = Line.objects.filter(subject=subject) if subject else Line.objects.all()
    return list(reversed(found.order_by("-id").values("id", *COLUMNS)[:lines]))


def _shown(row: dict[str, object]) -> str:
    at = row["at"]
    when = f"{at:%Y-%m-%d %H:%M:%S}" if isinstance(at, datetime) else str(at)
    place = " ".join(str(row[name]) for name in ("by", "ori", "device") if row[name])
    about = " ".join(str(row[name]) for name in ("subject", "clause") if row[name])
    return f"{row['id']:>8}  {when}  {row['event']:<34} {row['outcome']:<10} {place or 'the system'}  {about}"

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
from leads.commands.who import AsOption, proved

if TYPE_CHECKING:
    from leads.ledger.verify import Progress, Verdict

BROKEN = 1  # exit code


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    ledger = typer.Typer(help="Verify that no line of the ledger was changed or removed.", no_args_is_help=True)
    ledger.command("verify")(verify)
    ledger.command("tail")(tail)
    ledger.command("keep")(keep)
    ledger.command("begin-heads")(begin_heads)
    app.add_typer(ledger, name="ledger")


def verify(
    data: DataOption = None,
    heads: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The chain values kept outside; by default DATA/heads.")
    ] = None,
    key: Annotated[Path | None, typer.Option(help="The public key of the heads; by default beside them.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Recompute every seal from the lines themselves. Exit code: 0 whole, 1 broken; then it names the first line.

    Example: leads ledger verify --heads /media/worm/heads
    """
    with ready(data, looks=True) as opened:
        verdict = _check(heads or _own_heads(opened.paths.heads), key, quiet=as_json)
    typer.echo(json.dumps(asdict(verdict), default=str) if as_json else in_words(verdict))
    raise typer.Exit(0 if verdict.ok else BROKEN)


def _own_heads(folder: Path) -> Path | None:
    """The heads of this installation; None where an account of its own keeps them."""
    from leads.ledger.heads import kept_here

    return folder if kept_here() else None


def _check(heads: Path | None, key: Path | None, *, quiet: bool) -> Verdict:
    from leads.ledger.watch import look_through
    from leads.switch.housekeeping import database_now

    with _bar(quiet) as progress:
        return look_through(heads, database_now(), key=key, progress=progress)


def keep(data: DataOption = None) -> None:
    """Keep and sign the heads, as an account of its own: nobody who runs the rest can then write them anew.

    The switch leaves it to this with LEADS_HEADS=elsewhere. Example: leads ledger keep --data /var/lib/leads-heads
    """
    from leads.commands.keeper import told_to_stop

    with ready(data) as opened, told_to_stop() as stop:
        from leads.ledger import heads, off_host, signing

        key = signing.signer(signing.private_file(opened.paths.data))
        while not stop.wait(1.0):
            off_host.send(heads.write_heads(opened.paths.heads, key), key)


def begin_heads(
    why: Annotated[str, typer.Option("--why", help="What became of those before; it is kept.")],
    as_: AsOption = "",
    data: DataOption = None,
) -> None:
    """Begin the heads anew where they were lost for good; a line of the ledger says so. Better: bring them back.

    Example: leads ledger begin-heads --why "Disk 2 failed; the copy on tape is of 3 March."
    """
    with ready(data, owner=True):
        from leads.oversight.heads import begin_anew
        from leads.switch.housekeeping import database_now

        now = database_now()
        first = begin_anew(why, by=proved(as_, now), now=now)
    typer.echo(f"Heads are kept from seal {first} on; until then only the database says what was.")


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
    if verdict.misdated:
        kept += f"\n{verdict.misdated:,} lines say another time than the one at which the database wrote them."
    if verdict.removed:
        kept += (
            f"\n{verdict.removed:,} lines are gone as the ledger says: their months were over. Their seals are whole."
        )
    kept = "\n".join([*verdict.gaps, kept])
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
    with ready(data, looks=True):
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
    said = f"{row['id']:>8}  {when}  {row['event']:<34} {row['outcome']:<10} {place or 'the system'}  {about}"
    return plain(said)


def plain(text: str) -> str:
    """A text for a terminal: what would move its cursor, color it or turn its words around is shown as a code."""
    return "".join(one if one.isprintable() else f"<{ord(one):04X}>" for one in text)

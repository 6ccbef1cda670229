"""`leads restored`: which records have to be looked at after a restore; and what looking at them showed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from leads.commands.common import DataOption, ready
from leads.commands.who import AsOption, proved

if TYPE_CHECKING:
    from leads.hotfiles.models import Record

Numbers = Annotated[list[str], typer.Argument(metavar="NUMBER...", help="Numbers of records, such as V990000417.")]
OriOption = Annotated[str, typer.Option("--ori", help="Only those of this agency.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    restored = typer.Typer(help="Records of a restored backup that somebody has to look at.", no_args_is_help=True)
    restored.command("list")(list_)
    restored.command("still-good")(still_good)
    restored.command("ended")(ended)
    app.add_typer(restored, name="restored")


def list_(ori: OriOption = "", data: DataOption = None) -> None:
    """List the records that nobody has looked at since a restore: of each agency first those that are held back.

    Example: leads restored list --ori IL1990100
    """
    with ready(data):
        from leads.hotfiles.acts.look_at import to_look_at

        found = to_look_at().filter(agency__ori=ori) if ori else to_look_at()
        rows = [_shown(one) for one in found.iterator(chunk_size=2000)]
    typer.echo("\n".join(rows) or "No record has to be looked at.")


def _shown(one: Record) -> str:
    state = "held back" if one.held_back else "hits, ask first"
    since = f"{one.unconfirmed_since:%Y-%m-%d %H:%M} UTC"
    return f"{one.number}  {one.agency.ori}  {state:<15}  case {one.case_number}  backup of {since}"


def still_good(numbers: Numbers, as_: AsOption = "", data: DataOption = None) -> None:
    """Say that records still hold, as their papers say: they hit again, and nothing is said of the backup.

    Example: leads restored still-good V990000417 V990000418
    """
    with ready(data):
        from leads.hotfiles.acts import look_at
        from leads.switch.housekeeping import database_now

        now = database_now()
        done = look_at.still_good(numbers, by=proved(as_, now), now=now)
    typer.echo(f"{len(done)} records still hold.")


def ended(numbers: Numbers, as_: AsOption = "", data: DataOption = None) -> None:
    """Say that records had ended since the backup: they are cancelled again.

    Example: leads restored ended V990000417
    """
    with ready(data):
        from leads.hotfiles.acts import look_at
        from leads.switch.housekeeping import database_now

        now = database_now()
        done = look_at.has_ended(numbers, by=proved(as_, now), now=now)
    typer.echo(f"{len(done)} records are cancelled.")

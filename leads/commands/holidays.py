"""`leads holidays`: the days that the Governor proclaimed holidays; entering one, and withdrawing one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

import typer

from leads.commands.common import DataOption, ready
from leads.commands.who import AsOption, proved

holidays_app = typer.Typer(help="Holidays that the Governor proclaimed: no period ends there that the statute counts.")
Day = Annotated[datetime, typer.Argument(formats=["%Y-%m-%d"], help="The day, such as 2026-12-24.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.add_typer(holidays_app, name="holidays")


@holidays_app.callback(invoke_without_command=True)
def holidays(context: typer.Context, data: DataOption = None) -> None:
    """Show the proclaimed holidays on the books; those that a statute fixes count without a row.

    Example: leads holidays
    """
    if context.invoked_subcommand is not None:
        return
    with ready(data):
        from leads.agencies.models import ProclaimedHoliday

        found = list(ProclaimedHoliday.objects.filter(withdrawn_at=None).order_by("day"))
    for one in found:
        typer.echo(f"{one.day.isoformat()}  {one.name} ({one.source}), entered by {one.entered_by}")
    if not found:
        typer.echo("No proclaimed holiday is on the books. Enter one: leads holidays add --help")


@holidays_app.command("add")
def add(
    day: Day,
    name: Annotated[str, typer.Option(help="What the day is called.")],
    source: Annotated[str, typer.Option(help="The proclamation: its number and date.")],
    as_: AsOption = "",
    data: DataOption = None,
) -> None:
    """Enter a day that the Governor proclaimed a holiday.

    Example: leads holidays add 2026-12-24 --name "Day before Christmas" --source "Proclamation 2026-101"
    """
    with ready(data):
        from leads.people.holidays import proclaim
        from leads.switch.housekeeping import database_now

        now = database_now()
        proclaim(day.date(), name=name, source=source, by=proved(as_, now), now=now)
    _say(day.date(), "counts as a holiday from now on.")


@holidays_app.command("withdraw")
def withdraw(
    day: Day,
    why: Annotated[str, typer.Option(help="The reason; it is kept.")],
    as_: AsOption = "",
    data: DataOption = None,
) -> None:
    """Take a holiday off the books that was entered by mistake.

    Example: leads holidays withdraw 2026-12-24 --why "Entered for the wrong year"
    """
    with ready(data):
        from leads.people.holidays import withdraw as take_off
        from leads.switch.housekeeping import database_now

        now = database_now()
        take_off(day.date(), why=why, by=proved(as_, now), now=now)
    _say(day.date(), "no longer counts as a proclaimed holiday.")


def _say(day: date, words: str) -> None:
    typer.echo(f"{day:%A}, {day.isoformat()}, {words}")

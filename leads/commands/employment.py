"""`leads employment`: somebody's last day of work; an account that is shut at once, with their sign-ons."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from leads.commands.common import DataOption, ready
from leads.commands.who import AsOption, proved

employment_app = typer.Typer(help="When somebody's employment ends; shutting an account at once.", no_args_is_help=True)
User = Annotated[str, typer.Argument(help="The person's user id, such as dana.olsen.")]
WhyOption = Annotated[str, typer.Option(help="The reason; it is kept.")]


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.add_typer(employment_app, name="employment")


@employment_app.command("until")
def until(
    user: User,
    why: WhyOption,
    as_: AsOption = "",
    last_day: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The last day of work; without it no end is set.")
    ] = None,
    data: DataOption = None,
) -> None:
    """Say on which day somebody works for the agency last; from the next day on no door lets them in.

    Example: leads employment until dana.olsen --last-day 2026-11-30 --why "Retires." --as chief.ames
    """
    with ready(data):
        from leads.people.employment import works_until
        from leads.switch.housekeeping import database_now

        now, day = database_now(), last_day.date() if last_day else None
        ended = works_until(user, day, why=why, by=proved(as_, now), now=now)
    typer.echo(f"{user}: last day of work {day.isoformat() if day else 'not set'}. {_ended(ended)}")


@employment_app.command("shut")
def shut(user: User, why: WhyOption, as_: AsOption = "", data: DataOption = None) -> None:
    """Shut somebody's account at once: every sign-on of theirs ends, and no door lets them in.

    Example: leads employment shut dana.olsen --why "Password given away." --as chief.ames
    """
    with ready(data):
        from leads.people.employment import shut_out
        from leads.switch.housekeeping import database_now

        now = database_now()
        ended = shut_out(user, why=why, by=proved(as_, now), now=now)
    typer.echo(f"{user}: shut out. {_ended(ended)}")


@employment_app.command("open")
def open_(user: User, why: WhyOption, as_: AsOption = "", data: DataOption = None) -> None:
    """Open an account again that was shut.

    Example: leads employment open dana.olsen --why "Password changed." --as chief.ames
    """
    with ready(data):
        from leads.people.employment import let_in
        from leads.switch.housekeeping import database_now

        now = database_now()
        let_in(user, why=why, by=proved(as_, now), now=now)
    typer.echo(f"{user}: may sign in again, as far as the gates let them.")


def _ended(count: int) -> str:
    return f"Sign-ons ended: {count}." if count else "Nobody was signed on under that name."

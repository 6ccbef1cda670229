"""`leads init`: the first Administrator of a new installation, once; and for whom an account of the machine stands."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from leads.commands.common import DataOption, ready
from leads.commands.enroll import chosen, show
from leads.commands.who import machine_account, proved
from leads.rules.refused import Refused
from leads.rules.texts import TEXTS

if TYPE_CHECKING:
    from leads.people.first import First


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("init")(init)


def init(  # noqa: PLR0917 (a command's options)
    user: Annotated[str, typer.Option(help="What the Administrator signs in with.")] = "",
    name: Annotated[str, typer.Option(help='"SURNAME, GIVEN NAMES"')] = "",
    ori: Annotated[str, typer.Option(help="The Department's ORI.")] = "",
    department: Annotated[str, typer.Option(help="What the Department is called; by default as its letters say.")] = "",
    screened: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When both fingerprint inquiries were submitted.")
    ] = None,
    account: Annotated[str, typer.Option(help="Instead: bind this account of the machine …")] = "",
    to: Annotated[str, typer.Option(help="… to this person. The Administrator's act.")] = "",
    data: DataOption = None,
) -> None:
    """Make the first Administrator, with password and second factor; once. The account that types stands for them.

    Asks for what is not given. Example: leads init --user avery --name "QUINN, AVERY" --ori IL1990000
    """
    if account or to:
        _bind(account, to, data)
        return
    with ready(data, make=True) as opened:
        _must_be_real(opened.paths.demo.exists())
        first = _asked(user, name, ori, department, screened)
        codes = _make(first)
    typer.echo(f"{first.user_id} is the LEADS Administrator, and {machine_account()} of this machine stands for them.")
    show(codes)


def _bind(account: str, to: str, data: DataOption) -> None:
    if not (account and to):
        raise Refused("bind-whom", "An account is bound to a person.", None, "Give both --account and --to.", "account")
    with ready(data):
        from leads.people.first import bind
        from leads.people.models import Person
        from leads.switch.housekeeping import database_now

        person, now = Person.objects.filter(user_id=to, is_active=True).first(), database_now()
        if person is None:
            raise Refused("unknown-person", f"LEADS knows nobody called {to}.", None, "Check the user id.", "to")
        bind(account, person, by=proved("", now), now=now)
    typer.echo(f"{account} of this machine stands for {to} from now on.")


def _must_be_real(demo: bool) -> None:
    if demo:
        raise Refused(
            "is-a-demo",
            "This is a fictional state; its people are there already.",
            None,
            "Name another directory with --data.",
        )


def _asked(user: str, name: str, ori: str, department: str, screened: datetime | None) -> First:
    """What the options did not say, from the person at the terminal."""
    from django.db import transaction

    from leads.people.first import First, must_be_first

    with transaction.atomic():
        must_be_first()  # before anyone types a long password in vain
    user = user or typer.prompt("User id of the LEADS Administrator", err=True)
    surname, _, given = (name or typer.prompt("Name, as SURNAME, GIVEN NAMES", err=True)).partition(",")
    ori = (ori or typer.prompt("The Department's ORI", err=True)).upper()
    day = (
        screened.date() if screened else _day(typer.prompt("Fingerprint inquiries submitted on (YYYY-MM-DD)", err=True))
    )
    return First(
        user, surname.strip(), given.strip(), *chosen(user), day, ori, department or TEXTS["department.name"].value
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused("not-a-day", f"{text} is no day.", None, "Write year, month, day.", None, "2026-03-02") from None


def _make(first: First) -> list[str]:
    from leads.people.first import first_administrator
    from leads.switch.housekeeping import database_now

    return first_administrator(first, account=machine_account(), now=database_now())[1]

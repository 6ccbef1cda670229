"""`leads sign-on`: a one-time token for password and second factor, so that no password ever crosses a link."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from leads.commands.common import DataOption, ready, say
from leads.database.private_file import put
from leads.rules.refused import Refused


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("sign-on")(sign_on)


def sign_on(
    user: Annotated[str, typer.Option(help="Who signs on.")],
    device: Annotated[str, typer.Option(help="The device's mnemonic.")],
    token_file: Annotated[Path | None, typer.Option(help="Write the token there, readable by you alone.")] = None,
    data: DataOption = None,
) -> None:
    """Make a token with which a person signs on at a terminal, once, within the next minutes.

    A fictional state asks for no password. Example: leads sign-on --user t.ames --device SMP1 --token-file ./token
    """
    with ready(data) as opened:
        demo = opened.paths.demo.exists()
        password = "" if demo else typer.prompt("Password", hide_input=True, err=True)
        code = "" if demo else typer.prompt("Code of your second factor", hide_input=True, err=True)
        token = issue_unproved(user, device) if demo else issue(user, password, code, device)
    if token_file is None:
        typer.echo(token)
        return
    put(token_file, f"{token}\n".encode())
    say(f"the token is in {token_file}")


def issue(user: str, password: str, code: str, device: str) -> str:
    """The token, after both proofs. Raises Refused."""
    from leads.api import proof
    from leads.switch.housekeeping import database_now

    person = proof.prove(user, password, code, "", database_now())
    return proof.token_for(person, device, database_now())


def issue_unproved(user: str, device: str) -> str:
    """The token of a fictional state, where nobody is who they say. Raises Refused, also in any other state."""
    from django.conf import settings

    from leads.api import proof
    from leads.people.models import Person
    from leads.switch.housekeeping import database_now

    person = Person.objects.filter(user_id=user).first() if settings.LEADS_DEMO else None
    if person is None:
        raise Refused("who-signs-on", f"LEADS knows no person {user}.", None, "Check --user.", "user", "demo.vendor")
    return proof.token_for(person, device.upper(), database_now())

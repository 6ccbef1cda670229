"""`leads enroll`: the first password and second factor of somebody on the books, with the Administrator beside them."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from leads.commands.common import DataOption, ready, say
from leads.commands.who import AsOption, proved
from leads.rules.refused import Refused


def register(app: typer.Typer) -> None:
    """Adds the command to the table of commands."""
    app.command("enroll")(enroll)


def enroll(
    user: Annotated[str, typer.Argument(help="Whose it is: they sit here and choose.")],
    as_: AsOption = "",
    data: DataOption = None,
) -> None:
    """Give somebody on the books their first password and second factor. The Administrator proves it first.

    Example: leads enroll t.ames
    """
    with ready(data):
        from leads.people import credentials
        from leads.people.models import Person
        from leads.switch.housekeeping import database_now

        person = Person.objects.filter(user_id=user, is_active=True).first()
        if person is None:
            raise Refused("unknown-person", f"LEADS knows nobody called {user}.", None, "Check the user id.", "user")
        by = proved(as_, database_now())
        say(f"Now {user} chooses.")
        codes = credentials.enroll(person, *chosen(user), by=by, now=database_now())
    typer.echo(f"{user} can sign in and sign on.")
    show(codes)


def chosen(user: str) -> tuple[str, str, str]:
    """What a person chooses at the terminal: a password, an app's secret, and the code by which the app proves it."""
    password = typer.prompt("New password", hide_input=True, confirmation_prompt=True, err=True)
    secret = _show_secret(user)
    code = typer.prompt("Code that the app shows now", err=True)
    return password, secret, code.strip()


def show(codes: list[str]) -> None:
    """Recovery codes, on standard output and nowhere else."""
    typer.echo("Recovery codes, each good once in place of the app; they are not shown again:")
    typer.echo("\n".join(f"  {code}" for code in codes))


def _show_secret(user: str) -> str:
    """A new secret, shown as a picture for an authenticator app and in letters; on standard error, never in a file."""
    import sys
    from urllib.parse import quote

    from allauth.mfa.totp.internal.auth import generate_totp_secret
    from qrcode.main import QRCode

    secret: str = generate_totp_secret()
    picture: Any = QRCode(border=1)
    picture.add_data(f"otpauth://totp/LEADS:{quote(user)}?secret={secret}&issuer=LEADS")
    picture.print_ascii(out=sys.stderr, invert=True)
    say(f"Scan this with an authenticator app, or type into it: {secret}")
    return secret

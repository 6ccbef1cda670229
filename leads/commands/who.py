"""Who acts at the command line: the person that the machine's account stands for, who proves it as at any door."""

from __future__ import annotations

import os
import pwd
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from leads.rules.refused import Refused

if TYPE_CHECKING:
    from leads.ledger.actor import Actor

AsOption = Annotated[str, typer.Option("--as", metavar="USER", help="Who acts: you, as your account here says.")]
LOGIN = Path("/proc/self/loginuid")  # Linux: who signed in at this machine, whatever they became since
NOT_KNOWN = 2**32 - 1


def machine_account() -> str:
    """The account of the machine that types: of who signed in there, also behind sudo; by number if it has no name."""
    uid = os.getuid()
    if (login := _login()) is not None:
        uid = login
    elif (before := os.environ.get("SUDO_UID", "")).isdigit() and may_speak_for_others():
        uid = int(before)  # set by sudo, whose own account could be anyone here anyway
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"#{uid}"


def may_speak_for_others() -> bool:
    """Whether sudo brought us here: to root, or to the account that LEADS has for itself."""
    from leads.commands.account import own_account

    own = own_account()
    return os.getuid() == 0 or (own is not None and os.getuid() == own.pw_uid)


def _login() -> int | None:
    try:
        number = int(LOGIN.read_text())
    except (OSError, ValueError):
        return None
    return None if number == NOT_KNOWN else number


def proved(user: str, now: datetime) -> Actor:
    """Who acts, by the machine's account, password and second factor. Raises Refused.

    `user` is "" or the one the account stands for. A fictional state takes the name alone.
    """
    from django.conf import settings

    from leads.api.proof import prove
    from leads.people.acting import acting
    from leads.people.first import stands_for
    from leads.people.models import Person
    from leads.standing.gates import may_enter
    from leads.standing.snapshot import current

    if settings.LEADS_DEMO and (person := Person.objects.filter(user_id=user).first()):
        may_enter(person.pk, current(), now)
        return acting(person, now)
    account = machine_account()
    whose = stands_for(account)
    if whose is None or user not in {"", whose.user_id}:
        raise _not_theirs(account, whose.user_id if whose else "", user)
    password = typer.prompt(f"Password of {whose.user_id}", hide_input=True, err=True)
    code = typer.prompt("Code of your second factor", hide_input=True, err=True)
    return acting(prove(whose.user_id, password, code, "", now), now)


def _not_theirs(account: str, whose: str, user: str) -> Refused:
    if whose:
        return Refused(
            "another-person",
            f"Your account of this machine, {account}, stands for {whose}, not for {user}.",
            None,
            f"Act as {whose}, or let {user} sign in at this machine with an account of their own.",
            "as",
        )
    return Refused(
        "stands-for-nobody",
        f"Your account of this machine, {account}, stands for nobody, so you can't act at the command line.",
        None,
        "Let the LEADS Administrator bind it: leads init --account ACCOUNT --to USER. A new installation: leads init.",
        "as",
    )

"""Who acts at the command line: whoever proves it, as at any other door."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from leads.ledger.actor import Actor


def proved(user: str, now: datetime) -> Actor:
    """The person, by password and second factor; a fictional state takes the name for it. Raises Refused."""
    from django.conf import settings

    from leads.api.proof import prove
    from leads.people.acting import acting
    from leads.people.models import Person

    if settings.LEADS_DEMO and (person := Person.objects.filter(user_id=user, is_active=True).first()):
        return acting(person, now)
    password = typer.prompt("Password", hide_input=True, err=True)
    code = typer.prompt("Code of your second factor", hide_input=True, err=True)
    return acting(prove(user, password, code, "", now), now)

"""A request as the console's views see it: with its time, its look and, behind sign-in, who is here."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from leads.console.door.look import Look
from leads.ledger.actor import Actor
from leads.people.models import LinkSession, Person
from leads.standing.snapshot import Standing

if TYPE_CHECKING:
    from leads.console.door.account import Credentials
    from leads.console.parts.shell import Shell


class Request(HttpRequest):
    """What `leads.console.door.middleware` adds to Django's request; views name this type."""

    now: datetime  # from the database's clock, UTC
    look: Look
    person: Person  # only behind sign-in
    held: Standing  # everyone's, read once for this request
    roles: frozenset[str]  # "operator", which is everyone, and the offices they hold
    by: Actor  # the person as who acts: at their device, in their offices
    link: LinkSession | None  # the person's seat at a device, if they took one
    shell: Shell
    htmx: HtmxDetails
    owned_factor: bool  # whether there was a second factor before this request
    credentials_before: Credentials | None  # what opened the account before a page that may change it

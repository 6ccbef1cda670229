"""The state in which LEADS is killed: a few agencies, a device and a person for each terminal, tokens for them all."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import psycopg

from leads.commands.common import Opened, set_up
from leads.database.embedded import Embedded

AGENCIES = 4


@dataclass
class Desk:
    """A terminal's seat: its agency and device, and one-time tokens that nobody has used."""

    ori: str
    mnemonic: str
    device_id: int
    person_id: int
    tokens: list[str] = field(default_factory=list)


def make_world(data: Path, terminals: int, tokens: int, now: datetime) -> list[Desk]:
    """Writes the facts straight into the database that runs in `data`; gives every terminal's seat."""
    embedded = Embedded(data)
    set_up(Opened(embedded.paths, embedded.url(), embedded), owner=True, migrates=True)
    from tests.makers import make_agency, make_device, make_person

    certified_until = now.date() + timedelta(days=365)
    desks = []
    for n in range(terminals):
        agency = make_agency(f"IL19901{n % AGENCIES:02d}", f"Example {n % AGENCIES} Police Department")
        device = make_device(agency, f"K{n:03d}")
        person = make_person(agency, f"op.k{n:03d}", valid_until=certified_until)
        desks.append(Desk(agency.ori, device.mnemonic, device.pk, person.pk))
    _hang_up()
    with psycopg.connect(embedded.url()) as connection:
        for desk in desks:
            desk.tokens = issue(connection, desk, tokens, now, now + timedelta(days=1))
    return desks


def _hang_up() -> None:
    from django.db import connections

    connections.close_all()


def issue(connection: psycopg.Connection, desk: Desk, many: int, now: datetime, until: datetime) -> list[str]:
    """Tokens that outlive the whole run; a person would get one at a time, for minutes."""
    from leads.people.sign_on import digest

    tokens = [secrets.token_urlsafe(24) for _ in range(many)]
    connection.execute(
        "INSERT INTO people_signontoken (digest, person_id, device_id, issued_at, expires_at)"
        " SELECT digest, %s, %s, %s, %s FROM unnest(%s::bytea[]) AS t(digest)",
        [desk.person_id, desk.device_id, now, until, [digest(token) for token in tokens]],
    )
    return tokens

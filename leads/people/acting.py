"""Makes the Actor, once a request: one function for each way in which a door knows who is there."""

from datetime import datetime

from leads.agencies.models import Agency
from leads.agencies.standing import AgencyStanding, DeviceStanding
from leads.ledger.actor import Actor
from leads.people.models import LinkSession, Person
from leads.people.offices import offices_of
from leads.people.standing import PersonStanding


def acting(person: Person, now: datetime, *, device: str = "") -> Actor:
    """A person who has proved who they are, at the console or the command line; offices as the database has them."""
    return _of_person(person, person.agency, device, offices_of(person.pk, now))


def acting_at(person: PersonStanding, device: DeviceStanding, agency: AgencyStanding, now: datetime) -> Actor:
    """A person signed on at a device of a link, from the standing that the batch's gates read."""
    return Actor(
        person.id,
        person.user_id,
        agency.id,
        agency.ori,
        device.mnemonic,
        agency.zone,
        person.offices(now),
        agency.kind == "department",
    )


def acting_in(row: LinkSession, now: datetime) -> Actor:
    """The person of a session that some process has opened, as the database has it."""
    return _of_person(row.person, row.device.agency, row.device.mnemonic, offices_of(row.person_id, now))


def named_in(row: LinkSession) -> Actor:
    """The same, in no office: for the ledger line of what LEADS does to a session, not for an act."""
    return _of_person(row.person, row.device.agency, row.device.mnemonic, frozenset())


def _of_person(person: Person, agency: Agency, device: str, offices: frozenset[str]) -> Actor:
    return Actor(
        person.pk,
        person.user_id,
        agency.pk,
        agency.ori,
        device,
        agency.zone,
        offices,
        agency.kind == "department",
    )

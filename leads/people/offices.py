"""Who holds which office today, and so what they may see and do."""

from datetime import datetime

from django.db.models import Q

from leads.ledger.actor import Actor
from leads.people.models import Appointment
from leads.rules.refused import Refused

#: The offices that answer for the whole state, and so see of every agency what it sees of itself.
OVERSEE = frozenset({"administrator", "director", "auditor"})
#: The offices of an agency that see its people with their papers.
KNOW_PEOPLE = frozenset({"coordinator", "head"})


def sees_all_agencies(by: Actor) -> bool:
    """Whether an actor sees every agency of the state: the Department's offices and the auditor."""
    return bool(by.offices & OVERSEE)


def may_see_agency(by: Actor, agency_id: int) -> bool:
    """Whether an actor sees how an agency stands and what was ordered there: their own, or every one."""
    return by.agency_id == agency_id or sees_all_agencies(by)


def may_see_people(by: Actor, agency_id: int) -> bool:
    """Whether an actor sees an agency's people by name, with their papers: its coordinator and head, and oversight."""
    return sees_all_agencies(by) or (by.agency_id == agency_id and bool(by.offices & KNOW_PEOPLE))


def in_office(now: datetime) -> Q:
    """The terms of office that run at a moment."""
    return Q(from_at__lte=now) & (Q(until_at=None) | Q(until_at__gt=now))


def offices_of(person_id: int, now: datetime) -> frozenset[str]:
    """The offices that a person holds at a moment: "director", "coordinator" …; none for most."""
    held = Appointment.objects.filter(in_office(now), person_id=person_id)
    return frozenset(held.values_list("office", flat=True))


def must_hold(by: Actor, office: str, now: datetime, *, clause: str, act: str) -> None:
    """An act that the law gives to one office is done by whoever holds it today. Raises Refused (not-in-office).

    Call it first thing in the act's transaction: whoever lost the office since the door looked is refused, and a term
    that somebody is about to end lasts until the act is committed (docs/decisions/who-acts.md).
    """
    if office in by.offices and _still_in(by, office, now):
        return
    title = dict(Appointment.OFFICES)[office]
    raise Refused("not-in-office", f"Only the {title} may {act}.", clause, f"Ask the {title}.")


def _still_in(by: Actor, office: str, now: datetime) -> bool:
    terms = Appointment.objects.filter(in_office(now), person_id=by.person_id, office=office)
    return terms.select_for_update(no_key=True).first() is not None

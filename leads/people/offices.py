"""Who holds which office today, and so what they may see and do in the console."""

from datetime import datetime

from django.db.models import Q

from leads.people.models import Appointment, Person
from leads.rules.refused import Refused


def in_office(now: datetime) -> Q:
    """The terms of office that run at a moment."""
    return Q(from_at__lte=now) & (Q(until_at=None) | Q(until_at__gt=now))


def roles(person: Person, now: datetime) -> frozenset[str]:
    """What a person is today: an operator by being there, more by appointment ("director", "coordinator" …)."""
    held = Appointment.objects.filter(in_office(now), person=person).values_list("office", flat=True)
    return frozenset({"operator", *held})


def must_hold(person: Person, office: str, now: datetime, *, clause: str, act: str) -> None:
    """An act that the law gives to one office is done by whoever holds it today. Raises Refused (not-in-office)."""
    if office not in roles(person, now):
        title = dict(Appointment.OFFICES)[office]
        raise Refused(
            code="not-in-office",
            sentence=f"Only the {title} may {act}.",
            clause=clause,
            cure=f"Ask the {title}.",
        )

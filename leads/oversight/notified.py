"""Who of an agency has the notice of its suspension: acknowledged at a terminal, or served on a person. 1240.110(c).

A notice that was made, or posted, has reached nobody yet. What was acknowledged is asked of the mail and never stored a
second time; what was served outside LEADS the Director records.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from leads.agencies.models import Agency
from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.mail.models import Kept
from leads.mail.post import NOTICE
from leads.oversight.models import Served, SuspensionOrder
from leads.people.offices import must_hold
from leads.rules.clauses import cites
from leads.rules.refused import Refused

CLAUSE = "1240.110(c)"


@dataclass(frozen=True, slots=True)
class Notified:
    """One way in which an agency came to know: when, who, and how, in words."""

    at: datetime
    who: str
    how: str


def notified(order: SuspensionOrder) -> list[Notified]:
    """Who of the agency has the notice, the first of them first; empty while nobody has."""
    return sorted([*_acknowledged(order), *_served(order)], key=lambda one: one.at)


def _acknowledged(order: SuspensionOrder) -> Iterator[Notified]:
    devices = dict(order.agency.devices.values_list("pk", "mnemonic"))
    kept = Kept.objects.filter(device_id__in=devices, outcome=NOTICE, data__order=order.number)
    for one in kept.exclude(acknowledged_at=None).exclude(acknowledged_by="").exclude(data__has_key="lifted_for"):
        assert one.acknowledged_at is not None
        yield Notified(one.acknowledged_at, one.acknowledged_by, f"acknowledged at {devices[one.device_id]}")


def _served(order: SuspensionOrder) -> Iterator[Notified]:
    for one in order.served.select_related("recorded_by"):
        yield Notified(one.at, one.to, f"served {one.get_how_display()}, as {one.recorded_by.full_name} recorded")


@cites("1240.110(c)")
def not_notified(agency: Agency | None = None) -> list[SuspensionOrder]:
    """The orders in force of which nobody at their agency has the notice yet, the oldest first."""
    running = SuspensionOrder.objects.filter(lifted_at=None).select_related("agency").defer("notice")
    if agency is not None:
        running = running.filter(agency=agency)
    return [order for order in running.order_by("ordered_at", "id") if not notified(order)]


@cites("1240.110(c)")
@transaction.atomic
def serve(order: SuspensionOrder, *, to: str, how: str, at: datetime, by: Actor, now: datetime) -> Served:
    """The Director records that the notice came to a person of the agency: to whom, how and when.

    `how` is one of Served.HOW. `at` and `now` aware, UTC.
    Refused: not-in-office, served-on-nobody, served-how, served-when.
    """
    must_hold(by, "director", now, clause=CLAUSE, act="record that a notice was served")
    _whole(order, to.strip(), how, at, now)
    made = Served.objects.create(
        order=order, at=at, to=to.strip(), how=how, recorded_at=now, recorded_by_id=by.person_id
    )
    said = {"order": order.number, "to": made.to, "how": how, "at": at.isoformat()}
    subject = f"agency:{order.agency.ori}"
    record("oversight:suspension:served", now=now, by=by, subject=subject, clause=CLAUSE, data=said)
    return made


def _whole(order: SuspensionOrder, to: str, how: str, at: datetime, now: datetime) -> None:
    if not to:
        raise Refused(
            code="served-on-nobody",
            sentence="A notice is served on a person.",
            clause=CLAUSE,
            cure="Name who of the agency took it.",
            field="to",
            example=order.agency.head or "Chief Rosa Ames",
        )
    if how not in dict(Served.HOW):
        raise Refused(
            code="served-how",
            sentence="How a notice was served is not said.",
            clause=CLAUSE,
            cure="Name one: " + "; ".join(f"{name} ({words})" for name, words in Served.HOW) + ".",
            field="how",
            example="hand",
        )
    if not order.ordered_at <= at <= now:
        raise Refused(
            code="served-when",
            sentence="A notice is served after its order and not in the future.",
            clause=CLAUSE,
            cure="Give the time at which it was handed over or read out.",
            field="at",
            example=now.isoformat(timespec="minutes"),
        )

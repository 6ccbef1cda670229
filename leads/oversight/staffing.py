"""Whether an agency's own terminal is operated day and night, worked out from who was signed on there."""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, Subquery

from leads.agencies.models import Agency
from leads.hotfiles.models import CAN_HIT, Record
from leads.oversight.overdue import Overdue
from leads.people.models import LinkSession
from leads.rules.clauses import cites
from leads.rules.numbers import number
from leads.rules.section_60_staffing import STAFFED, Span, gaps
from leads.standing.snapshot import current


@cites(STAFFED)
def gaps_of_agencies(now: datetime, agency: Agency | None = None) -> dict[Agency, list[Span]]:
    """When nobody certified operated an agency's own terminal in the last days, while it had records; UTC.

    Only certified people sign on (leads/standing/gates.py). A terminal in a vehicle is none where hits are confirmed.
    """
    numbers = current().agencies.numbers
    since = now - timedelta(days=number("staffing.days", numbers))
    first = _first_records(now, agency)
    agencies = Agency.objects.in_bulk(first)
    covers = bool(number("staffing.covered_by_another", numbers))
    stands_in = {one.pk: one.covered_by_id for one in agencies.values() if covers and one.covered_by_id}
    operated = _operated({*first, *filter(None, stands_in.values())}, since, now)
    found = {}
    for one in agencies.values():
        spans = operated[one.pk] + operated[stands_in.get(one.pk, 0)]
        if missing := gaps(spans, max(since, first[one.pk]), now):
            found[one] = missing
    return found


def _first_records(now: datetime, agency: Agency | None) -> dict[int, datetime]:
    """Since when each agency has had records that can hit: one look an agency, not one over all records."""
    held = Record.objects.filter(agency=OuterRef("pk"), state__in=CAN_HIT, entered_at__lt=now).order_by("entered_at")
    whose = Agency.objects.annotate(first=Subquery(held.values("entered_at")[:1])).exclude(first=None)
    if agency is not None:
        whose = whose.filter(pk=agency.pk)
    return dict(whose.values_list("pk", "first"))


def _operated(agencies: set[int], since: datetime, now: datetime) -> defaultdict[int, list[Span]]:
    """Who was signed on at the agencies' terminals, from when to when.

    A sign-on of which nothing was heard any more held its device so much longer and no more (leads/people/sign_on.py):
    a node that died, or was found dead days later, operated nothing.
    """
    silent = timedelta(minutes=number("session.idle_minutes", current().agencies.numbers))
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    rows = LinkSession.objects.filter(device__agency__in=agencies, started_at__lt=now)
    rows = rows.filter(Q(ended_at=None) | Q(ended_at__gt=since)).exclude(device__place="vehicle")
    for whose, begins, ends, seen in rows.values_list("device__agency_id", "started_at", "ended_at", "seen_at"):
        spans[whose].append((begins, min(ends or now, seen + silent)))
    return spans


@cites(STAFFED)
def unstaffed(now: datetime, agency: Agency | None = None) -> list[Overdue]:
    """Agencies with records whose own terminal nobody operated at some hour of the last days, with the last gap."""
    return [_found(one, missing) for one, missing in gaps_of_agencies(now, agency).items()]


def _found(agency: Agency, missing: list[Span]) -> Overdue:
    minutes = sum(int((ends - begins).total_seconds()) // 60 for begins, ends in missing)
    words = (
        f"{agency.name} has records, and nobody certified was signed on at its terminal for {minutes // 60} h "
        f"{minutes % 60:02} min in the last days."
    )
    return Overdue(agency, f"staffing:{agency.ori}", missing[-1][0], words, "head")

"""An order of suspension as the Director makes it, for tests of the pages."""

from __future__ import annotations

from datetime import date, datetime

from leads.agencies.models import Agency
from leads.oversight.models import SuspensionOrder
from leads.oversight.sanctions import suspend_at_once
from tests.makers import NOW, actor, make_director

TENTH = date(2026, 12, 3)  # ten days after NOW's day; a Thursday


def ordered(agency: Agency, *services: str, now: datetime = NOW, hearing_on: date = TENTH) -> SuspensionOrder:
    """Services of the agency, suspended at once for one alleged violation."""
    return suspend_at_once(
        agency,
        services=services or ("files.inquire",),
        violations=[("1240.80(c)", "Sold what LEADS said of plates.")],
        ground="integrity",
        hearing_on=hearing_on,
        by=actor(make_director()),
        now=now,
    ).order

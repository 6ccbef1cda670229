"""Section 1240.60(a)(1): an agency with records has its terminal operated at every hour by certified operators."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from leads.rules.clauses import cites

STAFFED = "1240.60(a)(1)"
#: Hours are told to the minute: a change of operators that takes less is no gap.
MINUTE = timedelta(minutes=1)
Span = tuple[datetime, datetime]


@cites(STAFFED)
def gaps(operated: Iterable[Span], since: datetime, until: datetime) -> list[Span]:
    """When nobody who is certified operated the terminal, between two moments: each gap of a minute or more.

    `operated`: from when to when somebody was signed on there, in any order. All times aware.
    """
    found, free = [], since
    for begins, ends in sorted(operated):
        if begins - free >= MINUTE and begins > since:
            found.append((free, min(begins, until)))
        free = max(free, ends)
        if free >= until:
            break
    if until - free >= MINUTE:
        found.append((free, until))
    return [(begins, ends) for begins, ends in found if ends - begins >= MINUTE]


@cites(STAFFED)
def operated_at_every_hour(operated: Iterable[Span], since: datetime, until: datetime) -> bool:
    """Whether somebody certified operated the terminal at every minute between two moments."""
    return not gaps(operated, since, until)

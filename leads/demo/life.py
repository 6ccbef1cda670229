"""A record's life before the demonstration begins: entered, checked in time or late or not yet, validated, ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from leads.demo.desks import Desk, Plan

OLDEST_DAYS = 1278  # three and a half years: younger than any retention of these files
CHECK_WITHIN = timedelta(hours=24)
OVERDUE_WITHIN_DAYS = 20  # nobody leaves a record unchecked for longer than this


@dataclass(frozen=True, slots=True)
class Life:
    """When and by whom a record was entered, checked and validated, and how it stands now. Times in UTC."""

    desk: Desk
    entered_at: datetime
    entered_by: int
    facts_known_at: datetime
    checked_at: datetime | None = None
    checked_by: int | None = None
    validated_at: datetime | None = None
    state: str = "active"
    ended_at: datetime | None = None
    changed_at: datetime | None = None  # of a located record: when it was located


def life(rng: Random, plan: Plan, number: int) -> Life:
    """The life of the record with this number within its file; states come at fixed numbers, see `state_of`."""
    desk = plan.draw(rng)
    age = timedelta(seconds=60 + int(OLDEST_DAYS * 86_400 * rng.random() ** 1.3))
    entered = plan.now - age
    known = entered - timedelta(seconds=int(rng.expovariate(1 / 14_000)))
    enterer, checker = rng.sample(desk.people, 2)
    checked = _checked(rng, age)
    checked_at = entered + checked if checked else None
    validated = _validated(rng, plan.now, entered) if age.days > 90 else None
    state, ended = state_of(number), None
    if state == "cleared":
        ended = plan.now - age * rng.random() * 0.5
        validated = None if validated and validated > ended else validated
        checked_at = checked_at if checked_at and checked_at < ended else None
    located = plan.now - age * rng.random() * 0.5 if state == "located" else None
    changed = max(moment for moment in (entered, checked_at, validated, ended, located) if moment)
    return Life(
        desk, entered, enterer, known, checked_at, checker if checked_at else None, validated, state, ended, changed
    )


def state_of(number: int) -> str:
    """How the record with this number within its file stands: about one in 97 cleared, one in 83 located."""
    return "cleared" if number % 97 == 13 else "located" if number % 83 == 41 else "active"


def _checked(rng: Random, age: timedelta) -> timedelta | None:
    """How long after entry the second party checked; None while it has not."""
    lot = rng.random()
    if age <= CHECK_WITHIN:
        return age * (0.1 + 0.8 * rng.random()) if lot < 0.5 else None
    if lot < 0.025 and age.days < OVERDUE_WITHIN_DAYS:
        return None
    if lot < 0.035:
        late = CHECK_WITHIN + timedelta(minutes=rng.randint(5, 2000))
        return late if late < age else None
    return min(timedelta(seconds=300 + int(rng.expovariate(1 / 18_000))), timedelta(hours=23, minutes=50))


def _validated(rng: Random, now: datetime, entered: datetime) -> datetime | None:
    """When the record was last validated: within a year for most, never for one in twelve."""
    if rng.random() < 1 / 12:
        return None
    first = max(entered + timedelta(days=60), now - timedelta(days=365))
    return first + (now - first) * rng.random()

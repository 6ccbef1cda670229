"""Small fictional states for these tests, made without a database."""

import hashlib
from datetime import UTC, datetime
from random import Random

from leads.demo import agencies, people
from leads.demo.desks import Plan, plan
from leads.demo.state import Size

NOW = datetime(2026, 11, 23, 16, 4, tzinfo=UTC)
SMALL = Size(agencies=30, devices=120, people=400, vehicles=300, persons=200)


def small_plan(seed: int = 1240, now: datetime = NOW, *, history: bool = True) -> Plan:
    """Who enters records in a small state."""
    rng = Random(f"{seed} who")
    places = agencies.places(rng, SMALL.agencies)
    return plan(now, seed, places, people.people(rng, places, SMALL.people), history=history)


def digest(*parts: bytes) -> str:
    """One value for any number of bytes."""
    return hashlib.sha256(b"|".join(parts)).hexdigest()

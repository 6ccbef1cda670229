"""The standing of everyone, as one snapshot tied to the standing version that the database holds. Invariant 4."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import connection, transaction

from leads.agencies import standing as agencies
from leads.agencies.standing import Agencies
from leads.people import standing as people
from leads.people.standing import PersonStanding
from leads.rules.numbers import number
from leads.rules.refused import Refused


@dataclass(slots=True)
class Standing:
    """Agencies, devices, people and numbers as of one version; what gates read."""

    agencies: Agencies
    people: Mapping[int, PersonStanding]
    passed: dict[object, Refused | None] = field(default_factory=dict)  # what gates said before, see gates.py
    sign_on_lasts: timedelta = timedelta()
    most_fields: int = 0

    def __post_init__(self) -> None:
        self.sign_on_lasts = timedelta(hours=number("session.reauthenticate_hours", self.agencies.numbers))
        self.most_fields = number("link.fields", self.agencies.numbers)


_held: Standing | None = None
_reading = threading.Lock()


def current() -> Standing:
    """The standing as committed now. One short read when nothing has changed; a whole read when something has.

    Inside somebody's transaction it is that transaction's view, which may never be committed and so is never kept:
    a version number that was rolled back is given again, to other facts.
    """
    global _held  # noqa: PLW0603 (one snapshot a process is the point)
    version = agencies.version()
    held = _held
    if held is not None and held.agencies.version == version:
        return held
    if connection.in_atomic_block:
        return Standing(agencies.load(), people.load())
    with _reading:
        held = _held  # another thread may forget it at any moment
        if held is None or held.agencies.version != version:
            held = _held = _read()
        return held


def kept() -> Standing | None:
    """What this process holds, perhaps no longer true: whoever uses it compares its version in a transaction of theirs.

    None where nothing is held, and inside somebody's transaction.
    """
    return None if connection.in_atomic_block else _held


def last_known() -> Standing | None:
    """What this process read last, however old: for a telephone number in an answer, never for what decides."""
    return _held


def forget() -> None:
    """Reads everything anew next time: behind a new connection there may be another, restored database."""
    global _held  # noqa: PLW0603
    _held = None


def _read() -> Standing:
    """Reads everything from one view of the database, so that version and facts belong together."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        return Standing(agencies.load(), people.load())

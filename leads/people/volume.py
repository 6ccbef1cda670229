"""How many records a person opens in a short time: an alarm at a number that work seldom needs, a brake beyond it.

Whoever copies records one after the other is seen by the volume, not by any one of them. Inquiries are never braked:
an officer at a car waits for the answer.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import connection

from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.people.models import Reading
from leads.rules.numbers import number
from leads.rules.refused import Refused

KEPT = timedelta(days=30)
ONE_MORE = """
INSERT INTO people_reading AS r (person_id, since, records) VALUES (%s, %s, 1)
ON CONFLICT (person_id, since) DO UPDATE SET records = r.records + 1 RETURNING records
"""


def count(by: Actor, numbers: Mapping[str, int], now: datetime) -> None:
    """One more record is opened by this person, in the caller's transaction. Raises Refused: too-many-records."""
    span = timedelta(minutes=number("volume.minutes", numbers))
    since = now - (now - datetime.min.replace(tzinfo=now.tzinfo)) % span
    most, many = number("volume.brake_records", numbers), number("volume.alarm_records", numbers)
    with connection.cursor() as cursor:
        cursor.execute(ONE_MORE, [by.person_id, since])
        opened = cursor.fetchone()[0]
    if opened > most:
        raise _too_many(most, since + span, now)
    for event, at in (("people:volume:alarm", many), ("people:volume:braked", most)):
        if opened == at:
            minutes = int(span.total_seconds() // 60)
            record(event, now=now, by=by, subject=f"person:{by.user_id}", data={"records": opened, "minutes": minutes})


def _too_many(most: int, until: datetime, now: datetime) -> Refused:
    minutes = max(1, -(-int((until - now).total_seconds()) // 60))
    return Refused(
        "too-many-records",
        f"You have opened {most} records in a short time; no more open for a while. The Department sees that.",
        None,
        f"Wait {minutes} minute{'s' if minutes > 1 else ''}. Inquiries from the terminal work as before.",
    )


def conspicuous(numbers: Mapping[str, int], since: datetime) -> list[Reading]:
    """Who opened so many records in a stretch of time since then that it raised an alarm; the newest first."""
    many = number("volume.alarm_records", numbers)
    found = Reading.objects.filter(since__gte=since, records__gte=many).select_related("person__agency")
    return list(found.order_by("-since", "person_id"))


def let_go(now: datetime) -> None:
    """Removes counts that nobody looks at any more."""
    Reading.objects.filter(since__lt=now - KEPT).delete()

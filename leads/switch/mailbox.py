"""What comes to a device by itself: kept until the device acknowledges it, however often the link goes down."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from threading import Event
from typing import Any

import psycopg
from django.db import connection, transaction

from leads.ledger.record import record
from leads.people.sign_on import Session
from leads.switch.models import Kept

CHANNEL = "leads_kept"
PAUSE = 1.0  # seconds: a doorbell that was not heard costs this long, not a message


def post(
    devices: Iterable[int], *, outcome: str, text: str, data: Mapping[str, Any], files: Sequence[str], now: datetime
) -> None:
    """Puts something into the mailboxes of devices and rings, in the caller's transaction.

    `files`: whose records' data it carries; whoever may not ask these is not told. The Department's own words carry
    none: they reach everyone, also who is suspended.
    """
    Kept.objects.bulk_create(
        Kept(device_id=device, outcome=outcome, text=text, data=dict(data), files=list(files), posted_at=now)
        for device in devices
    )
    with connection.cursor() as cursor:
        for device in devices:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(device)])


def take(
    session: Session, next_number: Callable[[Session], int], told: Iterable[str], *, again: bool = False
) -> list[Kept]:
    """What the device has not acknowledged and this sign-on has not sent, oldest first, each with its output count.

    `told`: the files of which whoever sits there may be told at present; what carries data of others goes on waiting.
    `again`: also what is marked as sent by this sign-on, but perhaps never was.
    """
    with transaction.atomic():
        waiting = Kept.objects.filter(device_id=session.device_id, acknowledged_at=None, files__contained_by=list(told))
        if not again:
            waiting = waiting.exclude(sent_session=session.id)
        found = list(waiting.select_for_update().order_by("id"))
        for one in found:
            one.sent_number, one.sent_session = next_number(session), session.id
        Kept.objects.bulk_update(found, ["sent_number", "sent_session"])
    return found


def acknowledge(session: Session, number: int, now: datetime) -> bool:
    """The device has what it was sent under this number; it is not sent again. False when there was no such thing."""
    with transaction.atomic():
        done = Kept.objects.filter(device_id=session.device_id, sent_number=number, acknowledged_at=None).update(
            acknowledged_at=now
        )
        if done:
            record("switch:answer:acknowledged", now=now, by=session.by, data={"number": number})
    return bool(done)


def listen(url: str, wake: Callable[[int], None], listening: Callable[[], Mapping[int, int]], stop: Event) -> None:
    """Runs in a thread of its own: calls `wake(device)` when something waits for a device that is signed on here.

    The table is the truth and a signal only a doorbell: after each pause, and after a lost connection, it looks
    itself for whatever waits and was not sent in the session that is open (`listening`: device → session).
    """
    while not stop.is_set():
        try:
            with psycopg.connect(url, autocommit=True) as bell:
                bell.execute(f"LISTEN {CHANNEL}")
                while not stop.is_set():
                    for signal in bell.notifies(timeout=PAUSE, stop_after=1):
                        wake(int(signal.payload))
                    for device in _unsent(bell, listening()):
                        wake(device)
        except psycopg.OperationalError:
            stop.wait(PAUSE)


def _unsent(bell: psycopg.Connection[Any], listening: Mapping[int, int]) -> list[int]:
    rows = bell.execute(
        "SELECT DISTINCT k.device_id FROM switch_kept k JOIN unnest(%s::bigint[], %s::bigint[]) AS s(device, session)"
        " ON s.device = k.device_id WHERE k.acknowledged_at IS NULL AND k.sent_session IS DISTINCT FROM s.session",
        [list(listening), list(listening.values())],
    )
    return [row[0] for row in rows]

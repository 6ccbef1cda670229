"""Puts something into the mailboxes of devices, in the transaction of the act that has something to tell."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.mail.models import Kept

CHANNEL = "leads_kept"
NOTICE = "notice"  # outcome of what the Department says in its own words


def post(
    devices: Collection[int], *, outcome: str, text: str, data: Mapping[str, Any], files: Sequence[str], now: datetime
) -> None:
    """Puts something into the mailboxes of devices and rings; with the caller's act or not at all.

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


def notify(
    devices: Collection[int],
    notice: tuple[str, Mapping[str, Any]],
    *,
    subject: str,
    clause: str,
    by: Actor | None,
    now: datetime,
    files: Sequence[str] = (),
) -> int:
    """A notice goes to each of the devices and stays there until each has acknowledged it; gives how many are told.

    `notice` is text and structured form, `subject` whom it is about ("agency:IL1990100"), `clause` why they are told.
    `by`: who acts; None: LEADS by itself. `files`: whose records' data its words carry, as in `post`: it waits at each
    device for somebody who may ask them.
    Without a device nobody is told: then the ledger says that, and the caller has to say it to whoever acts.
    """
    text, data = notice
    post(devices, outcome=NOTICE, text=text, data=data, files=files, now=now)
    event = "mail:notice:posted" if devices else "mail:notice:reached_nobody"
    outcome = "done" if devices else "nobody told"
    record(
        event,
        now=now,
        by=by,
        subject=subject,
        outcome=outcome,
        clause=clause,
        data={"title": text.partition("\n")[0], "devices": len(devices)},
    )
    return len(devices)

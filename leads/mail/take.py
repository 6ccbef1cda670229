"""What waits for a device, taken out to be sent, and what it has acknowledged, which is not sent again."""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.mail.models import Kept


def take(
    device_id: int,
    session_id: int,
    next_number: Callable[[], int],
    told: Iterable[str],
    *,
    again: bool = False,
    look_again: Callable[[list[Kept]], list[Kept]] = list,
) -> list[Kept]:
    """What the device has not acknowledged and this sign-on has not sent, oldest first, each with its output count.

    `told`: the files of which whoever sits there may be told at present; what carries data of others goes on waiting.
    `again`: also what is marked as sent by this sign-on, but perhaps never was. `look_again` gives what of it still is
    to be sent, in words that are true now.
    """
    with transaction.atomic():
        waiting = Kept.objects.filter(device_id=device_id, acknowledged_at=None, files__contained_by=list(told))
        if not again:
            waiting = waiting.exclude(sent_session=session_id)
        found = list(waiting.select_for_update().order_by("id"))
        sent = look_again(found)
        for one in sent:
            one.sent_number, one.sent_session = next_number(), session_id
        Kept.objects.bulk_update(found, ["sent_number", "sent_session", "outcome", "text", "data", "acknowledged_at"])
    return sent


def acknowledge(device_id: int, session_id: int, number: int, *, by: Actor, now: datetime) -> bool:
    """The device has what this sign-on was sent under this number; it is not sent again. False when nothing was.

    What another sign-on was sent, and did not acknowledge, is sent to this one under a number of its own.
    """
    with transaction.atomic():
        waiting = Kept.objects.filter(
            device_id=device_id, sent_session=session_id, sent_number=number, acknowledged_at=None
        )
        done = waiting.update(acknowledged_at=now, acknowledged_by=by.user_id)
        if done:
            record("mail:item:acknowledged", now=now, by=by, data={"number": number})
    return bool(done)

"""A person settles a message that made LEADS fail, with words; the message itself stays as it came."""

from datetime import datetime

from django.db import transaction

from leads.ledger.actor import Actor
from leads.ledger.record import record
from leads.rules.refused import Refused
from leads.switch.models import Parked


@transaction.atomic
def settle(message_id: int, how: str, *, by: Actor, now: datetime) -> None:
    """Says what became of a parked message, once. `now` aware, UTC. Refused: settled-without-words, already-settled."""
    if not how.strip():
        raise Refused(
            "settled-without-words",
            "A parked message is settled with words.",
            None,
            "Say what was wrong, and what was done about it.",
            "how",
            "Name longer than its column; mended in 26.3.",
        )
    one = Parked.objects.select_for_update().get(message_id=message_id)
    if one.settled_at is not None:
        raise Refused(
            "already-settled", f"{one.settled_by} settled this message already.", None, "Nothing more is needed."
        )
    one.settled_at, one.settled_by, one.settled_how = now, by.user_id, how.strip()
    one.save(update_fields=["settled_at", "settled_by", "settled_how"])
    record("switch:message:settled", now=now, by=by, subject=f"message:{message_id}", data={"how": one.settled_how})

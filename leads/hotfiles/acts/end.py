"""Ends one's own record: cleared when the person or thing was found, cancelled when it should not stand."""

from collections.abc import Mapping
from datetime import datetime

from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.meant import own_record
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey

_STATES: Mapping[str, str] = {"clear": "cleared", "cancel": "cancelled"}


def end(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Clears or cancels one's own record: from the commit on it hits nowhere (invariant 5). Raises Refused."""
    found = own_record(key, values, by)
    found.state, found.ended_at, found.changed_at = _STATES[key.does.name], now, now
    found.ended_why = values.get("RPP") or values.get("RPS") or ""
    found.save(update_fields=["state", "ended_at", "changed_at", "ended_why"])
    remember(found, key.does.name, by, now, f"hotfiles:record:{found.state}", why=found.ended_why)
    return Done(found, found.state)

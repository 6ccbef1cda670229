"""Says on another agency's record that the person or thing was found; the record stays until its owner ends it."""

from datetime import datetime

from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.meant import record_meant
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.refused import Refused


def locate(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Another agency has found the person or thing: the record stays, with that said on it. Raises Refused."""
    found = record_meant(key, values)
    if found.agency_id == by.agency_id:
        raise Refused(
            "own-record", "An agency does not locate its own record.", None, "Clear it with the clear key instead."
        )
    found.state, found.changed_at = "located", now
    found.values = {**found.values, **{code: values[code] for code in ("DOL", "LCA", "DIS") if code in values}}
    found.save(update_fields=["state", "changed_at", "values"])
    remember(found, "locate", by, now, "hotfiles:record:located", why=f"located by {by.ori}")
    return Done(found, "located")

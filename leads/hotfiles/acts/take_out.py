"""Takes an order that has ended from those that still answer a specific inquiry: IPO, ITO.

The reference has the keys for orders that are over (grade A), and not what becomes of those: that is our own reading.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.meant import already_ended, must_be_own_to_change, record_named
from leads.hotfiles.models import CAN_HIT, InactiveRecord, Record
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.refused import Refused


def take_out(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Whoever entered a record that has ended wants it told to nobody any more, however it is asked. Raises Refused.

    One whose last day is over and which nobody has retired yet ends with it. Refused: still-in-force, already-ended.
    """
    found = record_named(key, values)
    must_be_own_to_change(found, by)
    why = values.get("RPS", "")
    if found.state in CAN_HIT:
        _must_be_over(found, by, now)
        ended(found, "cleared", why, now, by)
    elif not InactiveRecord.objects.filter(record=found).delete()[0]:
        raise already_ended(found)
    remember(found, "take out", by, now, "hotfiles:record:taken_out", why=why)
    return Done(found, "taken out")


def _must_be_over(found: Record, by: Actor, now: datetime) -> None:
    inactive, today = FILES[found.file].inactive, now.astimezone(ZoneInfo(by.zone)).date()
    if inactive is None or not inactive.is_over(found.values, today):
        raise Refused(
            "still-in-force",
            f"{found.number} has not ended.",
            None,
            "Clear it if it is no longer in force, or cancel it if it should not stand.",
            field="NIC",
            example=found.number,
        )

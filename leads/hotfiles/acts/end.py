"""Ends one's own record: cleared when the person or thing was found, cancelled when it should not stand."""

from collections.abc import Mapping
from datetime import datetime

from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.kept_inactive import keep_inactive
from leads.hotfiles.acts.meant import not_before_it_happened, own_record
from leads.hotfiles.acts.never_right import was_never_right
from leads.hotfiles.add_ons import go_along
from leads.hotfiles.additions import additions_of
from leads.hotfiles.declare.edits import real_day
from leads.hotfiles.duties import end_duties
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey

_STATES: Mapping[str, str] = {"clear": "cleared", "cancel": "cancelled"}


def end(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Clears or cancels one's own record: from the commit on it hits nowhere (invariant 5). Raises Refused.

    What stands under it ends with it, which is said. A cleared order still answers whoever asks for that very one, as
    inactive (kept_inactive.py).
    """
    found = own_record(key, values, by)
    not_before_it_happened(found, values, "DCL")
    ended(found, _STATES[key.does.name], values.get("RPP") or values.get("RPS") or "", now, by)
    if found.state == "cleared":
        keep_inactive(found, numbers, cleared_on=real_day(values.get("DCL", "")))
    remember(found, key.does.name, by, now, f"hotfiles:record:{found.state}", why=found.ended_why)
    return Done(found, found.state, go_along(FILES[found.file], additions_of(found)))


def ended(found: Record, state: str, why: str, now: datetime, by: Actor | None) -> None:
    """The record has ended: its keys and duties go with it. Its act writes step and line.

    Of one that never was right whoever had a hit on it is told (switch/taken_back.py). `by`: who ended it; None: LEADS
    itself.
    """
    found.state, found.ended_why = state, why
    found.ended_at = found.changed_at = now
    found.hits_owed = was_never_right(why)
    found.save(update_fields=["state", "ended_at", "changed_at", "ended_why", "hits_owed"])
    end_duties(found, "ended", now, by=by)

"""Says on another agency's record that the person or thing was found; the record stays until its owner ends it.

The owner is told at once: as long as the record stands, whoever drives the car that is back is stopped again. The
record of a missing person ends with it (`HotFile.ends_at_locate`): its owner hears that too.
"""

from datetime import datetime

from leads.agencies.devices import connected
from leads.agencies.models import Agency
from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.meant import not_before_it_happened, record_meant
from leads.hotfiles.located import located, located_words
from leads.hotfiles.models import Record
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.mail.post import post
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.refused import Refused

_ENDED = "The record has ended with this and hits no longer. Speak with them; if it is not so, enter it anew."


def locate(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Another agency has found the person or thing: that is said on the record, which stays or ends. Raises Refused."""
    found = record_meant(key, values)
    if found.agency_id == by.agency_id:
        raise Refused(
            "own-record", "An agency does not locate its own record.", None, "Clear it with the clear key instead."
        )
    not_before_it_happened(found, values, "DOL")
    found.changed_at, found.located_by_id = now, by.agency_id
    found.values = {**found.values, **{code: values[code] for code in ("DOL", "LCA", "DIS") if code in values}}
    ends = FILES[found.file].ends_at_locate
    if not ends:
        found.state = "located"
    found.save(update_fields=["state", "changed_at", "values", "located_by"])
    if ends:
        ended(found, "cleared", "LOCATED", now)
    told = _tell_the_owner(found, by, now)
    remember(found, "locate", by, now, "hotfiles:record:located", why=f"located by {by.ori}", data={"devices": told})
    return Done(found, "located", () if told else (_nobody_told(found.agency),))


def _tell_the_owner(found: Record, by: Actor, now: datetime) -> int:
    """A notice to each device of the agency that entered the record; gives how many are told."""
    devices, file = connected(found.agency_id), FILES[found.file]
    said = located_words(located(found.values, by.ori, Agency.objects.get(pk=by.agency_id).name))
    what = f"{file.headline(found.values)}: {file.named(found.values)}"
    text = f"YOUR RECORD {found.number} HAS BEEN LOCATED, case {found.case_number}. {what}.\n{said}\n"
    text += _ENDED if file.ends_at_locate else "End the record now."
    data = {"record": found.number, "located_by": by.ori, "case": found.values.get("LCA", "")}
    post(devices, outcome="located", text=text, data=data, files=[found.file], now=now)
    return len(devices)


def _nobody_told(owner: Agency) -> str:
    number = owner.telephone or "no number on file"
    return f"{owner.name} has no terminal connected and was not told. Telephone them: {number}."

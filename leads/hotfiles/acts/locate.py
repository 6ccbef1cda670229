"""Says on another agency's record that the person or thing was found; the record stays until its owner ends it.

The owner is told at once: as long as the record stands, whoever drives the car that is back is stopped again. The
record of a missing person ends with it (`HotFile.ends_at_locate`): its owner hears that too.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from leads.agencies.devices import connected
from leads.agencies.models import Agency
from leads.hotfiles.acts.done import Done, remember
from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.meant import not_before_it_happened, record_meant
from leads.hotfiles.duties import open_duty, reached
from leads.hotfiles.located import located, located_words
from leads.hotfiles.models import Duty, Record
from leads.hotfiles.registry import FILES
from leads.ledger.actor import Actor
from leads.mail.post import post
from leads.messages.fields import Numbers, Values
from leads.messages.keys import MessageKey
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_60_duties import CANCEL

#: Whoever is found and not extradited is not in custody: the warrant stands, and so does its record.
STANDS = "NOEX"
_STANDS = "They are not extradited and not held: the warrant stands, and so does the record. Look at its EXL."
_ENDED = "The record has ended with this and hits no longer. Speak with them; if it is not so, enter it anew."


@cites(CANCEL)
def locate(key: MessageKey, values: Values, by: Actor, now: datetime, numbers: Numbers) -> Done:
    """Another agency has found the person or thing: that is said on the record, which stays or ends. Raises Refused.

    Where the purpose of the record is met with it, its agency has to end it by the end of the shift, 1240.60(a)(7).
    """
    found = record_meant(key, values)
    not_ones_own(found, by, "Clear it with the clear key instead.")
    not_before_it_happened(found, values, "DOL")
    found.changed_at, found.located_by_id = now, by.agency_id
    found.values = {**found.values, **{code: values[code] for code in ("DOL", "LCA", "DIS") if code in values}}
    ends = FILES[found.file].ends_at_locate
    if not ends:
        found.state = "located"
    found.save(update_fields=["state", "changed_at", "plain", "located_by"])
    duty = None
    if ends:
        ended(found, "cleared", "LOCATED", now, by)
    elif values.get("DIS") != STANDS:
        duty = open_duty(found, "cancel", "locate", why=f"Located by {by.ori}", by=by, now=now, numbers=numbers)
    told = _tell_the_owner(found, duty, by, now)
    if duty is not None:
        reached(duty, told)
    data = {"devices": told, "due": duty.due_at.isoformat() if duty else ""}
    remember(found, "locate", by, now, "hotfiles:record:located", why=f"located by {by.ori}", data=data)
    return Done(found, "located", () if told else (nobody_told(found.agency),))


def not_ones_own(found: Record, by: Actor, cure: str) -> None:
    """Only another agency locates a record, or what stands under it. Raises Refused (own-record)."""
    if found.agency_id == by.agency_id:
        raise Refused("own-record", "An agency does not locate its own record.", None, cure)


def _tell_the_owner(found: Record, duty: Duty | None, by: Actor, now: datetime) -> int:
    """A notice to each device of the agency that entered the record; gives how many are told."""
    devices, file = connected(found.agency_id), FILES[found.file]
    said = located_words(located(found.values, by.ori, Agency.objects.get(pk=by.agency_id).name))
    what = f"{file.headline(found.values)}: {file.named(found.values)}"
    text = f"YOUR RECORD {found.number} HAS BEEN LOCATED, case {found.case_number}. {what}.\n{said}\n"
    text += _to_do(duty, found.agency.zone) if duty else _ENDED if file.ends_at_locate else _STANDS
    data = {"record": found.number, "located_by": by.ori, "case": found.values.get("LCA", "")}
    post(devices, outcome="located", text=text, data=data, files=[found.file], now=now)
    return len(devices)


def _to_do(duty: Duty, zone: str) -> str:
    """That its purpose is met, and by when the record is ended at the latest. 1240.60(a)(7)."""
    return f"End the record now, by {duty.due_at.astimezone(ZoneInfo(zone)):%H:%M on %Y-%m-%d} at the latest."


def nobody_told(owner: Agency) -> str:
    """That no terminal of the agency could be told, and where it is reached."""
    number = owner.telephone or "no number on file"
    return f"{owner.name} has no terminal connected and was not told. Telephone them: {number}."

"""Opening one hot file record by its number: who may, how many in a short time, and the ledger line that says who did.

Opening a record is getting LEADS data: what the switch asks of an inquiry is asked here, save the device.
"""

from datetime import datetime

from django.db import transaction

from leads.hotfiles.models import CAN_HIT, Record
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.people import volume
from leads.people.offices import may_see_agency
from leads.rules.refused import Refused
from leads.standing.gates import may_read
from leads.standing.snapshot import Standing


def open_record(number: str, *, by: Actor, held: Standing, now: datetime) -> Record:
    """The record of this number, for someone who may open it; the ledger has a line of it. Raises Refused."""
    records = Record.objects.select_related("agency", "entered_by", "checked_by", "different_by")
    found = may_open(records.filter(number=number.strip().upper()).first(), number, by=by, held=held, now=now)
    with transaction.atomic():
        volume.count(by, held.agencies.numbers, now)
        subject, data = f"record:{found.number}", {"own": is_own(by, found)}
        write_line("hotfiles:record:opened", now=now, by=by, subject=subject, data=data)
    return found


def may_open(found: Record | None, number: str = "", *, by: Actor, held: Standing, now: datetime) -> Record:
    """The record, if there is one and this person may open it now, or what stands beside it. Raises Refused."""
    if found is None or not on_file_for(by, found):
        raise Refused(
            "not-on-file",
            f"There is no record {(number or str(found))[:20]}.",
            None,
            "Check the number on the acknowledgment of the entry.",
            example="V990000417",
        )
    may_read(by.person_id, (found.file,), held, now)
    return found


def sees_papers(by: Actor, found: Record) -> bool:
    """Whether the papers behind a record are for the actor: its agency, its second party, or who oversees the state.

    Its second party is of its agency or of the Department. 1240.60(a)(5) check.
    """
    return is_theirs(by, found) or may_see_agency(by, found.agency_id)


def is_theirs(by: Actor, found: Record) -> bool:
    """Whether the actor is of the record's agency or of the Department: one of them is its second party."""
    return is_own(by, found) or by.department


def is_own(by: Actor, found: Record) -> bool:
    """Whether the record is the actor's agency's own: they are told what stands in it in full."""
    return found.agency_id == by.agency_id


def on_file_for(by: Actor, found: Record) -> bool:
    """Whether there is such a record for the actor.

    A record that has ended is told to nobody by an inquiry; it opens for its agency and for oversight."""
    return (found.state in CAN_HIT and not found.held_back) or may_see_agency(by, found.agency_id)

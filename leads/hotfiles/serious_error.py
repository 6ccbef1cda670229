"""Serious error: the Department takes a record of substantial doubt out of the files, and its agency is told why.

The record ends like one that its agency cancels, so that it hits nowhere from the commit on (invariant 5); whoever
entered it mends what was wrong and enters it anew.
"""

from datetime import datetime

from django.db import transaction

from leads.agencies.devices import connected
from leads.hotfiles.acts.done import remember
from leads.hotfiles.acts.end import ended
from leads.hotfiles.acts.listed import gone_along
from leads.hotfiles.acts.meant import must_still_hit
from leads.hotfiles.acts.never_right import SERIOUS_ERROR
from leads.hotfiles.models import Record
from leads.hotfiles.second_check import locked
from leads.ledger.actor import Actor
from leads.mail.post import notify
from leads.people.offices import must_hold
from leads.rules.clauses import cites
from leads.rules.section_60_hot_file_records import SERIOUS, substantial
from leads.standing.gates import may_read
from leads.standing.snapshot import current


@cites(SERIOUS)
@transaction.atomic
def remove(record_number: str, *, why: str, by: Actor, now: datetime) -> tuple[Record, int]:
    """The Department removes a record of whose validity or accuracy there is a substantial question.

    `why` says what is in question; the agency's devices are told it at once, and whoever had a hit on it lately that it
    no longer stands (switch/taken_back.py). Returns the record, and how many devices
    are told (0: say it by telephone). `now` aware, UTC. Clause 1240.60(a)(5) serious.
    Refused: not-in-office, not-on-file, already-ended, without-why, and what gates say.
    """
    must_hold(by, "administrator", now, clause=SERIOUS, act="remove a record for a serious error")
    found = locked(record_number)
    may_read(by.person_id, (found.file,), current(), now)
    must_still_hit(found, SERIOUS)
    reason = substantial(why)
    ended(found, "cancelled", SERIOUS_ERROR, now, by)
    remember(found, "remove", by, now, "hotfiles:record:removed", why=reason, clause=SERIOUS)
    text = (
        f"SERIOUS ERROR: RECORD {found.number}, CASE {found.case_number}, IS REMOVED BY THE DEPARTMENT.\n{reason}\n"
        f"It hits nowhere any more. Compare it with your papers; if it is right after all, or once it is mended, enter "
        f"it anew. Ask {by.user_id} of the Department."
    )
    text = "\n".join((text, *gone_along(found)))
    notice = text, {"record": found.number, "serious_error": reason}
    devices, subject = connected(found.agency_id), f"record:{found.number}"
    return found, notify(devices, notice, subject=subject, clause=SERIOUS, by=by, now=now, files=[found.file])

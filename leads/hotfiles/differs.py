"""What a second party does when a record does not match its report: it says which items, and the agency is told."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from leads.agencies.devices import connected
from leads.hotfiles.check_items import items_for
from leads.hotfiles.models import Record, RecordChange
from leads.hotfiles.second_check import locked, may_check
from leads.ledger.actor import Actor
from leads.ledger.record import record as write_line
from leads.mail.post import notify
from leads.rules.clauses import cites
from leads.rules.refused import Refused
from leads.rules.section_60_hot_file_records import CHECK
from leads.standing.gates import may_read
from leads.standing.snapshot import current


@cites(CHECK)
@transaction.atomic
def differs(
    record_number: str, *, items: Sequence[str], words: str = "", by: Actor, now: datetime
) -> tuple[Record, int]:
    """A second party says which items do not match the report; the entering agency's devices are told at once.

    The record stays unchecked; that it is modified before somebody confirms it is not kept yet (docs/gaps.md). Returns
    it, and how many devices are told (0: say it by telephone). `now` aware, UTC. Clauses 1240.60(a)(5) check and
    correct. Refused: as `second_check`, and nothing-differs.
    """
    found = locked(record_number)
    may_check(found, by)
    may_read(by.person_id, (found.file,), current(), now)
    wanted = {item.code: item for item in items_for(found)}
    if not items or not set(items) <= set(wanted):
        raise Refused(
            code="nothing-differs",
            sentence="No item is marked as different.",
            clause=CHECK,
            cure="Mark what the report says otherwise; if all of it matches, confirm the record.",
            field="items",
        )
    told = ", ".join(wanted[code].words.lower() for code in dict.fromkeys(items))
    why = f"{told}. {words.strip()}".strip()[:500]
    RecordChange.objects.create(record=found, at=now, by_id=by.person_id, act="differs", why=why, values=found.values)
    write_line(
        "hotfiles:record:found_different",
        now=now,
        by=by,
        subject=f"record:{found.number}",
        outcome="differs",
        clause=CHECK,
        data={"items": list(dict.fromkeys(items))},
    )
    text = (
        f"RECORD {found.number} DIFFERS FROM ITS REPORT.\nThe second party found different: {why}\n"
        f"Entered by {found.entered_by}. Modify or cancel it as soon as possible, then it is compared anew."
    )
    data = {"record": found.number, "differs": list(dict.fromkeys(items)), "words": words.strip()[:400]}
    devices = connected(found.agency_id)
    return found, notify(devices, (text, data), subject=f"record:{found.number}", clause=CHECK, by=by, now=now)


def found_different(found: Record) -> str:
    """What a second party found different and nobody has mended since, in words; blank when nothing."""
    last = found.changes.filter(act__in=("differs", "modify", "check")).order_by("-id").first()
    return last.why if last is not None and last.act == "differs" else ""

"""What is told of an inquiry that a record came after: to whoever asked, and to the agency that entered the record.

One alarm a device, with the list of what it asked. What waits is looked at again when it is sent: what was true when it
was posted may have ended since, and nobody is stopped for a car that is back.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

import orjson
from django.db import connection

from leads.hotfiles import inquire
from leads.hotfiles.acts.never_right import was_never_right
from leads.hotfiles.additions import additions_of
from leads.hotfiles.attachments.told import rows_of
from leads.hotfiles.inquire import Candidate, Hit
from leads.hotfiles.models import CAN_HIT, Record
from leads.hotfiles.noted import of_record, standing_notes
from leads.hotfiles.registry import FIELDS, MESSAGE_KEYS
from leads.ledger.record import record as write_line
from leads.mail.models import Kept
from leads.messages import wire
from leads.messages.fields import Values
from leads.messages.keys import MessageKey
from leads.messages.read import read_message
from leads.rules.refused import Refused
from leads.standing.snapshot import current
from leads.switch.exchange import replies
from leads.switch.exchange.owners import ALSO_ENTERED, UNDER_YOURS, YOURS
from leads.switch.exchange.task import zone_of
from leads.switch.models import as_bytes

POSSIBLE = "possible"
DELAYED, BEFORE_ENTRY, WITHDRAWN = "delayed hit", "asked before entry", "withdrawn"
COLUMNS = "m.received_at, m.id, m.device_id, m.raw, d.mnemonic, a.ori, a.name, a.zone"
ASKED_BY_REFERENCE = f"""
SELECT {COLUMNS} FROM switch_message m JOIN agencies_device d ON d.id = m.device_id
JOIN agencies_agency a ON a.id = d.agency_id WHERE m.device_id = %s AND m.reference = ANY(%s) ORDER BY m.received_at
"""  # noqa: S608


class Asked(NamedTuple):
    """An inquiry that came before the record, as COLUMNS gives it."""

    received_at: datetime
    message: int
    device_id: int
    raw: str
    device: str
    ori: str
    agency: str
    zone: str
    #: Where the record was shown to it already: its answer, and the grades of delayed hits; None where it was not.
    answer: str | None = None
    later: Sequence[str] | None = None

    @property
    def reference(self) -> str:
        """The sender's own."""
        return wire.header_of(as_bytes(self.raw))[2]


class Again(NamedTuple):
    """An earlier inquiry, read again as if it came now."""

    key: MessageKey
    values: Values
    files: tuple[str, ...]  # that its agency may ask now
    today: date


def read_again(asked: Asked) -> Again | None:
    """The earlier inquiry, read again, within its agency's access of now; None where it can't be read any more."""
    held = current().agencies
    today = asked.received_at.astimezone(zone_of(asked.zone)).date()
    try:
        message = wire.read(as_bytes(asked.raw))
        key = MESSAGE_KEYS[message.key]
        values = read_message(key, message, today, FIELDS)
    except (Refused, KeyError):
        return None
    files = held.agencies[held.devices[asked.device_id].agency_id].opened(key.files)
    return Again(key, values, tuple(files), today)


def news(record: Record, asked: Asked) -> Hit | None:
    """What whoever asked does not know yet: that the record came, or that it is sure; None where they know it."""
    shown = _shown(record, asked)
    hit = compare(record, asked) if shown <= {POSSIBLE} else None
    return None if hit is None or (shown and hit.match.grade == POSSIBLE) else hit


def _shown(record: Record, asked: Asked) -> set[str]:
    """The grades as which whoever asked was shown the record already."""
    shown = set(asked.later or ())
    if asked.answer is not None:
        told = wire.read_answer(as_bytes(asked.answer)).data
        shown |= {hit["grade"] for hit in told.get("hits") or () if hit["record"] == record.number}
    return shown


def compare(record: Record, asked: Asked) -> Hit | None:
    """The earlier inquiry, compared with the record as if it came now."""
    if (again := read_again(asked)) is None:
        return None
    candidates, numbers = [_candidate(record)], current().agencies.numbers
    found = inquire.hits(again.values, again.files, candidates, again.today, numbers)
    return found[0] if found else None


def _candidate(record: Record) -> Candidate:
    agency, by = record.agency, record.located_by
    return Candidate(
        record.number,
        record.file,
        record.key,
        record.state,
        agency.ori,
        agency.name,
        agency.telephone,
        record.case_number,
        record.values,
        record.warnings,
        record.entered_at,
        record.checked_at,
        record.validated_at,
        record.check_from,
        located_ori=by.ori if by else None,
        located_agency=by.name if by else None,
        unconfirmed_since=record.unconfirmed_since,
        different_at=record.different_at,
        different_items=record.different_items,
        additions=additions_of(record),
        notes=of_record(standing_notes(record)),
        images=rows_of(record),
    )


def delayed_hit(asked: Sequence[Asked], hit: Hit, now: datetime) -> tuple[str, dict[str, Any]]:
    """Text and data for the device that asked, perhaps several times; it is the newest inquiry that is answered."""
    newest, zone = asked[-1], zone_of(asked[-1].zone)
    data = inquire.as_data(hit, now)
    times = ", ".join(dict.fromkeys(replies.when(one.received_at, zone) for one in asked))
    text = f"DELAYED HIT on what you asked {times}.\n" + replies.hit_text([data], zone)
    listed = [{"reference": one.reference, "message": one.message, "at": one.received_at} for one in asked]
    return text, plain(
        {
            "reference": newest.reference,
            "hits": [data],
            "asked_message": newest.message,
            "asked_at": newest.received_at,
            "asked_before": listed,
        }
    )


def asked_before(record: Record, asked: Sequence[Asked]) -> tuple[str, dict[str, Any]]:
    """Text and data for the agency that entered the record: everyone who asked about it before, in one notice."""
    zone = zone_of(record.agency.zone)
    lines = [f"{one.agency} {one.ori}, device {one.device}, {replies.when(one.received_at, zone)}" for one in asked]
    first = f"YOUR RECORD {record.number} was asked about before you entered it"
    who = f": {lines[0]}." if len(lines) == 1 else f", {len(lines)} times:\n" + "\n".join(lines)
    listed = [{"ori": one.ori, "device": one.device, "at": one.received_at} for one in asked]
    newest = asked[-1]
    return f"{first}{who} A lead: confirm it with them.", plain(
        {
            "record": record.number,
            "asked_by": newest.ori,
            "device": newest.device,
            "asked_at": newest.received_at,
            "asked_before": listed,
        }
    )


def look_again(waiting: Iterable[Kept], now: datetime) -> list[Kept]:
    """What still is to be sent of what waits, in words that are true now; what ended unseen is taken back."""
    return [one for one in waiting if _still_to_be_told(one, now)]


def _still_to_be_told(one: Kept, now: datetime) -> bool:
    if one.outcome == BEFORE_ENTRY:
        _say_what_became(one, _record(one.data["record"]))
        return True
    if one.outcome == ALSO_ENTERED and "other" in one.data:
        return _other_stands(one, _record(one.data["other"]), now)
    return one.outcome != DELAYED or _still_hits(one, now)


def _still_hits(one: Kept, now: datetime) -> bool:
    """Puts a delayed hit into words that are true now; what no longer hits is taken out of it, and it taken back.

    That only while nobody can change the record: its next look back has to see what was taken out, and tell it anew.
    """
    number = one.data["hits"][0]["record"]
    for locked in (False, True):
        record = _record(number, locked=locked)
        told = _anew(one, record, now) if inquire.can_hit(record, now) else None
        if told and (locked or len(told[1]["asked_before"]) == len(one.data["asked_before"])):
            one.text, one.data = told
            return True
    return _withdrawn(one, record, now)


def _other_stands(one: Kept, other: Record, now: datetime) -> bool:
    """That another agency entered the same is told with what became of that; not where it never was right.

    Whoever had read it by then is told by itself (taken_back.py).
    """
    if was_never_right(other.ended_why):
        _note_withdrawn(one, other, now)
        one.acknowledged_at = now
        return False
    begun = UNDER_YOURS if "add_on" in one.data else YOURS
    bare = one.text.partition(begun)[2]
    over = "" if inquire.can_hit(other, now) else f"SINCE THEN {other.number} IS {_became(other, now).upper()}. "
    one.text = f"{over}{begun}{bare}"
    return True


def _record(number: str, *, locked: bool = False) -> Record:
    found = Record.objects.select_related("agency", "located_by")
    return (found.select_for_update(no_key=True, of=("self",)) if locked else found).get(number=number)


def _anew(one: Kept, record: Record, now: datetime) -> tuple[str, dict[str, Any]] | None:
    """The delayed hit as it has to be told now; None when nothing that was asked hits the record any more."""
    references = [asked["reference"] for asked in one.data["asked_before"]]
    with connection.cursor() as cursor:
        cursor.execute(ASKED_BY_REFERENCE, [one.device_id, references])
        asked = [Asked(*row) for row in cursor.fetchall()]
    if not asked:  # the inquiries are past their time and gone; the record stands
        return one.text, one.data
    hits = [(two, hit) for two in asked if (hit := compare(record, two)) is not None]
    return delayed_hit([two for two, _ in hits], hits[-1][1], now) if hits else None


def _withdrawn(one: Kept, record: Record, now: datetime) -> bool:
    """A hit that no longer holds: taken back unseen, or, where it may have been seen, told to be over.

    Either way it counts as told no longer: should the record come to match again, that is told as news.
    """
    _note_withdrawn(one, record, now)
    if one.sent_number is None:
        one.acknowledged_at = now
        return False
    one.text = (
        f"WITHDRAWN. The delayed hit on record {record.number} that was sent to this device no longer holds: "
        f"the record is {_became(record, now)} since. Do not act on it."
    )
    one.data = {**one.data, "hits": [], "record": record.number}
    return True


def _note_withdrawn(one: Kept, record: Record, now: datetime) -> None:
    data = {"device": one.device_id, "item": one.pk}
    write_line("mail:item:withdrawn", now=now, subject=f"record:{record.number}", data=data)
    one.outcome = WITHDRAWN


def _became(record: Record, now: datetime) -> str:
    if record.state not in CAN_HIT:
        return record.state
    if record.held_back:
        return "held back"
    return "changed" if inquire.can_hit(record, now) else "past its time"


def _say_what_became(one: Kept, record: Record) -> None:
    """The owner's lead stays one; that the record has ended or was located since is said with it."""
    since = {"active": "", "located": "SINCE THEN LOCATED. "}.get(record.state, f"SINCE THEN {record.state.upper()}. ")
    bare = one.text.partition("YOUR RECORD")[2]
    one.text = f"{since}YOUR RECORD{bare}"
    one.data = {**one.data, "state": record.state}


def plain(data: dict[str, object]) -> dict[str, object]:
    """The data as the database keeps JSON: times as text."""
    return dict(orjson.loads(orjson.dumps(data, option=orjson.OPT_UTC_Z)))

"""Whoever had a hit on a record that never was right is told that it no longer stands.

The Department removed it for a serious error, or its own agency ended it as NOT STOLEN and the like: which reasons
these are, says acts/never_right.py. Owed from the commit of its end on (`Record.hits_owed`), and done by the
housekeeping of any node, the days of the journal one after the other, for all that are owed in one go. Before it looks
it waits for the batches that were in flight: one that saw the record and answers a moment later has had the hit too. So
has an entry, or a change, that was told what else is on file. What nobody has read yet, a delayed hit or that another
agency has the same, is taken back by itself (telling.py).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, NamedTuple

from django.db import connection, transaction

from leads.hotfiles.acts.never_right import SERIOUS_ERROR
from leads.hotfiles.models import Record
from leads.ledger.record import record as write_line
from leads.mail.post import post
from leads.messages import wire
from leads.rules.numbers import number
from leads.rules.section_60_hot_file_records import SERIOUS
from leads.standing.snapshot import current
from leads.switch.exchange import replies
from leads.switch.exchange.owners import ALSO_ENTERED
from leads.switch.exchange.task import zone_of
from leads.switch.look_back import batches_are_over
from leads.switch.models import as_bytes
from leads.switch.telling import COLUMNS, DELAYED, WITHDRAWN, Asked, plain

DAY = timedelta(days=1)
AT_ONCE = 50  # records for which the journal is read through together
# Answers that may have shown the record as a hit, to inquiries and to acts; and what was sent as a delayed hit. An act
# on the record itself names it in the same way: which it was, the answer's own hits say. OFFSET 0: an answer is taken
# apart once, not for each number.
HAD_IT = f"""
SELECT w.number, m.answer, {COLUMNS} FROM switch_message m JOIN agencies_device d ON d.id = m.device_id
JOIN agencies_agency a ON a.id = d.agency_id
CROSS JOIN LATERAL (SELECT split_part(m.answer, chr(29), -1) AS data OFFSET 0) AS told
CROSS JOIN LATERAL (SELECT number FROM unnest(%(numbers)s::text[]) AS number
    WHERE position('"record":"' || number || '"' IN told.data) > 0 OFFSET 0) AS w
WHERE m.answered_at >= %(since)s AND m.answered_at < %(until)s AND m.outcome <> ALL(%(no_hits)s)
ORDER BY m.received_at, m.id
"""  # noqa: S608
# The agencies that were told that another agency has the same on file as one of these records, and had read it.
HAD_IT_AS_THE_SAME = """
SELECT DISTINCT t.data->>'other', t.data->>'record', t.device_id, d.mnemonic, a.ori, coalesce(t.data->>'add_on', '')
FROM mail_kept t JOIN agencies_device d ON d.id = t.device_id JOIN agencies_agency a ON a.id = d.agency_id
WHERE t.outcome = %(also)s AND t.sent_number IS NOT NULL AND t.data->>'other' = ANY(%(numbers)s)
"""
#: Outcomes of messages whose answers have no hits: most of a journal, which is passed over unread.
NO_HITS = ["no record", "inactive", "image", "refused", "parked", "signed on", "signed off"]
HAD_IT_LATER = f"""
SELECT DISTINCT t.data->'hits'->0->>'record', {COLUMNS} FROM mail_kept t
CROSS JOIN LATERAL jsonb_array_elements(t.data->'asked_before') AS asked
JOIN switch_message m ON m.device_id = t.device_id AND m.reference = asked->>'reference'
JOIN agencies_device d ON d.id = m.device_id JOIN agencies_agency a ON a.id = d.agency_id
WHERE t.outcome = %(delayed)s AND t.posted_at >= %(since)s AND t.sent_number IS NOT NULL
  AND t.data->'hits'->0->>'record' = ANY(%(numbers)s)
"""  # noqa: S608


class Same(NamedTuple):
    """A device that was told that a record is of the same person or thing as one of its agency's."""

    other: str
    record: str
    device_id: int
    device: str
    ori: str
    add_on: str  # where it is not of the record, but of what stands under it


def owed(now: datetime) -> int:
    """Tells of records that are owed; returns of how many. One that waits in vain stays owed."""
    found = list(Record.objects.filter(hits_owed=True).select_related("agency").order_by("ended_at")[:AT_ONCE])
    if not found or not batches_are_over():
        return 0
    take_back(found, now)
    return len(found)


def take_back(ended: Sequence[Record], now: datetime) -> int:
    """Tells each device that had a hit on one of these records, once, with all that it asked; returns how often.

    So it tells each device that was told that the record is of the same person or thing as one of its agency's.
    """
    had: dict[str, list[Asked]] = {one.number: [] for one in ended}
    for which, asked in _had_one(ended, now):
        had[which].append(asked)
    same = _had_as_the_same(ended)
    order = attrgetter("received_at", "message")
    return sum(_take_back(one, sorted(had[one.number], key=order), same, now) for one in ended)


@transaction.atomic
def _take_back(ended: Record, had: Sequence[Asked], same: Sequence[Same], now: datetime) -> int:
    if not Record.objects.filter(pk=ended.pk, hits_owed=True).update(hits_owed=False):
        return 0  # another node has told them
    by_device: dict[int, list[Asked]] = {}
    for one in had:
        by_device.setdefault(one.device_id, []).append(one)
    for device, asked in by_device.items():
        _tell(ended, device, asked, now)
    owners = [one for one in same if one.other == ended.number]
    for owner in owners:
        _tell_owner(ended, owner, now)
    if not by_device and not owners:
        _write_down(ended, "nobody told", now, data={})
    return len(by_device) + len(owners)


def _had_as_the_same(ended: Sequence[Record]) -> list[Same]:
    with connection.cursor() as cursor:
        cursor.execute(HAD_IT_AS_THE_SAME, {"also": ALSO_ENTERED, "numbers": [one.number for one in ended]})
        return [Same(*row) for row in cursor.fetchall()]


def _had_one(ended: Sequence[Record], now: datetime) -> Iterator[tuple[str, Asked]]:
    """The messages whose senders were shown one as a hit, the newest day first: in that order it is urgent.

    None before the first of them was entered, by the clock of whichever node.
    """
    days = timedelta(days=number("serious_error.told_days", current().agencies.numbers))
    since = max(now - days, min(one.entered_at for one in ended) - DAY)
    said: dict[str, Any] = {"numbers": [one.number for one in ended], "delayed": DELAYED, "no_hits": NO_HITS}
    with connection.cursor() as cursor:
        until = now + DAY  # clocks of nodes may differ: what was answered by then is found by the first look
        while until > since:
            cursor.execute(HAD_IT, {**said, "since": max(since, until - DAY), "until": until})
            yield from ((which, Asked(*row)) for which, answer, *row in cursor.fetchall() if _is_hit(which, answer))
            until -= DAY
        cursor.execute(HAD_IT_LATER, {**said, "since": since})
        yield from ((which, Asked(*row)) for which, *row in cursor.fetchall())


def _is_hit(which: str, answer: str) -> bool:
    return any(hit["record"] == which for hit in wire.read_answer(as_bytes(answer)).data["hits"])


def _tell(ended: Record, device: int, asked: Sequence[Asked], now: datetime) -> None:
    zone, agency = zone_of(asked[-1].zone), ended.agency
    times = ", ".join(dict.fromkeys(replies.when(one.received_at, zone) for one in asked))
    call = f"{agency.name}{f', {agency.telephone}' if agency.telephone else ''}"
    text = (
        f"WITHDRAWN. Record {ended.number}, which you had as a hit on what you asked or entered {times}, was "
        f"{_by_whom(ended)}: the hit no longer stands. Do not act on it.\n"
        f"If somebody or something is held on it, call {call}, at once."
    )
    listed = [{"reference": one.reference, "message": one.message, "at": one.received_at} for one in asked]
    data = plain({"record": ended.number, "hits": [], "asked_before": listed})
    post([device], outcome=WITHDRAWN, text=text, data=data, files=[ended.file], now=now)
    messages = [one.message for one in asked]
    _write_down(ended, WITHDRAWN, now, ori=asked[-1].ori, device=asked[-1].device, data={"messages": messages})


def _tell_owner(ended: Record, owner: Same, now: datetime) -> None:
    agency = ended.agency
    yours = f"{owner.add_on} under your record {owner.record}" if owner.add_on else f"your record {owner.record}"
    text = (
        f"WITHDRAWN. Record {ended.number} of {agency.name} {agency.ori}, which you were told is the same as "
        f"{yours}, was {_by_whom(ended)}.\n"
        f"Your record stands. Compare it with your papers once more, where you have changed or ended anything for it."
    )
    data = plain({"record": ended.number, "hits": [], "asked_before": []})
    post([owner.device_id], outcome=WITHDRAWN, text=text, data=data, files=[ended.file], now=now)
    said: dict[str, object] = {"same_as": owner.record}
    _write_down(ended, WITHDRAWN, now, ori=owner.ori, device=owner.device, data=said)


def _by_whom(ended: Record) -> str:
    if ended.ended_why == SERIOUS_ERROR:
        return "removed by the Department for a serious error"
    return f"{ended.state} by its agency as {ended.ended_why}, so that it never was right"


def _write_down(
    ended: Record, outcome: str, now: datetime, *, data: dict[str, object], ori: str = "", device: str = ""
) -> None:
    event, subject = "hotfiles:record:hit_taken_back", f"record:{ended.number}"
    clause = SERIOUS if ended.ended_why == SERIOUS_ERROR else ""
    how: dict[str, Any] = {"subject": subject, "outcome": outcome, "clause": clause, "data": data}
    write_line(event, now=now, ori=ori, device=device, **how)

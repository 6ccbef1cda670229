"""Whoever had a hit on a record that the Department removed for a serious error is told that it no longer stands.

Owed from the commit of the removal on (`Record.hits_owed`), and done by the housekeeping of any node, the days of the
journal one after the other. Before it looks it waits for the batches that were in flight: one that saw the record and
answers a moment later has had the hit too. So has an entry, or a change, that was told what else is on file. A delayed
hit that nobody has read yet is taken back by itself (telling.py).
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any

from django.db import connection, transaction

from leads.hotfiles.models import Record
from leads.ledger.record import record as write_line
from leads.mail.post import post
from leads.messages import wire
from leads.rules.numbers import number
from leads.rules.section_60_hot_file_records import SERIOUS
from leads.standing.snapshot import current
from leads.switch.exchange import replies
from leads.switch.exchange.task import zone_of
from leads.switch.look_back import batches_are_over
from leads.switch.models import as_bytes
from leads.switch.telling import COLUMNS, DELAYED, WITHDRAWN, Asked, plain

DAY = timedelta(days=1)
# Answers that may have shown the record as a hit, to inquiries and to acts; and what was sent as a delayed hit. An act
# on the record itself names it in the same way: which it was, the answer's own hits say.
HAD_IT = f"""
SELECT m.answer, {COLUMNS} FROM switch_message m JOIN agencies_device d ON d.id = m.device_id
JOIN agencies_agency a ON a.id = d.agency_id
WHERE m.answered_at >= %(since)s AND m.answered_at < %(until)s
  AND position('"record":"' || %(number)s || '"' IN split_part(m.answer, chr(29), -1)) > 0
ORDER BY m.received_at, m.id
"""  # noqa: S608
HAD_IT_LATER = f"""
SELECT DISTINCT {COLUMNS} FROM mail_kept t
CROSS JOIN LATERAL jsonb_array_elements(t.data->'asked_before') AS asked
JOIN switch_message m ON m.device_id = t.device_id AND m.reference = asked->>'reference'
JOIN agencies_device d ON d.id = m.device_id JOIN agencies_agency a ON a.id = d.agency_id
WHERE t.outcome = %(delayed)s AND t.posted_at >= %(since)s AND t.sent_number IS NOT NULL
  AND t.data->'hits'->0->>'record' = %(number)s
"""  # noqa: S608


def owed(now: datetime) -> int:
    """Tells of every removed record that is owed; returns of how many. One that waits in vain stays owed."""
    found = list(Record.objects.filter(hits_owed=True).select_related("agency").order_by("ended_at"))
    if not found or not batches_are_over():
        return 0
    for one in found:
        take_back(one, now)
    return len(found)


def take_back(removed: Record, now: datetime) -> int:
    """Tells each device that had a hit on this record, once, with all that it asked; returns how many devices."""
    had = sorted(_had_it(removed, now), key=attrgetter("received_at", "message"))
    with transaction.atomic():
        if not Record.objects.filter(pk=removed.pk, hits_owed=True).update(hits_owed=False):
            return 0  # another node has told them
        by_device: dict[int, list[Asked]] = {}
        for one in had:
            by_device.setdefault(one.device_id, []).append(one)
        for device, asked in by_device.items():
            _tell(removed, device, asked, now)
        if not by_device:
            _write_down(removed, "nobody told", now, data={})
    return len(by_device)


def _had_it(removed: Record, now: datetime) -> Iterator[Asked]:
    """The messages whose senders were shown the record as a hit, the newest day first: in that order it is urgent."""
    since = now - timedelta(days=number("serious_error.told_days", current().agencies.numbers))
    said: dict[str, Any] = {"number": removed.number, "delayed": DELAYED}
    with connection.cursor() as cursor:
        until = now + DAY  # clocks of nodes may differ: what was answered by then is found by the first look
        while until > since:
            cursor.execute(HAD_IT, {**said, "since": max(since, until - DAY), "until": until})
            yield from (Asked(*row) for answer, *row in cursor.fetchall() if _is_hit(removed, answer))
            until -= DAY
        cursor.execute(HAD_IT_LATER, {**said, "since": since})
        yield from (Asked(*row) for row in cursor.fetchall())


def _is_hit(removed: Record, answer: str) -> bool:
    return any(hit["record"] == removed.number for hit in wire.read_answer(as_bytes(answer)).data["hits"])


def _tell(removed: Record, device: int, asked: Sequence[Asked], now: datetime) -> None:
    zone, agency = zone_of(asked[-1].zone), removed.agency
    times = ", ".join(dict.fromkeys(replies.when(one.received_at, zone) for one in asked))
    call = f"{agency.name}{f', {agency.telephone}' if agency.telephone else ''}"
    text = (
        f"WITHDRAWN. Record {removed.number}, which you had as a hit on what you asked or entered {times}, was "
        f"removed by the Department for a serious error: the hit no longer stands. Do not act on it.\n"
        f"If somebody or something is held on it, call {call}, at once."
    )
    listed = [{"reference": one.reference, "message": one.message, "at": one.received_at} for one in asked]
    data = plain({"record": removed.number, "hits": [], "asked_before": listed})
    post([device], outcome=WITHDRAWN, text=text, data=data, files=[removed.file], now=now)
    messages = [one.message for one in asked]
    _write_down(removed, WITHDRAWN, now, ori=asked[-1].ori, device=asked[-1].device, data={"messages": messages})


def _write_down(
    removed: Record, outcome: str, now: datetime, *, data: dict[str, object], ori: str = "", device: str = ""
) -> None:
    event, subject = "hotfiles:record:hit_taken_back", f"record:{removed.number}"
    how: dict[str, Any] = {"subject": subject, "outcome": outcome, "clause": SERIOUS, "data": data}
    write_line(event, now=now, ori=ori, device=device, **how)

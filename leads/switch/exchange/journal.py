"""The journal of the exchange: each message with its answer, its inquiry keys and its ledger lines, in one statement.

Rows go in as columns, in the database's own binary form (leads/database/arrays.py).
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db import connection

from leads.agencies import standing
from leads.database import prepared
from leads.database.arrays import Column, dates, int8s, texts, times, words
from leads.ledger.record import many
from leads.people.sign_on import Session
from leads.rules.numbers import number
from leads.switch.models import as_bytes

BLOCK = 256  # message numbers that a process takes at once
# A transaction number of its own, before the look-up: by it a look back knows which batches it has to wait for. And the
# standing version, in the same round trip.
BEGIN = f"SELECT ({standing.VERSION}), pg_current_xact_id()"
# One row a message: what it was, what was said, and what the ledger keeps of both. Not kept: it was sent before.
_GIVEN: dict[str, Callable[[Any], Column]] = {
    "id": int8s, "device_id": int8s, "reference": texts, "person_id": int8s, "session_id": int8s, "key": words,
    "raw": texts, "received_at": times, "number": int8s, "outcome": words, "answer": texts, "kept": int8s,
    "event": words, "by": words, "ori": words, "device": words, "clause": words, "data": words,
    "month": dates, "resends_from": dates,
}  # fmt: skip
_TYPE = {int8s: "bigint[]", texts: "text[]", words: "text[]", times: "timestamptz[]", dates: "date[]"}
_COLUMNS = ", ".join(f"${at}::{_TYPE[column]}" for at, column in enumerate(_GIVEN.values(), 5))
_LINES = """
    SELECT $1::timestamptz AS at, event, "by", ori, device, 'message:' || id AS subject, outcome, clause,
           data::jsonb AS data FROM given"""
# A session that followed one of an older month also refuses what stands there: a message sent again as the month turns
# is the same message. Its session has ended with all its messages done, so nothing is added there any more.
_NEW = """ AND NOT EXISTS (SELECT FROM switch_message b WHERE b.device_id = given.device_id
    AND b.reference = given.reference AND b.month >= given.resends_from AND b.month < given.month AND b.month >= {})"""


def _store(new: str) -> str:
    return f"""
WITH given AS MATERIALIZED (
    SELECT * FROM unnest({_COLUMNS}) AS g({", ".join(f'"{name}"' for name in _GIVEN)})
), stored AS (
    INSERT INTO switch_message (device_id, reference, month, id, person_id, session_id, key, raw, received_at, number,
                                outcome, answer, answered_at)
    SELECT device_id, reference, month, id, person_id, session_id, key, raw, received_at, number, outcome, answer, $1
    FROM given WHERE kept = 1{new}
    ON CONFLICT (device_id, reference, month) DO NOTHING RETURNING 1
), keyed AS (
    INSERT INTO switch_inquirykey (key, device_id, reference, day)
    SELECT *, ($1 AT TIME ZONE 'UTC')::date FROM unnest($2::text[], $3::bigint[], $4::text[])
), lined AS ({many(_LINES)})
SELECT count(*) FROM stored
"""  # noqa: S608


STORE = _store("")
STORE_AS_THE_MONTH_TURNS = _store(_NEW.format(f"${5 + len(_GIVEN)}::date"))  # the oldest month of all: fewer to look at
BEFORE = """
SELECT m.device_id, m.reference, m.id, m.raw, m.number, m.outcome, m.answer
FROM unnest($1::bigint[], $2::text[], $3::date[], $4::date[]) AS d(device_id, reference, since, until)
JOIN switch_message m USING (device_id, reference)
WHERE m.month BETWEEN d.since AND d.until AND m.month BETWEEN $5 AND $6 ORDER BY m.month
"""
# Sessions that ended lately: the oldest month that one of them began in.
RESENDS_FROM = """
SELECT min(date_trunc('month', started_at AT TIME ZONE 'UTC')::date) FROM people_linksession
WHERE device_id = %s AND greatest(seen_at, ended_at) >= %s AND started_at < %s
"""
LAST_NUMBER = """
SELECT greatest(
    (SELECT max(last_number) FROM people_linksession WHERE device_id = %(device)s),
    (SELECT max(number) FROM switch_message WHERE device_id = %(device)s AND answered_at >= seen AND month >=
        (SELECT min(date_trunc('month', started_at AT TIME ZONE 'UTC')::date) FROM people_linksession
         WHERE device_id = %(device)s AND seen_at >= seen)),
    (SELECT max(sent_number) FROM mail_kept WHERE device_id = %(device)s), 0)
FROM (SELECT max(seen_at) - interval '5 minutes' AS seen FROM people_linksession WHERE device_id = %(device)s) AS last
"""
Identity = tuple[int, str]  # device and reference: what a message is known by


class Row(NamedTuple):
    """A message with its answer, and what the ledger keeps of both; the order is that of STORE's columns."""

    id: int
    device_id: int
    reference: str
    person_id: int
    session_id: int
    key: str
    raw: str
    received_at: datetime
    number: int
    outcome: str
    answer: str
    kept: int  # 1: it goes into the journal; 0: it is there from before, and only the line is new
    event: str
    by: str
    ori: str
    device: str
    clause: str
    data: str  # JSON
    month: date  # that it stands in
    resends_from: date  # the oldest month in which it may stand already


class Sought(NamedTuple):
    """A message that may have been sent before: what it is known by, and from which month to which it may stand."""

    device_id: int
    reference: str
    since: date
    until: date


class Before(NamedTuple):
    """A message that was sent before: its number, its bytes as they came then, and what it was told."""

    id: int
    raw: bytes
    number: int
    outcome: str
    answer: bytes


class MessageNumbers:
    """Numbers for messages, taken from the database in blocks; those of one process rise in the order of arrival."""

    def __init__(self) -> None:
        self._next = self._end = 0
        self._taking = threading.Lock()

    def next(self) -> int:
        """The next number. Asks the database once for each block."""
        with self._taking:
            if self._next == self._end:
                [(block,)] = prepared.run("SELECT nextval('switch_message_block')")
                self._next, self._end = block * BLOCK, (block + 1) * BLOCK
            self._next += 1
            return self._next


def begin() -> int:
    """Gives the open transaction its number, and says which standing version is committed now (invariant 4).

    Must come before the look-up, in a statement of its own (invariant 3).
    """
    return int(prepared.begin(BEGIN)[0])


def store(rows: Sequence[Row], keys: Sequence[tuple[str, Identity]], now: datetime) -> int:
    """Puts messages, answers, inquiry keys and ledger lines on disk with the caller's commit.

    Gives how many messages are new. If fewer than were to be kept, some were sent before: then the caller undoes all.
    """
    columns = [make(values) for make, values in zip(_GIVEN.values(), zip(*rows, strict=True), strict=True)]
    asked = [texts([key for key, _ in keys]), int8s([one[0] for _, one in keys]), texts([one[1] for _, one in keys])]
    if older := [row.resends_from for row in rows if row.resends_from < row.month]:
        [(new,)] = prepared.run(STORE_AS_THE_MONTH_TURNS, now, *asked, *columns, min(older))
    else:
        [(new,)] = prepared.run(STORE, now, *asked, *columns)
    return int(new)


def sent_before(wanted: Sequence[Sought]) -> dict[Identity, Before]:
    """What became of messages that were sent before."""
    device_ids, references, since, until = zip(*wanted, strict=True)
    columns = (int8s(device_ids), texts(references), dates(since), dates(until))
    rows = prepared.run(BEFORE, *columns, min(since), max(until))
    return {
        (device, reference): Before(id_, as_bytes(raw), number, outcome, answer.encode())
        for device, reference, id_, raw, number, outcome, answer in rows
    }


def last_number(device_id: int) -> int:
    """The device's output count so far: as its last session left it, and what was sent since that was last heard of."""
    with connection.cursor() as cursor:
        cursor.execute(LAST_NUMBER, {"device": device_id})
        return int(cursor.fetchone()[0])


def resends_from(session: Session, numbers: Mapping[str, int]) -> date:
    """The oldest month of which the device may send a message again: that in which its last session began.

    Mostly the session's own. Sessions that ended longer ago than `messages.resend_days` no longer count: what they
    sent was answered long since, and a reference may come round.
    """
    lately = session.started_at - timedelta(days=number("messages.resend_days", numbers))
    with connection.cursor() as cursor:
        cursor.execute(RESENDS_FROM, [session.device_id, lately, session.started_at])
        [found] = cursor.fetchone()
    return min(found or session.month, session.month)

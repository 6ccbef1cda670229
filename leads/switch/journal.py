"""The journal of the exchange: messages on disk before anything is done, answers on disk before any leaves.

One statement for many messages. Rows go in as one JSON text, which costs a fifth of binding each value
(docs/decisions/0003-the-exchange.md has the figures).
"""

import threading
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson
from django.db import connection

from leads.ledger.record import MANY

STORE = """
WITH stored AS (
    INSERT INTO switch_message (id, device_id, person_id, session_id, reference, key, raw, received_at)
    SELECT id, device_id, person_id, session_id, reference, key, decode(raw, 'hex'), received_at
    FROM json_to_recordset(%s) AS m(id bigint, device_id bigint, person_id bigint, session_id bigint, reference text,
                                    key text, raw text, received_at timestamptz)
    ON CONFLICT (device_id, reference) DO NOTHING RETURNING id
), keyed AS (
    INSERT INTO switch_inquirykey (key, message_id)
    SELECT k.key, k.id FROM json_to_recordset(%s) AS k(key text, id bigint) JOIN stored USING (id)
)
SELECT id FROM stored
"""
ANSWER = """
INSERT INTO switch_answer (device_id, number, message_id, outcome, payload, made_at)
SELECT device_id, number, message_id, outcome, decode(payload, 'hex'), made_at
FROM json_to_recordset(%s) AS a(device_id bigint, number int, message_id bigint, outcome text, payload text,
                                made_at timestamptz)
"""
FINISH = f"WITH answered AS ({ANSWER}) {MANY}"
BEFORE = """
SELECT m.device_id, m.reference, m.id, m.raw, a.payload, a.outcome
FROM json_to_recordset(%s) AS d(device_id bigint, reference text)
JOIN switch_message m USING (device_id, reference) LEFT JOIN switch_answer a ON a.message_id = m.id
"""
IDS_AT_ONCE = 512


class Ids(threading.local):
    """Message ids, fetched many at a time; a thread of its own has a store of its own."""

    def __init__(self) -> None:
        self.left: list[int] = []

    def take(self, count: int) -> list[int]:
        """So many new ids, rising."""
        if len(self.left) < count:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT nextval('switch_message_id_seq') FROM generate_series(1, %s)", [max(count, IDS_AT_ONCE)]
                )
                self.left = [row[0] for row in cursor.fetchall()]
        taken, self.left = self.left[:count], self.left[count:]
        return taken


def store(messages: Sequence[dict[str, Any]], keys: Sequence[dict[str, Any]]) -> set[int]:
    """Puts messages and their inquiry keys on disk; returns the ids that are new. The others were sent before."""
    with connection.cursor() as cursor:
        cursor.execute(STORE, [_json(messages), _json(keys)])
        return {row[0] for row in cursor.fetchall()}


def sent_before(wanted: Sequence[tuple[int, str]]) -> dict[tuple[int, str], tuple[int, bytes, bytes | None, str | None]]:
    """What became of messages that were sent before: id, bytes as they came then, the answer if there is one."""
    rows = [{"device_id": device, "reference": reference} for device, reference in wanted]
    with connection.cursor() as cursor:
        cursor.execute(BEFORE, [_json(rows)])
        return {
            (device, reference): (id_, bytes(raw), None if payload is None else bytes(payload), outcome)
            for device, reference, id_, raw, payload, outcome in cursor.fetchall()
        }


def finish(answers: Sequence[dict[str, Any]], lines: Sequence[dict[str, Any]]) -> None:
    """Puts answers and their ledger lines on disk, in the caller's transaction or one of its own."""
    with connection.cursor() as cursor:
        cursor.execute(FINISH, [_json(answers), _json(lines)])


def line(event: str, *, at: datetime, by: str, ori: str, device: str, subject: str, outcome: str, clause: str,
         data: dict[str, Any]) -> dict[str, Any]:  # fmt: skip
    """A ledger line in the form that `finish` takes."""
    return {
        "at": at, "event": event, "by": by, "ori": ori, "device": device, "subject": subject, "outcome": outcome,
        "clause": clause, "data": data,
    }  # fmt: skip


def _json(rows: Sequence[dict[str, Any]]) -> str:
    return orjson.dumps(rows, option=orjson.OPT_PASSTHROUGH_SUBCLASS).decode()

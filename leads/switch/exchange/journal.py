"""The journal of the exchange: messages on disk before anything is done, answers on disk before any leaves.

One statement for many messages. Rows go in as one JSON text, which costs a fifth of binding each value
(docs/decisions/0003-the-exchange.md has the figures).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from leads.database import prepared
from leads.ledger.record import MANY
from leads.switch.models import as_bytes

STORE = """
WITH stored AS (
    INSERT INTO switch_message (device_id, reference, person_id, session_id, key, raw, received_at)
    SELECT device_id, reference, person_id, session_id, key, raw, received_at
    FROM json_to_recordset($1) AS m(device_id bigint, reference text, person_id bigint, session_id bigint, key text,
                                    raw text, received_at timestamptz)
    ON CONFLICT (device_id, reference) DO NOTHING RETURNING device_id, reference, id
), keyed AS (
    INSERT INTO switch_inquirykey (key, device_id, reference)
    SELECT k.key, k.device_id, k.reference
    FROM json_to_recordset($2) AS k(key text, device_id bigint, reference text) JOIN stored USING (device_id, reference)
)
SELECT device_id, reference, id FROM stored
"""
FINISH = f"""  -- answers, and the ledger's own statement for many lines
WITH answered AS (
    INSERT INTO switch_answer (device_id, message_id, number, outcome, payload, made_at)
    SELECT device_id, message_id, number, outcome, payload, made_at
    FROM json_to_recordset($1) AS a(device_id bigint, message_id bigint, number int, outcome text, payload text,
                                    made_at timestamptz)
) {MANY.replace("%s", "$2")}
"""  # noqa: S608
BEFORE = """
SELECT m.device_id, m.reference, m.id, m.raw, a.payload, a.outcome
FROM json_to_recordset($1) AS d(device_id bigint, reference text)
JOIN switch_message m USING (device_id, reference)
LEFT JOIN switch_answer a ON a.device_id = m.device_id AND a.message_id = m.id
"""
Place = tuple[int, str]  # device and reference: what a message is known by


def store(messages: Sequence[dict[str, Any]], keys: Sequence[dict[str, Any]]) -> dict[Place, int]:
    """Puts messages and their inquiry keys on disk; returns the numbers of the new ones. Others were sent before."""
    return {(row[0], row[1]): row[2] for row in _run(STORE, messages, keys)}


def sent_before(wanted: Sequence[Place]) -> dict[Place, tuple[int, bytes, bytes | None, str | None]]:
    """What became of messages that were sent before: number, bytes as they came then, the answer if there is one."""
    rows = _run(BEFORE, [{"device_id": device, "reference": reference} for device, reference in wanted])
    return {
        (device, reference): (id_, as_bytes(raw), None if payload is None else payload.encode(), outcome)
        for device, reference, id_, raw, payload, outcome in rows
    }


def finish(answers: Sequence[dict[str, Any]], lines: Sequence[dict[str, Any]]) -> None:
    """Puts answers and their ledger lines on disk, in the caller's transaction or one of its own."""
    _run(FINISH, answers, lines)


def _run(statement: str, *rows: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return prepared.run(statement, *(orjson.dumps(one).decode() for one in rows))


def line(event: str, *, at: datetime, by: str, ori: str, device: str, subject: str, outcome: str, clause: str,
         data: dict[str, Any]) -> dict[str, Any]:  # fmt: skip
    """A ledger line in the form that `finish` takes."""
    return {
        "at": at, "event": event, "by": by, "ori": ori, "device": device, "subject": subject, "outcome": outcome,
        "clause": clause, "data": data,
    }  # fmt: skip

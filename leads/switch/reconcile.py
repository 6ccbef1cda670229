"""Whether the journal of messages and the ledger say the same: an answer that left no line, and a line without one."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import connection, transaction

from leads.ledger.record import record

# Both in one day, by number; the line bears the time of the answer. A message sent again has a line of its own, and its
# answer stands in the day of the first. A line that names no message has no answer, and stops no comparison.
APART = """
WITH answers AS (
    SELECT id, 'message:' || id AS subject FROM switch_message
    WHERE answered_at >= %(since)s AND answered_at < %(until)s
), lines AS (
    SELECT id, subject FROM ledger_line WHERE at >= %(since)s AND at < %(until)s AND event = ANY(%(events)s)
)
SELECT 'answer', answers.id FROM answers WHERE NOT EXISTS (SELECT FROM lines WHERE lines.subject = answers.subject)
UNION ALL
SELECT 'line', lines.id FROM lines WHERE NOT EXISTS (SELECT FROM answers WHERE answers.subject = lines.subject)
    AND NOT EXISTS (SELECT FROM switch_message m WHERE m.id = CASE WHEN lines.subject ~ '^message:[0-9]{1,18}$'
                    THEN substr(lines.subject, 9)::bigint END)
ORDER BY 1, 2 LIMIT 100
"""
EVENTS = ["switch:message:answered", "switch:message:refused", "switch:message:parked"]


class Apart(NamedTuple):
    """What was found on one side only, a hundred of each at most: messages by number, lines by theirs."""

    answers_without_line: list[int]
    lines_without_answer: list[int]


def apart(since: datetime, until: datetime) -> Apart:
    """Compares a span of time. Answers are compared with the lines that say they left."""
    with connection.cursor() as cursor:
        cursor.execute(APART, {"since": since, "until": until, "events": EVENTS})
        rows = cursor.fetchall()
    return Apart([at for kind, at in rows if kind == "answer"], [at for kind, at in rows if kind == "line"])


def reconcile(now: datetime, days: int = 2) -> Apart:
    """Compares the last days up to a minute ago; what is apart becomes a line of the ledger."""
    found = apart(now - timedelta(days=days), now - timedelta(minutes=1))
    if any(found):
        with transaction.atomic():
            record("ledger:answers:apart", now=now, outcome="broken", data=found._asdict())
    return found

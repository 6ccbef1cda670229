"""Looks back over recent inquiries when a record comes to be found under new keys: the delayed hit. Invariant 3.

An inquiry takes a transaction number, then looks up, and its keys are there with its commit. An entry, once committed,
waits until every batch has ended that was in flight then, and looks through their keys; entries that were committed
meanwhile wait together. So an inquiry that looked too early to see the record is seen by it: of the two, one finds the
other. A look back that a crash prevented, or that
waited in vain, is owed (`looked_back_at` is empty) and is done later by the housekeeping of any node. What it waited
for counts for the record as it was before: one that is changed meanwhile, and has other keys, is looked back for anew.
"""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial

from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction

from leads.agencies.devices import connected
from leads.hotfiles.inquire import Hit, can_hit
from leads.hotfiles.models import Record
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.ledger.record import record as write_line
from leads.mail.post import post
from leads.messages.keys import Route
from leads.rules.numbers import number
from leads.standing.snapshot import current
from leads.switch.by_looks import Tells, telling
from leads.switch.telling import BEFORE_ENTRY, COLUMNS, DELAYED, Asked, asked_before, delayed_hit, news

ANSWERING = ("leads exchange", "leads console")  # how processes that answer messages call their connections
PATIENCE = 5.0  # seconds for batches that are in flight; they take milliseconds
PAUSE = 0.002
TOGETHER = 16  # records in one transaction: acts on these records wait for it
IN_FLIGHT = """
SELECT backend_xid::text FROM pg_stat_activity
WHERE application_name = ANY(%s) AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
  AND datname = current_database()
"""
STILL_IN_FLIGHT = """
SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE backend_xid::text = ANY(%s) AND datname = current_database())
"""
log = logging.getLogger("leads.switch")
#: Inquiries whose senders are told of what comes on file later.
WITH_NOTICES = [key.key for key in MESSAGE_KEYS.values() if key.route is Route.ASK and key.notices]

# The row as one transaction left it: any change gives it another version.
VERSIONS = "SELECT id, xmin::text FROM hotfiles_record WHERE id = ANY(%s) AND looked_back_at IS NULL ORDER BY id"
# Inquiries that share a key with a record and are not too old; each with where the record was shown to it already, if
# it was: its answer, where the structured form says the number (what was asked may say it too), or a delayed hit.
#
# In an order that the planner can not turn around: each day's keys are gone through once, for all keys at a time, then
# each inquiry is met by its identity. Joined freely, keys were looked for once for each message of five days: minutes,
# and gigabytes of PostgreSQL's memory, where a day is new and nothing is known of it yet.
OF_RECORDS = "SELECT array_agg(record_id), array_agg(key) FROM hotfiles_recordkey WHERE record_id = ANY(%s)"
RECENT = f"""
WITH wanted AS MATERIALIZED (SELECT * FROM unnest(%(of)s::bigint[], %(keys)s::text[]) AS w (record_id, key)),
asked AS MATERIALIZED (
    SELECT k.key, k.device_id, k.reference FROM switch_inquirykey k WHERE k.key = ANY(%(keys)s) AND k.day >= %(day)s
),
both_sides AS MATERIALIZED (
    SELECT DISTINCT wanted.record_id, asked.device_id, asked.reference FROM asked JOIN wanted USING (key)
)
SELECT r.id, {COLUMNS},
  CASE WHEN position('"record":"' || r.number || '"' IN split_part(m.answer, chr(29), -1)) > 0 THEN m.answer END,
  (SELECT array_agg(t.data->'hits'->0->>'grade') FROM mail_kept t
   WHERE t.device_id = m.device_id AND t.outcome = 'delayed hit'
     AND t.data->'asked_before' @> jsonb_build_array(jsonb_build_object('message', m.id))
     AND t.data->'hits'->0->>'record' = r.number)
FROM both_sides b JOIN hotfiles_record r ON r.id = b.record_id
CROSS JOIN LATERAL (
    SELECT * FROM switch_message m WHERE m.device_id = b.device_id AND m.reference = b.reference OFFSET 0
) m
JOIN agencies_device d ON d.id = m.device_id JOIN agencies_agency a ON a.id = d.agency_id
WHERE m.received_at >= %(since)s AND m.key = ANY(%(asking)s)
ORDER BY r.id, m.received_at, m.id
"""  # noqa: S608
# The planner takes a filter of keys for as dear as reading them all, and so would read days of inquiries.
BY_THE_FILTERS = "SET LOCAL enable_seqscan = off"


class Gathered:
    """Gathers the records to look back for while a look back runs: then one is made for them all.

    It has a thread of its own, since it may wait for seconds: nobody's answer and nobody's sign-on waits with it.
    """

    def __init__(self, do: Callable[[Callable[[], None]], object] | None = None) -> None:
        self._do = do or ThreadPoolExecutor(1, "leads-look-back").submit
        self._ids: list[int] = []
        self._gathering = threading.Lock()

    def __call__(self, records: Sequence[int], now: datetime) -> None:
        """Takes records that were just committed."""
        with self._gathering:
            first = not self._ids
            self._ids += records
        if first:
            self._do(partial(self._look_back, now))

    def _look_back(self, now: datetime) -> None:
        with self._gathering:
            ids, self._ids = self._ids, []
        try:
            close_old_connections()
            look_back(ids, now)
        except Exception:
            log.exception("a look back failed for records %s; it stays owed", ids)


def owed(now: datetime, most: int = 100) -> int:
    """Does the look backs that a crash left undone; returns how many. One that fails keeps no other from its turn."""
    ids = list(Record.objects.filter(looked_back_at=None).order_by("id").values_list("pk", flat=True)[:most])
    for some in (ids, *([one] for one in ids)):
        try:
            look_back(some, now)
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            log.exception("a look back failed for records %s; it stays owed", some)
        else:
            if some is ids:
                break
    return Record.objects.filter(pk__in=ids, looked_back_at__isnull=False).count()


def look_back(ids: Sequence[int], now: datetime) -> int:
    """Tells everyone who asked lately what has come on file since; once. Returns how many were told.

    `ids`: records whose commit is over. One wait is enough for all of them, and one look through the inquiries for
    many. A record that somebody is changing at the moment, or changed while this waited, is left out and stays owed.
    """
    versions = list(_versions(ids).items()) if ids else []
    if not versions or not batches_are_over():
        return 0
    return sum(_look_back_now(dict(versions[at : at + TOGETHER]), now) for at in range(0, len(versions), TOGETHER))


def _versions(ids: Sequence[int]) -> dict[int, str]:
    """Of these records those that are owed a look back, each with the version of its row."""
    with connection.cursor() as cursor:
        cursor.execute(VERSIONS, [list(ids)])
        return dict(cursor.fetchall())


def _look_back_now(waited_for: dict[int, str], now: datetime) -> int:
    """Looks back for records that are still as they were before the wait: who asks by newer keys may be in flight."""
    with transaction.atomic():
        _is_no_batch()
        owing = Record.objects.select_for_update(no_key=True, skip_locked=True, of=("self",))
        owing = owing.select_related("agency", "located_by")
        locked = {one.pk: one for one in owing.filter(pk__in=waited_for, looked_back_at=None).order_by("pk")}
        same = _versions(list(locked)).items() & waited_for.items()
        records = {pk: locked[pk] for pk, _ in sorted(same)}
        told, tells = 0, telling(now)
        for record_id, asked in _recent([one for one in records.values() if can_hit(one, now)], now).items():
            told += _tell(records[record_id], asked, tells, now)
        Record.objects.filter(pk__in=records).update(looked_back_at=now)
        return told


def batches_are_over(patience: float = PATIENCE) -> bool:
    """Waits for the batches that are in flight now; False when one takes too long, and then the look back stays owed.

    Only processes that answer messages count, so that a long report or load holds nobody up.
    """
    with connection.cursor() as cursor:
        cursor.execute(IN_FLIGHT, [list(ANSWERING)])
        waited_for = [row[0] for row in cursor.fetchall()]
        until = time.monotonic() + patience
        while waited_for:
            cursor.execute(STILL_IN_FLIGHT, [waited_for])
            if not cursor.fetchone()[0]:
                break
            if time.monotonic() > until:
                return False
            time.sleep(PAUSE)
    return True


def _is_no_batch() -> None:
    """Other look backs need not wait for this transaction, which answers nobody; to its end it has another name."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL application_name = 'leads look back'")


def _recent(records: Sequence[Record], now: datetime) -> dict[int, list[Asked]]:
    """Each record's id with the inquiries that came lately under one of its keys, oldest first."""
    since = now - timedelta(days=number("delayed_inquiry.days", current().agencies.numbers))
    with connection.cursor() as cursor:
        cursor.execute(OF_RECORDS, [[one.pk for one in records]])
        of, keys = cursor.fetchone()
        cursor.execute(BY_THE_FILTERS)
        asked = {"of": of, "keys": keys, "day": since.date(), "since": since, "asking": WITH_NOTICES}
        cursor.execute(RECENT, asked)
        found: dict[int, list[Asked]] = {}
        for record_id, *row in cursor.fetchall():
            found.setdefault(record_id, []).append(Asked(*row))
        return found


def _tell(record: Record, inquiries: Sequence[Asked], tells: Tells, now: datetime) -> int:
    """One delayed hit to each device that asked, and one notice to each device of the agency that entered the record.

    Gives how many devices asked what the record answers; of who asked by looks, what is worth telling (by_looks.py).
    """
    compared = [(asked, news(record, asked)) for asked in inquiries]
    found = [(asked, hit) for asked, hit in compared if hit is not None and tells(record, asked, hit)]
    by_device: dict[int, list[tuple[Asked, Hit]]] = {}
    for one in found:
        by_device.setdefault(one[0].device_id, []).append(one)
    for device, its in by_device.items():
        text, data = delayed_hit([asked for asked, _ in its], its[-1][1], now)
        post([device], outcome=DELAYED, text=text, data=data, files=[record.file], now=now)
        _write_down(record, [asked for asked, _ in its], now)
    for device in connected(record.agency_id) if found else ():
        if others := [asked for asked, _ in found if asked.device_id != device]:
            text, data = asked_before(record, others)
            post([device], outcome=BEFORE_ENTRY, text=text, data=data, files=[record.file], now=now)
    return len(by_device)


def _write_down(record: Record, asked: Sequence[Asked], now: datetime) -> None:
    write_line(
        "hotfiles:record:found_by_look_back",
        now=now,
        ori=asked[-1].ori,
        device=asked[-1].device,
        subject=f"record:{record.number}",
        outcome=DELAYED,
        data={"message": asked[-1].message, "messages": [one.message for one in asked]},
    )

"""How long messages, ledger lines and inquiry keys are kept: parts made ahead, and removed as a whole when over.

A month of messages goes when each of them is older than `messages.retention_years` and nobody holds it; the ledger
then says what went, with a digest that any copy of it can be compared with. A day of inquiry keys goes when no look
back reaches it any more (`delayed_inquiry.days`): they say nothing that the messages do not. Ledger lines:
leads/ledger/months.py, under `ledger.retention_years`.
"""

import hashlib
import logging
from datetime import date, datetime, timedelta
from functools import partial

from django.db import OperationalError, connection, transaction

from leads.database import partitions
from leads.database.partitions import Part
from leads.ledger import months
from leads.ledger.months import next_month
from leads.ledger.record import record
from leads.oversight import holds
from leads.rules.numbers import number
from leads.standing.snapshot import current

log = logging.getLogger("leads.housekeeping")
MESSAGES, KEYS = "switch_message", "switch_inquirykey"
DAYS_AHEAD = 7  # of inquiry keys: as long may a node without housekeeping go on
DAY = timedelta(days=1)


def make_ahead(now: datetime) -> list[str]:
    """Makes what is missing: this month and the next, today and the days to come. Gives the names of what it made.

    Where a long report is in the way it gives up, for the next call: there is time until the month turns.
    """
    month, today = now.date().replace(day=1), now.date()
    wanted = [(MESSAGES, "month", since, next_month(since)) for since in (month, next_month(month))]
    wanted += [(KEYS, "day", today + n * DAY, today + (n + 1) * DAY) for n in range(DAYS_AHEAD + 1)]
    there = {(table, part.since) for table in (MESSAGES, KEYS) for part in partitions.parts(table)}
    missing = [one for one in wanted if (one[0], one[2]) not in there]
    made = months.make_ahead(now)
    for one in missing:
        try:
            made += _make(*one)
        except OperationalError as error:
            log.warning("%s from %s on can't be made now (%s); it is tried again", one[0], one[2], error)
    for table in (MESSAGES, KEYS):
        if partitions.net_holds_rows(table):
            log.error("rows of %s have no part of their own: look at %s_net", table, table)
    return made


def _make(table: str, column: str, since: date, until: date) -> list[str]:
    with transaction.atomic():
        partitions.one_at_a_time()
        if any(part.since == since for part in partitions.parts(table)):
            return []  # by another node, just now
        return [partitions.make(table, column, since, until)]


def remove_messages(now: datetime) -> list[str]:
    """Removes the months of messages whose time is over, each in a transaction with its ledger line; gives them."""
    years = number("messages.retention_years", current().agencies.numbers)
    over = years_before(now, years)
    return [
        f"{part.since:%Y-%m}"
        for part in partitions.parts(MESSAGES)
        if part.until <= over.date() and _remove(part, over, years, now)
    ]


def _remove(part: Part, over: datetime, years: int, now: datetime) -> bool:
    """Looks through a month as long as it takes, in nobody's way; then removes it in a moment. False: it stays."""
    if holds.is_held("messages", part.since):
        return False
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {part.name} IN SHARE MODE")
        cursor.execute(f"SELECT EXISTS (SELECT FROM {part.name} WHERE answered_at >= %s)", [over])  # noqa: S608
        if cursor.fetchone()[0]:
            return False  # of a session that lasted longer than its month
        cursor.execute(f"SELECT count(*), min(id), max(id) FROM {part.name}")  # noqa: S608
        rows, first, last = cursor.fetchone()
        digest = digest_of(part.name)
        partitions.be_brief()
        holds.no_new_holds()
        if holds.is_held("messages", part.since):
            return False
        said = {"rows": rows, "first": first, "last": last, "digest": digest}
        why = {"number": "messages.retention_years", "value": years}
        record("switch:month:removed", now=now, subject=f"messages:{part.since:%Y-%m}", data=said | why)
        cursor.execute(f"DROP TABLE {part.name}")
        return True


def remove_lines(now: datetime) -> list[str]:
    """Removes the months of ledger lines whose time is over; gives them."""
    years = number("ledger.retention_years", current().agencies.numbers)
    why = {"number": "ledger.retention_years", "value": years}
    return months.remove(years_before(now, years), why, partial(holds.is_held, "ledger lines"), holds.no_new_holds, now)


def digest_of(table: str) -> str:
    """SHA-256 of all its rows as text: what `COPY (SELECT * FROM … ORDER BY device_id, reference) TO STDOUT` gives."""
    digest = hashlib.sha256()
    rows = f"SELECT * FROM {table} ORDER BY device_id, reference"  # noqa: S608
    with connection.cursor() as cursor, cursor.copy(f"COPY ({rows}) TO STDOUT") as lines:
        for line in lines:
            digest.update(line)
    return digest.hexdigest()


def forget_keys(now: datetime) -> list[str]:
    """Removes the days of inquiry keys that no look back reaches any more; gives them."""
    over = (now - timedelta(days=number("delayed_inquiry.days", current().agencies.numbers))).date()
    gone = [part for part in partitions.parts(KEYS) if part.until <= over]
    with transaction.atomic(), connection.cursor() as cursor:
        partitions.be_brief()
        partitions.one_at_a_time()
        for part in gone:
            cursor.execute(f"DROP TABLE IF EXISTS {part.name}")
        cursor.execute(f"DELETE FROM {KEYS}_net WHERE day < %s", [over])  # noqa: S608
    return [f"{part.since}" for part in gone]


def years_before(now: datetime, years: int) -> datetime:
    """The same moment so many years ago; of February 29 the 28th."""
    day = 28 if (now.month, now.day) == (2, 29) else now.day
    return now.replace(year=now.year - years, day=day)

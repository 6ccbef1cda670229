"""Lines by month: made ahead, and removed as a whole when their time is over. The seals stay.

A month goes only when each line in it is sealed and still as it was sealed. The line about it names what went by number
and by a digest of what the seals say of it, so that `leads ledger verify` tells a month that was removed from a line
that somebody took out: the chain goes on over both.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, OperationalError, connection, transaction

from leads.database import partitions
from leads.database.partitions import Part
from leads.ledger import verify
from leads.ledger.models import Line, Seal
from leads.ledger.record import record

log = logging.getLogger("leads.ledger")
TABLE = "ledger_line"
Held = Callable[[date], bool]
MOST_STRAYS = 10_000  # lines of other months between a month's first and last: those written as the month turned
EVENT = "ledger:month:removed"
ONLY_ADDED_TO = """
CREATE TRIGGER ledger_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {0}
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to();
ALTER TABLE {0} ENABLE ALWAYS TRIGGER ledger_is_only_added_to;
ALTER TABLE {0} ENABLE ALWAYS TRIGGER ledger_line_is_of_now
"""


def make_ahead(now: datetime) -> list[str]:
    """Makes this month and the next where they are missing; gives what it made. Where it can't now, it logs why."""
    made = []
    month = now.date().replace(day=1)
    for since in (month, next_month(month)):
        try:
            made += _make(since)
        except (OperationalError, IntegrityError) as error:  # the second: a line fell into the net at that moment
            log.warning("the ledger's month %s can't be made now (%s); it is tried again", since, error)
    if partitions.net_holds_rows(TABLE):
        log.error("lines of the ledger have no month of their own: look at %s_net", TABLE)
    return made


def _make(since: date) -> list[str]:
    with transaction.atomic(), connection.cursor() as cursor:
        partitions.one_at_a_time()
        if any(part.since == since for part in partitions.parts(TABLE)):
            return []
        cursor.execute(
            f"SELECT EXISTS (SELECT FROM {TABLE}_net WHERE at >= %s AND at < %s)",  # noqa: S608 (our own names)
            [since, next_month(since)],
        )
        if cursor.fetchone()[0]:
            return []  # its lines can't be moved, only added to: they stay in the net
        name = partitions.make(TABLE, "at", since, next_month(since), moves=False)
        cursor.execute(ONLY_ADDED_TO.format(name))
        return [name]


def remove(over: datetime, why: dict[str, Any], held: Held, still: Callable[[], None], now: datetime) -> list[str]:
    """Removes the months that ended before `over` and that nobody holds; gives them. `why` goes into their lines.

    `held` is asked twice: before, and in the transaction that removes, after `still` has seen to it that no new hold
    comes.
    """
    done = []
    for part in partitions.parts(TABLE):
        if part.until <= over.date() and not held(part.since) and _remove(part, why, held, still, now):
            done.append(f"{part.since:%Y-%m}")
    return done


def _remove(part: Part, why: dict[str, Any], held: Held, still: Callable[[], None], now: datetime) -> bool:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {part.name} IN SHARE MODE")
        cursor.execute(f"SELECT count(*), coalesce(min(id), 0), coalesce(max(id), 0) FROM {part.name}")  # noqa: S608
        lines, first, last = cursor.fetchone()
        strays = _strays(part, first, last)
        digest = _digest(part, lines) if lines else hashlib.sha256().hexdigest()
        if digest is None or len(strays) > MOST_STRAYS:
            log.error("the ledger's month %s stays: it is not as it was sealed, or not sealed as a whole", part.since)
            return False
        said = {
            "month": f"{part.since:%Y-%m}",
            "lines": lines,
            "first": first,
            "last": last,
            "but": strays,
            "digest": digest,
            **why,
        }
        partitions.be_brief()
        still()
        if held(part.since):
            return False
        record(EVENT, now=now, subject=f"ledger:{part.since:%Y-%m}", data=said | {"carried": _carried(part)})
        cursor.execute(f"DROP TABLE {part.name}")
        return True


def _strays(part: Part, first: int, last: int) -> list[int]:
    """Lines of other months whose numbers lie among this one's."""
    lines = Line.objects.filter(id__gte=first, id__lte=last).exclude(
        at__gte=_start(part.since), at__lt=_start(part.until)
    )
    return list(lines.order_by("id").values_list("id", flat=True)[: MOST_STRAYS + 1])


def _carried(part: Part) -> list[dict[str, Any]]:
    """What lines of this month say about older months: it is said again, for it goes with them."""
    lines = Line.objects.filter(event=EVENT, at__gte=_start(part.since), at__lt=_start(part.until)).order_by("id")
    data = list(lines.values_list("data", flat=True))
    return [
        {name: value for name, value in one.items() if name != "carried"}
        for said in data
        for one in (*said["carried"], said)
    ]


def _digest(part: Part, lines: int) -> str | None:
    """SHA-256 over number and sealed digest of each line, in sealed order; None where one is not as it was sealed."""
    digest, found = hashlib.sha256(), 0
    for number, sealed, row in _sealed(part):
        if verify.digest_of(row) != sealed:
            return None
        digest.update(b"%d:%b" % (number, sealed))
        found += 1
    return digest.hexdigest() if found == lines else None


def _sealed(part: Part) -> Iterator[tuple[int, bytes, tuple[Any, ...]]]:
    """The lines of this month in sealed order, each with its digest in the seal and as it stands now."""
    for seal in Seal.objects.order_by("number").iterator(chunk_size=20):
        ids, digests = verify.ids_of(bytes(seal.ids)), bytes(seal.digests)
        rows = verify.rows_of(ids, table=part.name)
        for at, number in enumerate(ids):
            if number in rows:
                yield number, digests[16 * at : 16 * at + 16], rows[number]


def next_month(month: date) -> date:
    """The first day of the month after."""
    return (month + timedelta(days=31)).replace(day=1)


def _start(day: date) -> str:
    return f"{day} 00:00+00"

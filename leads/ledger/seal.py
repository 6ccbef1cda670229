"""Seals lines behind the messages' backs: what is sealed can't be changed unseen, and no message ever waits for it.

Invariant: a line is sealed only when no transaction that is older than its own, or as old, can still commit. Lines
are numbered when they are written and seen when they are committed, so by number alone a late one would slip in
behind its seal; by transaction it can't. Seals follow (xid, id), and each remembers how far it went.
"""

import struct
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction

from leads.ledger.models import Installation, Seal

AT_MOST = 20_000  # lines in one seal
LOCK = 0x5EA1  # advisory: one node seals at a time


class Horizon(NamedTuple):
    """How far the newest seal went, and on which server."""

    number: int
    server: int
    xid: int
    id: int
    floor: int
    chain: bytes


# Of each line all columns, each with its length in front, so that no two different lines read the same. What is
# computed here is computed again by ledger/verify.py in Python, on purpose in other code.
_FIELDS = (
    *("id::text", "xid::text", "((extract(epoch FROM at) * 1000000)::bigint)::text", "event", '"by"', "ori"),
    *("device", "subject", "outcome", "clause", "data::text"),
    "((extract(epoch FROM written_at) * 1000000)::bigint)::text",
)
_WHOLE = " || ".join(f"octet_length({field}) || ':' || {field}" for field in _FIELDS)
_DIGEST = f"substring(sha256(convert_to({_WHOLE}, 'UTF8')) FOR 16)"

_FINISHED = """
    SELECT * FROM ledger_line
    WHERE (xid, id) > (%(xid)s, %(id)s) AND id > %(floor)s
      AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY xid, id LIMIT %(most)s"""
_REST = "SELECT * FROM ledger_line WHERE id > %(floor)s AND ((xid, id) > (%(xid)s, %(id)s) OR id > %(top)s)"


def _statement(lines: str, upto_xid: str, upto_id: str, floor: str) -> str:
    """The statement that digests the chosen lines, chains them to what went before, and stores the seal."""
    return f"""
WITH chosen AS MATERIALIZED ({lines}),
run AS (
    SELECT count(*)::int AS lines, coalesce({upto_xid}, 0)::bigint AS upto_xid, coalesce({upto_id}, 0) AS upto_id,
           {floor}::bigint AS floor_id,
           coalesce(string_agg(int8send(id), ''::bytea ORDER BY xid, id), '') AS ids,
           coalesce(string_agg({_DIGEST}, ''::bytea ORDER BY xid, id), '') AS digests
    FROM chosen)
INSERT INTO ledger_seal (number, at, server, lines, upto_xid, upto_id, floor_id, ids, digests, chain)
SELECT %(number)s, %(at)s, %(server)s, lines, upto_xid, upto_id, floor_id, ids, digests,
       sha256(%(chain)s || int8send(%(number)s)
              || int8send((extract(epoch FROM %(at)s::timestamptz) * 1000000)::bigint) || int8send(%(server)s)
              || int8send(upto_xid) || int8send(upto_id) || int8send(floor_id) || ids || digests)
FROM run WHERE lines > 0 OR %(empty)s
RETURNING lines"""  # noqa: S608 (no value of anybody's goes into the text)


_LAST = "(array_agg({} ORDER BY xid DESC, id DESC))[1]"
SEAL = _statement(_FINISHED, _LAST.format("xid"), _LAST.format("id"), "%(floor)s")
SEAL_REST = _statement(_REST, "0", "0", "(SELECT coalesce(max(id), 0) FROM ledger_line)")


def seal(now: datetime) -> int:
    """Makes one seal over the lines that are finished and not yet sealed; gives how many it holds.

    At most 20,000, so call again while it gives that many. 0 when there is nothing, or when another node is at it.
    `now` is aware, UTC. Call it outside of any transaction: it commits its own.
    """
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
        if not cursor.fetchone()[0]:
            return 0
        last, server = horizon(), _server()
        if last and last.server != server:
            return _seal_the_rest(last, server, now)
        last = last or Horizon(0, server, 0, 0, 0, b"")
        values = {**last._asdict(), "number": _next(last), "at": now, "most": AT_MOST, "empty": False}
        cursor.execute(SEAL, values)
        made = cursor.fetchone()
        return int(made[0]) if made else 0


def horizon() -> Horizon | None:
    """How far the lines are sealed; None before the first seal."""
    newest = Seal.objects.defer("ids", "digests").order_by("-number").first()
    if newest is None:
        return None
    return Horizon(newest.number, newest.server, newest.upto_xid, newest.upto_id, newest.floor_id, bytes(newest.chain))


def _next(last: Horizon) -> int:
    """The number of the next seal; after a restore those that were known and are gone are not given again."""
    return max(last.number + 1, Installation.objects.values_list("seals_from", flat=True).first() or 0)


def _server() -> int:
    """The database server's own number: another one (after a dump and restore) counts transactions anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT system_identifier FROM pg_control_system()")
        return int(cursor.fetchone()[0])


def _seal_the_rest(last: Horizon, server: int, now: datetime) -> int:
    """After a restore: seals all that has no seal, whatever its transaction, and begins the count again above it."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE ledger_line IN SHARE MODE")  # waits for writers, so that nothing is in flight
        top = max((max(line_ids(bytes(ids))) for (ids,) in Seal.objects.exclude(lines=0).values_list("ids")), default=0)
        values = {**last._asdict(), "number": _next(last), "server": server, "at": now, "top": top, "empty": True}
        cursor.execute(SEAL_REST, values)
        return int(cursor.fetchone()[0])


def line_ids(ids: bytes) -> tuple[int, ...]:
    """The numbers of the lines in a seal, in sealed order."""
    return struct.unpack(f">{len(ids) // 8}q", ids)

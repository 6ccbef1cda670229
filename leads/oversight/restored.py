"""What a restore means: which records may have ended since, and where the ledger goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.sessions.models import Session
from django.db import Error, connection, transaction

from leads.ledger.head_files import Gap, Head
from leads.ledger.models import Installation, Seal
from leads.ledger.record import record
from leads.people.models import EnrollmentCode, LinkSession, SignOnToken
from leads.rules.refused import Refused

SUBJECT = "ledger:restored"
SPARE = 1000  # numbers left free for what no head counts: the last second before a loss
MOST_RECORDS = 1_000_000  # numbers of a file left free where nobody can say how many were given
# Of what was put aside: whether it reaches as far as the heads, and its records. to_jsonb: for an older LEADS' tables.
REACHES = "SELECT EXISTS (SELECT FROM {0}.ledger_seal WHERE number = %s AND chain = decode(%s, 'hex'))"
ENDED = """
SELECT o.number FROM {0}.hotfiles_record o
WHERE o.state NOT IN ('active', 'located') OR (to_jsonb(o)->>'held_back')::bool IS TRUE
"""
CHANGED = """
UPDATE hotfiles_record r SET unconfirmed_since = coalesce(r.unconfirmed_since, %s)
WHERE r.state IN ('active', 'located')
  AND NOT EXISTS (SELECT FROM {0}.hotfiles_record o WHERE o.number = r.number AND o.changed_at = r.changed_at
                  AND to_jsonb(o)->>'unconfirmed_since' IS NULL)
"""
LOST = """
SELECT o.number || ', ' || o.file || ', ' || a.ori || ', case ' || o.case_number FROM {0}.hotfiles_record o
JOIN {0}.agencies_agency a ON a.id = o.agency_id
WHERE o.state IN ('active', 'located') AND NOT EXISTS (SELECT FROM hotfiles_record r WHERE r.number = o.number)
ORDER BY o.id
"""
ALL = """
UPDATE hotfiles_record SET unconfirmed_since = coalesce(unconfirmed_since, %s) WHERE state IN ('active', 'located')
"""
HELD = """
UPDATE hotfiles_record SET held_back = true, unconfirmed_since = coalesce(unconfirmed_since, %s)
WHERE number = ANY(%s) AND state IN ('active', 'located')
"""
# A note that was withdrawn since is there again: until somebody has compared it, hits say that too.
NOTES = """
UPDATE hotfiles_notthisperson SET changed_at = %s
WHERE confirmed_at IS NOT NULL AND ended_at IS NULL AND changed_at IS NULL
"""
COUNTS = "SELECT count(*) FILTER (WHERE held_back), count(*) FROM hotfiles_record WHERE unconfirmed_since IS NOT NULL"
SEQUENCES = "SELECT schemaname, sequencename, coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = 'public'"
BEFORE = "SELECT coalesce(last_value, 0) FROM pg_sequences WHERE schemaname = %s AND sequencename = %s"


@dataclass(frozen=True)
class Restored:
    """What became of a restore: what is missing, what is held back, and what is lost and known."""

    gap: Gap | None  # None where no head knows more than the backup
    since: datetime
    held: int  # records that hit nowhere until somebody has looked at them
    unconfirmed: int  # those, and the ones that hit with the advice to ask first
    exactly: bool  # what had been put aside knew all that happened since
    lost: tuple[str, ...]  # records entered since, as far as is known: number, file, agency, case


@transaction.atomic(durable=True)
def go_on(
    heads: Sequence[Head],
    lines: int,
    aside: Sequence[str],
    ended: Sequence[str],
    *,
    since: datetime,
    why: str,
    account: str,
    now: datetime,
) -> Restored:
    """Holds back what ended since, lets seals and numbers go on above all that was known, and writes down where.

    `heads` are the newest ones known, `lines` how many lines they say are missing, `aside` the schemas in which what
    was there before is kept, `ended` numbers of records known to have ended. Raises Refused (ledger-of-another).
    """
    gap = _gap(heads, lines, now)
    held, exactly, lost = _since(aside, gap, since)
    _run(HELD, [since, [*held, *ended]])
    if not exactly:
        _run(ALL, [since])
    _run(NOTES, [since])
    if gap:
        Installation.objects.update(seals_from=gap.upto + 1)
    _numbers_go_on(aside, gap.lines if gap else 0)
    _end_what_was_open(now)
    [(held_back, unconfirmed)] = _rows(COUNTS, [])
    done = Restored(gap, since, held_back, unconfirmed, exactly, lost)
    data = {"since": since.isoformat(), "why": why, "account": account, "held_back": done.held}
    data |= {"unconfirmed": done.unconfirmed, "exactly": exactly, "entered_since": len(lost)}
    data |= {"gap": gap._asdict()} if gap else {}
    record("ledger:backup:restored", now=now, subject=SUBJECT, data=data)
    return done


def _gap(heads: Sequence[Head], lines: int, now: datetime) -> Gap | None:
    """From which seal to which the ledger is missing. The newest head of all counts."""
    after, chain = newest_seal()
    for head in heads:
        own = Seal.objects.filter(number=head.number).values_list("chain", flat=True).first()
        if own is not None and bytes(own).hex() != head.chain:
            raise Refused(
                "ledger-of-another",
                f"The ledger goes another way than its heads since before seal {head.number}: the two can't be joined.",
                None,
                "Restore a backup from before that, with LEADS' own heads beside it.",
            )
    newest = max(heads, default=None)
    if newest is None or newest.number <= after:
        return None
    return Gap(after, chain, newest.number, newest.chain, lines, now.isoformat())


def _since(aside: Sequence[str], gap: Gap | None, since: datetime) -> tuple[list[str], bool, tuple[str, ...]]:
    """What is known of the time since: records that ended, whether that is all, and records that were entered.

    What can't be read is not known; then every record has to be looked at.
    """
    held: list[str] = []
    exactly = False
    lost: tuple[str, ...] = ()
    upto = (gap.upto, gap.upto_chain) if gap else newest_seal()
    for name in aside:
        schema = connection.ops.quote_name(name)
        try:
            with transaction.atomic():
                held += [number for (number,) in _rows(ENDED.format(schema), [])]
                if not exactly and _rows(REACHES.format(schema), upto)[0][0]:
                    lost = tuple(words for (words,) in _rows(LOST.format(schema), []))
                    _run(CHANGED.format(schema), [since])
                    exactly = True
        except Error:
            continue
    return held, exactly, lost


def newest_seal() -> tuple[int, str]:
    """Number and chain value of the newest seal in the database; 0 where there is none."""
    last = Seal.objects.order_by("-number").values_list("number", "chain").first()
    return (last[0], bytes(last[1]).hex()) if last else (0, "")


def _numbers_go_on(aside: Sequence[str], lines: int) -> None:
    """No number that was given since the backup is given again: records, messages and lines bear them on paper."""
    for schema, name, value in _rows(SEQUENCES, []):
        before = [row[0] for one in aside for row in _rows(BEFORE, [one, name])]
        spare = min(lines, MOST_RECORDS) if name.startswith("hotfiles_number") else lines
        most = max([value + spare, *before]) + SPARE
        _run("SELECT setval(format('%%I.%%I', %s::text, %s::text)::regclass, %s)", [schema, name, most])


def _end_what_was_open(now: datetime) -> None:
    """Who was signed in or on then is not now; and no pass of then opens a door."""
    Session.objects.all().delete()
    SignOnToken.objects.all().delete()
    EnrollmentCode.objects.all().delete()
    LinkSession.objects.filter(ended_at=None).update(ended_at=now, ended_why="restored")


def _rows(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())


def _run(statement: str, values: Sequence[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)

"""A batch that the console keeps: given by one person, looked over, sent row by row, and let go when its time is over.

What it holds are hot file values, so nobody but who gave it reads it, for the agency it was given for; a row that is
done keeps none of them. Rows are sent only within a request of that person, from a seat at a device: there is nothing
that goes on by itself (docs/decisions/batches-on-a-page.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, Q, QuerySet

from leads.hotfiles.batches.look import look, without_secrets
from leads.hotfiles.batches.rows import Batch, Row, read_content, twins
from leads.hotfiles.batches.sent import NOT_DONE, Line, Sent, going, must_be_known
from leads.hotfiles.models import BatchRow, KeptBatch
from leads.ledger.actor import Actor
from leads.ledger.keyed import keyed
from leads.ledger.record import record as write_line
from leads.messages.fields import Numbers
from leads.messages.wire import AnswerFrame
from leads.rules.numbers import number
from leads.rules.refused import Refused

AT_ONCE = 20  # rows that one request sends, one after the other: half a second of entries
#: Sends one row under a reference and gives back its answer.
Send = Callable[[Row, str], AnswerFrame]
LEFT, REFUSED = Q(outcome=""), Q(outcome__in=sorted(NOT_DONE))
VIEWS = {"": Q(), "wrong": ~Q(problems=[]), "refused": REFUSED, "left": LEFT}
_LOCKS = 1240_07  # the family of our locks of the database that are about batches


# Given


@transaction.atomic
def give(name: str, content: bytes, key: str, *, by: Actor, now: datetime, numbers: Numbers) -> KeptBatch:
    """A person gives a file; every row is read and looked over, and none is sent. The same content again is the same.

    Refused: batch-too-large, batch-not-read, batch-too-long, too-many-batches. `now` aware, UTC.
    """
    if len(content) > (most := number("batch.file_bytes", numbers)):
        said = f"The file has {len(content):,} bytes; {most:,} is the most."
        raise Refused("batch-too-large", said, None, "Give it in parts, each with the first row.", "file")
    read = read_content(Path(_name(name)), content, key)
    if len(read.rows) > (most := number("batch.rows", numbers)):
        said = f"The file has {len(read.rows):,} rows; {most:,} is the most."
        raise Refused("batch-too-long", said, None, "Give it in parts, each with the first row.", "file")
    own = mine(by)
    if known := own.filter(digest=read.digest).first():
        return known
    if own.count() >= (most := number("batch.kept", numbers)):
        said = f"You have {most} files here, and that is the most."
        raise Refused("too-many-batches", said, None, "Remove one that is done.", "file")
    return _kept(read, by, now)


def _name(name: str) -> str:
    said = "".join(sign for sign in Path(name.replace("\\", "/")).name if sign.isprintable())[:100]
    return said or "file"


def _kept(read: Batch, by: Actor, now: datetime) -> KeptBatch:
    said = {"person_id": by.person_id, "agency_id": by.agency_id, "name": read.file.name, "digest": read.digest}
    made = KeptBatch.objects.create(**said, given_at=now)
    same = twins(read.rows)
    rows = [_looked(made, row, same.get(row.number), now) for row in read.rows]
    BatchRow.objects.bulk_create(rows, batch_size=1000)
    keys = dict(sorted(Counter(row.key for row in read.rows).items()))
    data: dict[str, Any] = {"rows": len(rows), "keys": keys, "mark": keyed("batch", read.digest)}
    write_line("hotfiles:batch:given", now=now, by=by, subject=f"batch:{made.pk}", data=data)
    return made


def _looked(batch: KeptBatch, row: Row, same: int | None, now: datetime) -> BatchRow:
    looked = look(row, now)
    problems = [
        {
            "sentence": without_secrets(row, no.sentence),
            "cure": without_secrets(row, no.cure or ""),
            "clause": no.clause,
            "field": no.field,
            "example": no.example,
        }
        for no in looked.problems
    ]
    warnings = [without_secrets(row, one) for one in looked.warnings]
    if same is not None:
        warnings.append(f"It says the same as row {same}.")
    pairs = [list(pair) for pair in row.pairs]
    return BatchRow(batch=batch, number=row.number, key=row.key, pairs=pairs, problems=problems, warnings=warnings)


# Whose it is


def mine(by: Actor) -> QuerySet[KeptBatch]:
    """The batches of whoever acts, given for the agency they act for, the newest first."""
    own = KeptBatch.objects.filter(person_id=by.person_id, agency_id=by.agency_id)
    return own.order_by("-given_at", "-id")


def opened(batch_id: int, by: Actor) -> KeptBatch:
    """One's own batch. Raises Refused (no-such-batch) for any other, as for one that does not exist."""
    found = mine(by).filter(pk=batch_id).first()
    if found is None:
        raise Refused("no-such-batch", "You have no such batch.", None, "Choose it from the list of batches.")
    return found


def counts(batch: KeptBatch) -> dict[str, int]:
    """How many rows there are, have no result, are wrong by themselves, were refused or hit; and by outcome."""
    told = Count("id", filter=LEFT), Count("id", filter=LEFT & VIEWS["wrong"]), Count("id", filter=REFUSED)
    found = batch.rows.aggregate(rows=Count("id"), left=told[0], wrong=told[1], refused=told[2])
    return {name: int(value) for name, value in found.items()}


def outcomes(batch: KeptBatch) -> list[tuple[str, int]]:
    """How many rows came to which outcome, most first."""
    told = batch.rows.exclude(LEFT).values("outcome").annotate(rows=Count("id")).order_by("-rows", "outcome")
    return [(one["outcome"], one["rows"]) for one in told]


def row_of(kept: BatchRow) -> Row:
    """A row as it was read from the file."""
    return Row(kept.number, kept.key, tuple((code, value) for code, value in kept.pairs))


# Sent


@transaction.atomic
def start(batch: KeptBatch, *, again: bool = False, by: Actor, now: datetime) -> None:
    """Its person starts a batch, or goes on where it stopped; `again`: also with rows that were refused."""
    if again:
        batch.rows.filter(REFUSED).update(outcome="", result=None)
    left = batch.rows.filter(LEFT).count()
    if not left:
        raise Refused("nothing-left", "Every row has its result.", None, "Correct rows in a file of their own.")
    KeptBatch.objects.filter(pk=batch.pk).update(going_since=now)
    batch.going_since = now
    data = {"left": left, "again": again}
    write_line("hotfiles:batch:started", now=now, by=by, subject=f"batch:{batch.pk}", data=data)


@transaction.atomic
def stop(batch: KeptBatch, *, by: Actor, now: datetime) -> None:
    """Its person stops a batch: what is under way gets its answer, and no further row is sent."""
    if KeptBatch.objects.filter(pk=batch.pk, going_since__isnull=False).update(going_since=None):
        left = batch.rows.filter(LEFT).count()
        write_line("hotfiles:batch:stopped", now=now, by=by, subject=f"batch:{batch.pk}", data={"left": left})
    batch.going_since = None


def send_some(batch: KeptBatch, send: Send, *, by: Actor, now: datetime) -> int:
    """Sends the next rows, in order, each a message and a commit of its own; returns how many got their result.

    Not to be called in a transaction. Refused: batch-stopped, batch-under-way, rows-in-doubt, and where an answer is
    none of a row's: the sign-on is over, the link is busy.
    """
    with _only_here(batch):
        if not KeptBatch.objects.filter(pk=batch.pk, going_since__isnull=False).exists():
            raise Refused("batch-stopped", "This batch was stopped.", None, "Go on with it on its page.")
        left = list(batch.rows.filter(LEFT).order_by("number")[:AT_ONCE])
        since = now.replace(microsecond=0)
        must_be_known(_in_doubt_rows(batch), _in_doubt(batch), by.device, since.isoformat())
        done = 0
        with _said_before(batch, left, by.device, since):
            for one in left:
                _keep(one, _result(row_of(one), batch.digest, (by.ori, since.isoformat()), send))
                done += 1
        if not batch.rows.filter(LEFT).exists():
            KeptBatch.objects.filter(pk=batch.pk).update(going_since=None)
            batch.going_since = None
        return done


@contextmanager
def _said_before(batch: KeptBatch, rows: Sequence[BatchRow], device: str, since: datetime) -> Iterator[None]:
    """Says of rows, before they go, that they are sent; takes it back of those that were not, behind one that failed.

    Of a no to the sign-on or the link nothing was done; whatever else failed, that row may have been.

    A row that is in doubt since an earlier request keeps the moment of then: it may have been done at that time.
    """
    fresh = [one.pk for one in rows if one.sent_at is None]
    batch.rows.filter(pk__in=fresh).update(sent_from=device, sent_at=since)
    try:
        yield
    except BaseException as error:
        unanswered = batch.rows.filter(LEFT, pk__in=[one.pk for one in rows]).order_by("number")
        may_be_done = [] if isinstance(error, Refused) else [one.pk for one in unanswered[:1]]
        unanswered.filter(pk__in=fresh).exclude(pk__in=may_be_done).update(sent_from="", sent_at=None)
        raise


def _in_doubt_rows(batch: KeptBatch) -> list[Row]:
    return [row_of(one) for one in batch.rows.filter(LEFT, sent_at__isnull=False)]


def _in_doubt(batch: KeptBatch) -> dict[int, Sent]:
    rows = batch.rows.filter(LEFT, sent_at__isnull=False).values_list("number", "sent_from", "sent_at")
    return {row: Sent(device, at.isoformat()) for row, device, at in rows if at is not None}


def _result(row: Row, digest: str, whose: tuple[str, str], send: Send) -> Line:
    talk = going(row, digest, *whose)
    try:
        under = next(talk)
        while True:
            under = talk.send(send(row, under))
    except StopIteration as over:
        line: Line = over.value
        return line


def _keep(kept: BatchRow, line: Line) -> None:
    """What became of a row. One that is done keeps no value."""
    said = {"outcome": line["outcome"], "result": dict(line), "sent_from": "", "sent_at": None}
    if line["outcome"] not in NOT_DONE:
        said["pairs"] = []
    BatchRow.objects.filter(pk=kept.pk).update(**said)


@contextmanager
def _only_here(batch: KeptBatch) -> Iterator[None]:
    """One request at a time sends rows of a batch; whoever dies meanwhile leaves nothing shut."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s::int)", [_LOCKS, batch.pk])
        if not cursor.fetchone()[0]:
            said = "Another page is sending rows of this batch now."
            raise Refused("batch-under-way", said, None, "Go on there, or in a moment here.")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s, %s::int)", [_LOCKS, batch.pk])


# Taken along, and let go


@transaction.atomic
def take_out(batch: KeptBatch, view: str, *, by: Actor, now: datetime) -> list[BatchRow]:
    """Its person takes the results along as a file: the ledger says so, and how many."""
    rows = list(batch.rows.filter(VIEWS.get(view, Q())).order_by("number"))
    data = {"batch": batch.pk, "filter": {"view": view} if view else {}, "rows": len(rows)}
    write_line("hotfiles:list:taken_out", now=now, by=by, subject=f"batch:{batch.pk}", data=data)
    return rows


@transaction.atomic
def remove(batch: KeptBatch, *, by: Actor | None, now: datetime) -> None:
    """A batch goes with all its rows: by its person, or by nobody when its time is over. Refused: batch-going."""
    locked = KeptBatch.objects.select_for_update().get(pk=batch.pk)
    if by is not None and locked.going_since is not None:
        raise Refused("batch-going", "Its rows are being sent.", None, "Stop it first.")
    data = {"rows": batch.rows.count(), "left": batch.rows.filter(LEFT).count()}
    write_line("hotfiles:batch:removed", now=now, by=by, subject=f"batch:{batch.pk}", data=data)
    locked.delete()


def let_go(now: datetime, numbers: Numbers) -> int:
    """Removes batches whose time is over, counted from when they were given; returns how many."""
    over = KeptBatch.objects.filter(given_at__lt=now - timedelta(days=number("batch.keep_days", numbers)))
    gone: Sequence[KeptBatch] = list(over.order_by(F("given_at"))[:100])
    for one in gone:
        remove(one, by=None, now=now)
    return len(gone)

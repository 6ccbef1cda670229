"""Checks the ledger: recomputes every seal from the lines themselves, in Python, and names the first thing wrong.

Shares no code with ledger/seal.py on purpose: two people would have to make the same mistake.
"""

import hashlib
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from django.db import connection

from leads.ledger import signing
from leads.ledger.head_files import BadHead, Gap, read_gaps, read_heads
from leads.ledger.models import Line, Seal

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
AT_A_TIME = 40_000  # lines read in one go
NEAR = timedelta(days=1)  # of its seal most lines are written
TO_KEEP = timedelta(minutes=2)  # in which a seal's head is written outside
OFF = timedelta(minutes=10)  # by which a line's own time and that of its writing may differ: clocks, and a long batch

Kind = Literal[
    "line changed",
    "line removed",
    "line inserted",
    "lines reordered",
    "seal changed",
    "seal removed",
    "tail cut",
    "chain rewritten",
    "head file changed",
    "heads missing",
]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Broken:
    """The first thing wrong: what was done, to which line and seal, in a sentence."""

    kind: Kind
    sentence: str
    seal: int | None = None
    line: int | None = None


@dataclass(frozen=True)
class Verdict:
    """What the check found. `waiting` lines are not sealed yet; `heads` were compared with those kept outside."""

    ok: bool
    lines: int
    seals: int
    waiting: int
    heads: int
    at: datetime
    broken: Broken | None = None
    misdated: int = 0  # lines that say another time than that at which the database wrote them
    gaps: tuple[str, ...] = ()  # what restores left out, as the notes beside the heads say
    removed: int = 0  # lines whose month was removed when its time was over; their seals are checked like all


class Found(Exception):
    """Carries the first thing wrong to `verify`."""

    def __init__(self, broken: Broken) -> None:
        super().__init__(broken.sentence)
        self.broken = broken


def verify(
    heads_dir: Path | None = None, *, now: datetime, key: Path | None = None, progress: Progress | None = None
) -> Verdict:
    """Whether the ledger is whole: every sealed line as it was written, every seal following from the one before.

    `heads_dir` holds the chain values kept outside the database; without it a cut tail or a chain that was rewritten
    as a whole can't be seen. `key` is the public key that they are signed with, by default the one beside them.
    `progress(done, all)` counts lines. `now` is aware, UTC. Reads only.
    """
    check = _Check(progress)
    broken = None
    try:
        heads = _heads(heads_dir, key)
        check.noted = _gaps(heads_dir, key)
        kept = _Kept(heads, now) if heads_dir else None
        for seal in _seals():
            check.seal(seal, heads.pop(seal.number, None))
            if kept:
                kept.look(seal)
        check.nothing_after(heads)
        check.nothing_between()
        check.removed_as_said()
    except Found as found:
        broken = found.broken
    waiting = max(0, Line.objects.count() - check.lines) if broken is None else 0
    counts = (check.lines, check.seals, waiting, check.heads)
    return Verdict(broken is None, *counts, now, broken, check.misdated, tuple(check.gaps), check.removed)


def _heads(heads_dir: Path | None, key: Path | None) -> dict[int, str]:
    """Chain values by number of the seal; of two for one seal the first counts, for it was written first."""
    kept: dict[int, str] = {}
    try:
        public = signing.public_key(key or heads_dir / signing.PUBLIC) if heads_dir else None
        for head in read_heads(heads_dir) if heads_dir else ():
            if public and not signing.is_signed(public, head.words, head.signature):
                raise BadHead(f"The head of seal {head.number} is not signed with the installation's key")
            kept.setdefault(head.number, head.chain)
    except (BadHead, ValueError) as bad:
        raise Found(Broken("head file changed", f"{bad}.")) from bad
    return kept


def _gaps(heads_dir: Path | None, key: Path | None) -> list[Gap] | None:
    """The gaps noted beside the heads, signed as they are; None where there are no heads to note them beside."""
    if heads_dir is None:
        return None
    try:
        public = signing.public_key(key or heads_dir / signing.PUBLIC)
        gaps = read_gaps(heads_dir)
        if public and not all(signing.is_signed(public, gap.words, gap.signature) for gap in gaps):
            raise BadHead("A gap is noted that is not signed with the installation's key")
    except (BadHead, ValueError) as bad:
        raise Found(Broken("head file changed", f"{bad}.")) from bad
    return gaps


class _Kept:
    """Whether each seal has its head outside, once there was time to write it; says from when they are missing."""

    def __init__(self, heads: dict[int, str], now: datetime) -> None:
        self.numbers = frozenset(heads)
        newest = Seal.objects.order_by("-number").values_list("at", flat=True).first()
        # Those of the last moments before a crash are made up for at the next start.
        self.due = (min(now, newest) if heads and newest else now) - TO_KEEP
        self.excused = _begun_anew()
        self.last: Seal | None = None  # the newest that has one

    def look(self, seal: Seal) -> None:
        """Raises Found at the first seal that should have a head and has none."""
        if seal.number in self.numbers:
            self.last = seal
        elif seal.at <= self.due and seal.number >= self.excused:
            kept = (
                f"end with seal {self.last.number} of {self.last.at:%Y-%m-%d %H:%M:%S} UTC" if self.last else "are gone"
            )
            words = f"The heads kept outside the database {kept}: seal {seal.number} of {seal.at:%Y-%m-%d %H:%M:%S} UTC"
            raise Found(Broken("heads missing", f"{words} has none.", seal=seal.number))


def _begun_anew() -> int:
    """The seal from which on heads have to be there: a line of the ledger says so where they were begun anew."""
    said = Line.objects.filter(event="ledger:heads:begun").order_by("-id").values_list("data", flat=True).first()
    return int(said["from"]) if said else 0


def _seals() -> Iterator[Seal]:
    """All seals in order, a handful at a time."""
    last = 0
    while some := list(Seal.objects.filter(number__gt=last).order_by("number")[:50]):
        yield from some
        last = some[-1].number


class _Check:
    """Walks along the seals and remembers what the next one has to follow from."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress = progress
        self.all = Line.objects.count() if progress else 0
        self.number, self.chain, self.floor = 0, b"", 0
        self.upto = (0, 0)
        self.server = 0
        self.seen = bytearray()  # one bit for each line that a seal names
        self.lines = self.seals = self.heads = self.removed = self.misdated = 0
        self.removals = _removals()
        self.noted: list[Gap] | None = None  # None: no heads, so the chain alone says that nothing was taken out
        self.gaps: list[str] = []
        self.left_out: list[Gap] = []

    def seal(self, seal: Seal, head: str | None) -> None:
        """Checks one seal: its number, its lines, their order, its chain value, and the one kept outside."""
        if seal.number != self.number + 1 and not self._goes_on(seal):
            self._no(seal, "seal removed", f"Seal {self.number + 1} is missing; seal {seal.number} comes instead.")
        ids, digests = ids_of(bytes(seal.ids)), bytes(seal.digests)
        if not len(ids) == seal.lines == len(digests) // 16:
            self._no(seal, "seal changed", f"Seal {seal.number} names another number of lines than it says.")
        if seal.server != self.server:  # after a dump and restore: transactions count from the beginning
            self.server, self.upto = seal.server, (0, 0)
        rows = rows_of(ids, seal.at)
        for at, number in enumerate(ids):
            self._line(seal, number, rows.get(number), digests[16 * at : 16 * at + 16])
        if seal.chain != (chain := _chain(self.chain, seal)):
            self._no(seal, "seal changed", f"Seal {seal.number} does not follow from its lines and the seal before.")
        if head is not None and head != chain.hex():
            self._no(seal, "chain rewritten", f"Seal {seal.number} is another than the one kept outside the database.")
        self.number, self.chain, self.floor, self.seals = seal.number, chain, seal.floor_id, self.seals + 1
        self.upto = (seal.upto_xid, seal.upto_id)
        self.heads += head is not None
        if self.progress:
            self.progress(self.lines, self.all)

    def _goes_on(self, seal: Seal) -> bool:
        """Whether the seals that are missing before this one were left out by a restore, and not taken out since."""
        if self.noted is None:
            if seal.number < self.number or bytes(seal.chain) != _chain(self.chain, seal):
                return False
            self.gaps.append(f"Seals {self.number + 1} to {seal.number - 1} were never in it, as the chain says.")
            return True
        for gap in self.noted:
            if (gap.after, gap.after_chain, gap.upto) == (self.number, self.chain.hex(), seal.number - 1):
                self.left_out.append(gap)
                self.gaps.append(
                    f"Restored {gap.at[:19].replace('T', ' ')} UTC from what ended with seal {gap.after}: {gap.lines:,}"
                    f" lines under seals {gap.after + 1} to {gap.upto} are missing, as is noted beside the heads."
                )
                return True
        return False

    def _line(self, seal: Seal, number: int, row: tuple[Any, ...] | None, digest: bytes) -> None:
        if row is None and self._removed(number, digest):
            self._twice(number)
        elif row is None:
            self._no(seal, "line removed", f"Line {number} was removed; seal {seal.number} names it.", number)
        elif digest_of(row) != digest:
            self._no(seal, "line changed", f"Line {number} was changed after seal {seal.number} was put on it.", number)
        elif self._twice(number) or (row[1], number) <= self.upto:
            self._no(seal, "lines reordered", f"Line {number} stands out of order in seal {seal.number}.", number)
        else:
            self.upto = (row[1], number)
            self.lines += 1
            self.misdated += abs(row[2] - row[-1]) > OFF

    def _removed(self, number: int, digest: bytes) -> bool:
        """Whether a line of the ledger says that this one went with its month; remembers what its seal says of it."""
        one = next((one for one in self.removals if one.names(number)), None)
        if one is None or (number // 8 < len(self.seen) and self.seen[number // 8] & (1 << number % 8)):
            return False
        one.gone += 1
        one.sum.update(b"%d:%b" % (number, digest))
        self.removed += 1
        return True

    def removed_as_said(self) -> None:
        """Of each month that was removed exactly those lines are gone that the ledger named then, as it named them."""
        for one in self.removals:
            if (one.gone, one.sum.hexdigest()) != (one.lines, one.digest):
                words = (
                    f"Of {one.month} other lines are gone than the {one.lines:,} that were removed when it was over."
                )
                raise Found(Broken("line removed", words, line=one.first))

    def _twice(self, number: int) -> bool:
        """Whether a seal has named this line before; remembers it."""
        byte, bit = divmod(number, 8)
        if byte >= len(self.seen):
            self.seen.extend(bytes(max(byte + 1 - len(self.seen), 65536)))
        was = bool(self.seen[byte] & (1 << bit))
        self.seen[byte] |= 1 << bit
        return was

    def nothing_after(self, heads: dict[int, str]) -> None:
        """No chain value is kept outside whose seal is gone: then the end of the ledger was cut off."""
        heads = {n: head for n, head in heads.items() if not any(g.after < n <= g.upto for g in self.left_out)}
        if heads:
            first, last = min(heads), max(heads)
            raise Found(
                Broken(
                    "tail cut",
                    f"The ledger ends with seal {self.number}, but seals up to {last} were kept outside the database. "
                    f"Seal {first} is the first that is gone, with the lines after line {self.upto[1]}.",
                    seal=first,
                    line=self.upto[1],
                )
            )

    def nothing_between(self) -> None:
        """No line stands among the sealed ones that no seal names."""
        for number in _before(self.upto, self.floor):
            if number // 8 >= len(self.seen) or not self.seen[number // 8] & (1 << number % 8):
                words = f"Line {number} was put in among the sealed lines; no seal names it."
                raise Found(Broken("line inserted", words, line=number))

    def _no(self, seal: Seal, kind: Kind, sentence: str, line: int | None = None) -> None:
        first = next(iter(ids_of(bytes(seal.ids))), None)
        raise Found(Broken(kind, sentence, seal=seal.number, line=line if line is not None else first))


class _Removal:
    """A month that was removed: the lines that its own line names, and those found gone."""

    def __init__(self, said: dict[str, Any]) -> None:
        self.month, self.lines, self.digest = str(said["month"]), int(said["lines"]), str(said["digest"])
        self.first, self.last, self.but = int(said["first"]), int(said["last"]), frozenset(said["but"])
        self.gone, self.sum = 0, hashlib.sha256()

    def names(self, number: int) -> bool:
        """Whether this line went with the month."""
        return self.first <= number <= self.last and number not in self.but


def _removals() -> list[_Removal]:
    """The months that were removed, in the order in which they went: each line also says what older ones had said."""
    lines = Line.objects.filter(event="ledger:month:removed").order_by("id")
    said = [one for data in lines.values_list("data", flat=True) for one in (*data["carried"], data)]
    return [_Removal(one) for one in said]


def ids_of(ids: bytes) -> list[int]:
    """The numbers of the lines in a seal, in sealed order."""
    return [number for (number,) in struct.iter_unpack(">q", ids[: len(ids) // 8 * 8])]


def rows_of(ids: list[int], near: datetime | None = None, table: str = "ledger_line") -> dict[int, tuple[Any, ...]]:
    """The lines of a seal by number, with their data as the text that PostgreSQL keeps of it.

    They are looked for `near` the time of the seal first: in one month or two, not in all.
    """
    around = [] if near is None else [near - NEAR, near + NEAR]
    columns = 'id, xid, at, event, "by", ori, device, subject, outcome, clause, data::text, written_at'
    wanted = f"SELECT {columns} FROM {table} WHERE id = ANY(%s)"  # noqa: S608 (our own names)
    with connection.cursor() as cursor:
        cursor.execute(wanted + (" AND at BETWEEN %s AND %s" if around else ""), [ids, *around])
        found = {row[0]: row for row in cursor.fetchall()}
    if around and (others := [number for number in ids if number not in found]):
        found |= rows_of(others)
    return found


def _before(upto: tuple[int, int], floor: int) -> Iterator[int]:
    """The numbers of all lines up to where the seals reach."""
    last, some = 0, [0]
    while some:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM ledger_line WHERE id > %s AND (id <= %s OR (xid, id) <= (%s, %s)) ORDER BY id LIMIT %s",
                [last, floor, *upto, AT_A_TIME],
            )
            some = [number for (number,) in cursor.fetchall()]
        yield from some
        last = some[-1] if some else last


def digest_of(row: tuple[Any, ...]) -> bytes:
    """Sixteen bytes that stand for all columns of a line, each with its length in front."""
    at, written = ((moment - EPOCH) // timedelta(microseconds=1) for moment in (row[2], row[-1]))
    whole = bytearray()
    for value in (row[0], row[1], at, *row[3:-1], written):
        text = str(value).encode()
        whole += b"%d:%b" % (len(text), text)
    return hashlib.sha256(whole).digest()[:16]


def _chain(before: bytes, seal: Seal) -> bytes:
    """The chain value that follows from the one before and from all that the seal says."""
    at = (seal.at - EPOCH) // timedelta(microseconds=1)
    said = struct.pack(">6q", seal.number, at, seal.server, seal.upto_xid, seal.upto_id, seal.floor_id)
    return hashlib.sha256(before + said + bytes(seal.ids) + bytes(seal.digests)).digest()

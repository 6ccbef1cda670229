"""Whole columns of a batch as PostgreSQL arrays in its binary form: what `unnest` takes apart again at the least cost.

A text of JSON has to be read letter by letter, with a table of its fields for each row; this has not
(docs/decisions/0003-the-exchange.md has the figures). For the few statements that every batch of messages needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from struct import Struct

from psycopg.adapt import Buffer, Dumper
from psycopg.pq import Format

_HEAD = Struct("!iiIii")  # dimensions, has nulls, type of an element, how many, first place
_INT8, _INT4, _LENGTH = Struct("!iq"), Struct("!ii"), Struct("!i")
_INT8_OID, _TEXT_OID, _DATE_OID, _TIME_OID = 20, 25, 1082, 1184
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # PostgreSQL's
_DAY_ONE = _EPOCH.toordinal()


class Column(bytes):
    """An array in binary form; which one, its subclass says."""

    oid = 0


class Int8s(Column):
    """bigint[]"""

    oid = 1016


class Texts(Column):
    """text[]"""

    oid = 1009


class Dates(Column):
    """date[]"""

    oid = 1182


class Times(Column):
    """timestamptz[]"""

    oid = 1185


def int8s(values: Sequence[int]) -> Int8s:
    """Whole numbers as bigint[]."""
    pack = _INT8.pack
    return Int8s(_HEAD.pack(1, 0, _INT8_OID, len(values), 1) + b"".join([pack(8, one) for one in values]))


def texts(values: Sequence[str]) -> Texts:
    """Texts as text[]. They may hold anything but the zero byte, which PostgreSQL refuses."""
    pack = _LENGTH.pack
    parts: list[bytes] = [_HEAD.pack(1, 0, _TEXT_OID, len(values), 1)]
    for one in values:
        raw = one.encode()
        parts += (pack(len(raw)), raw)
    return Texts(b"".join(parts))


def words(values: Sequence[str]) -> Texts:
    """The same, for columns that mostly hold what they held before: codes, names of agencies. Half the cost."""
    return Texts(_HEAD.pack(1, 0, _TEXT_OID, len(values), 1) + b"".join(map(_word, values)))


@lru_cache(maxsize=8192)
def _word(text: str) -> bytes:
    raw = text.encode()
    return _LENGTH.pack(len(raw)) + raw


def dates(values: Sequence[date]) -> Dates:
    """Days as date[]."""
    pack = _INT4.pack
    days = [pack(4, one.toordinal() - _DAY_ONE) for one in values]
    return Dates(_HEAD.pack(1, 0, _DATE_OID, len(values), 1) + b"".join(days))


def times(values: Sequence[datetime]) -> Times:
    """Moments, aware, as timestamptz[]; to the microsecond."""
    pack = _INT8.pack
    return Times(_HEAD.pack(1, 0, _TIME_OID, len(values), 1) + b"".join([pack(8, _micros(one)) for one in values]))


def _micros(at: datetime) -> int:
    since = at - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


class _AsItIs(Dumper):
    """A column is written already."""

    format = Format.BINARY

    def dump(self, obj: Column) -> Buffer:
        return obj


class Int8sDumper(_AsItIs):
    """For the driver."""

    oid = Int8s.oid


class TextsDumper(_AsItIs):
    """For the driver."""

    oid = Texts.oid


class DatesDumper(_AsItIs):
    """For the driver."""

    oid = Dates.oid


class TimesDumper(_AsItIs):
    """For the driver."""

    oid = Times.oid


DUMPERS = ((Int8s, Int8sDumper), (Texts, TextsDumper), (Dates, DatesDumper), (Times, TimesDumper))

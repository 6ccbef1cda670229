"""Facts of the exchange: each message as it came, each answer as it left. Rows are added, never changed.

No foreign keys here on purpose: a key check a row would cost more than the row. Ids come from sessions that
the database has vouched for (people.LinkSession).
"""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models.functions import Now

ZERO = "\u2400"


def as_text(raw: bytes) -> str:
    """Any bytes as text that the database can keep: a character a byte, and a sign of its own for the zero byte."""
    return raw.decode("latin-1").replace("\0", ZERO)


def as_bytes(text: str) -> bytes:
    """The bytes that `as_text` was given."""
    return text.replace(ZERO, "\0").encode("latin-1")


class Message(models.Model):
    """A message as a device sent it, all bytes, and what the device was told about it, byte for byte.

    Known by device and reference: that is how a message sent again is recognized, and a message has one answer
    (invariants 1 and 2). Numbers and times only rise within a process, so block ranges find them: a second tree would
    cost more than the row. The table stands by month (0002), so that a month goes as a whole when its time is over; the
    month is that of the session, so that a message sent again in its session always meets itself.
    """

    ONLY_ADDED_TO = True  # by what faces terminals and browsers (leads/database/roles.py)
    pk = models.CompositePrimaryKey("device_id", "reference", "month")
    month = models.DateField()  # its first day: that in which the session began, in UTC
    device_id = models.BigIntegerField()
    reference = models.TextField()  # the sender's own tag, once per device
    id = models.BigIntegerField()  # for people; taken from the database in blocks (0002)
    person_id = models.BigIntegerField()
    session_id = models.BigIntegerField()
    key = models.TextField()
    raw = models.TextField()  # one character a byte (Latin-1), so that any bytes can be kept
    received_at = models.DateTimeField()
    number = models.IntegerField()  # the device's output count: a gap shows a lost message
    outcome = models.TextField()  # "hit", "no record", "entered", "refused", "parked" …
    answer = models.TextField()
    answered_at = models.DateTimeField()

    class Meta:
        indexes = [
            BrinIndex(fields=["id"], name="message_by_number", pages_per_range=16, autosummarize=True),
            BrinIndex(fields=["answered_at"], name="message_by_time", pages_per_range=16, autosummarize=True),
        ]

    @property
    def as_sent(self) -> bytes:
        """The bytes that came over the link."""
        return as_bytes(self.raw)


class InquiryKey(models.Model):
    """A key that a recent inquiry asked for; a later entry is compared with it (delayed hit).

    Written by the thousand, read once an entry: so a bloom filter for each run of pages and no tree. The database
    has no primary key here (0002); what Django takes for one is never asked for. The table stands by day, for a day
    that no look back reaches any more is forgotten as a whole.
    """

    pk = models.CompositePrimaryKey("key", "device_id", "reference", "day")
    day = models.DateField()  # of the answer, in UTC
    key = models.TextField()
    device_id = models.BigIntegerField()
    reference = models.TextField()

    class Meta:
        indexes = [
            BrinIndex(
                fields=["key"],
                name="inquiry_key_bloom",
                # Some 120 rows stand on a page. Stock filters expect a tenth of that, and so let everything pass.
                opclasses=["text_bloom_ops(n_distinct_per_range=2000, false_positive_rate=0.001)"],
                pages_per_range=16,
                autosummarize=True,
            )
        ]


class Parked(models.Model):
    """A message that made the code fail, kept whole for a person. It is never lost and blocks nothing."""

    message_id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_default=Now())
    error = models.TextField()  # for the Department only; the terminal is told the number
    settled_at = models.DateTimeField(null=True)
    settled_by = models.TextField(default="")
    settled_how = models.TextField(default="")

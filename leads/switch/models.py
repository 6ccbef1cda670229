"""Facts of the exchange: each message as it came, each answer as it left. Rows are added, never changed.

No foreign keys here on purpose: a key check a row would cost more than the row. Ids come from sessions that
the database has vouched for (people.LinkSession).
"""

from django.db import models
from django.db.models.functions import Now


class Message(models.Model):
    """A message as a device sent it, all bytes, on disk before anything is done about it."""

    id = models.BigAutoField(primary_key=True)
    device_id = models.BigIntegerField()
    person_id = models.BigIntegerField()
    session_id = models.BigIntegerField()
    reference = models.TextField()  # the sender's own tag, once per device
    key = models.TextField()
    raw = models.BinaryField()
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["device_id", "reference"], name="a_reference_is_used_once_by_a_device")
        ]


class InquiryKey(models.Model):
    """A key that a recent inquiry asked for; a later entry is compared with it (delayed hit)."""

    pk = models.CompositePrimaryKey("key", "message_id")
    key = models.TextField()
    message_id = models.BigIntegerField()


class Answer(models.Model):
    """What a device was told about its message, byte for byte; a message has one answer. Invariants 1 and 2."""

    pk = models.CompositePrimaryKey("device_id", "number")
    device_id = models.BigIntegerField()
    number = models.IntegerField()  # the device's output count: a gap shows a lost message
    message_id = models.BigIntegerField()
    outcome = models.TextField()  # "hit", "no record", "entered", "refused", "parked" …
    payload = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message_id"], name="a_message_has_one_answer")]


class Kept(models.Model):
    """Something that comes to a device by itself: kept, and sent at each sign-on, until the device acknowledges it."""

    id = models.BigAutoField(primary_key=True)
    device_id = models.BigIntegerField()
    key = models.TextField(default="SM")  # message key under which it comes
    outcome = models.TextField()  # "delayed hit", "notice"
    text = models.TextField()
    data = models.JSONField(default=dict)
    posted_at = models.DateTimeField()
    sent_number = models.IntegerField(null=True)  # the device's output count when it was last sent
    sent_session = models.BigIntegerField(null=True)  # the sign-on in which it was last sent
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["device_id", "id"], name="kept_for_device", condition=models.Q(acknowledged_at=None)),
            models.Index(fields=["device_id", "-sent_number"], name="kept_by_number"),
        ]


class Parked(models.Model):
    """A message that made the code fail, kept whole for a person. It is never lost and blocks nothing."""

    message_id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(db_default=Now())
    error = models.TextField()  # for the Department only; the terminal is told the number
    settled_at = models.DateTimeField(null=True)
    settled_by = models.TextField(default="")
    settled_how = models.TextField(default="")

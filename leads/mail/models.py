"""Facts of the mail: what waits for a device. No foreign keys, so that whoever tells something lies above."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Kept(models.Model):
    """Something that comes to a device by itself: kept, and sent at each sign-on, until the device acknowledges it."""

    id = models.BigAutoField(primary_key=True)
    device_id = models.BigIntegerField()
    key = models.TextField(default="SM")  # message key under which it comes
    outcome = models.TextField()  # "delayed hit", "notice"
    text = models.TextField()
    data = models.JSONField(default=dict)
    files = ArrayField(models.TextField(), default=list)  # whose records' data it carries; none: the Department's words
    posted_at = models.DateTimeField()
    sent_number = models.IntegerField(null=True)  # the device's output count when it was last sent
    sent_session = models.BigIntegerField(null=True)  # the sign-on in which it was last sent
    acknowledged_at = models.DateTimeField(null=True)
    acknowledged_by = models.TextField(default="")  # user id of who was signed on there; "" for what was taken back

    class Meta:
        indexes = [
            models.Index(fields=["device_id", "id"], name="kept_for_device", condition=models.Q(acknowledged_at=None)),
            models.Index(fields=["device_id", "-sent_number"], name="kept_by_number"),
        ]

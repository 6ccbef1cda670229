"""Facts of batches that are given on a page of the console: the file, and its rows."""

from django.db import models
from django.db.models import Q

from leads.agencies.models import Agency
from leads.people.models import Person


class KeptBatch(models.Model):
    """A file of messages that a person gave on the console, until its rows have their results and its time is over."""

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="batches")  # nobody else reads it
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # for which it was given
    name = models.TextField()  # of the file, as the browser says it
    digest = models.TextField()  # of its content: under it rows have their references (batches/sent.py)
    given_at = models.DateTimeField()
    going_since = models.DateTimeField(null=True)  # rows are sent while a page of its person asks for it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "agency", "digest"], name="one_batch_of_a_content_a_person")
        ]


class BatchRow(models.Model):
    """One message of a batch: what it says, how it was looked over, and what became of it."""

    id = models.BigAutoField(primary_key=True)
    batch = models.ForeignKey(KeptBatch, on_delete=models.CASCADE, related_name="rows")
    number = models.IntegerField()  # as a spreadsheet or editor counts
    key = models.TextField()
    pairs = models.JSONField(default=list)  # let go once the row is done: what it said then stands in the record
    problems = models.JSONField(default=list)  # of the look before anything is sent: [{"sentence": …, "cure": …}]
    warnings = models.JSONField(default=list)
    sent_from = models.TextField(default="")  # the device, while the row was sent and has no result
    sent_at = models.DateTimeField(null=True)
    outcome = models.TextField(default="")  # blank while there is no result
    result = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="a_batch_has_each_row_once"),
            models.CheckConstraint(
                name="a_row_that_is_done_keeps_no_values",
                condition=Q(outcome__in=["", "refused", "parked"]) | Q(pairs=[]),
            ),
            models.CheckConstraint(
                name="a_row_has_a_result_or_is_left",
                condition=Q(outcome="", result__isnull=True)
                | (~Q(outcome="") & Q(result__isnull=False, sent_at__isnull=True)),
            ),
        ]

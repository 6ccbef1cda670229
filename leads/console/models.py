"""What the console itself keeps: one-time ways in, marks on answers, views of lists. Nothing governed."""

from __future__ import annotations

from django.db import models

from leads.people.models import Person


class WayIn(models.Model):
    """A one-time link into a fictional state; only its digest is kept."""

    digest = models.BinaryField(unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)


class Mark(models.Model):
    """That somebody looked at an answer: a hit with a caution acknowledged, or a hit that was not this one."""

    pk = models.CompositePrimaryKey("session", "number", "record")
    session = models.BigIntegerField()  # the sign-on that got the answer; nobody marks for another
    number = models.IntegerField()  # the device's output count, as on the answer
    record = models.TextField(default="")  # which of its hits; blank for an answer without one
    words = models.TextField(choices=[("seen", "Seen"), ("not this one", "Not this one")])
    person = models.ForeignKey(Person, on_delete=models.PROTECT)
    at = models.DateTimeField()


class SavedView(models.Model):
    """A view of the list of records under a name of its person's own: its filters, as they stand in the address."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    name = models.TextField()
    query = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "name"], name="one_view_of_a_name_a_person")]

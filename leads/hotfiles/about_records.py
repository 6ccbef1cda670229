"""Facts beside a record: what under it was located, who is not its person, who was told, what was acknowledged."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from leads.agencies.models import SAYS_SOMETHING, Agency
from leads.people.models import Person


class NotThisPerson(models.Model):
    """Somebody who was taken for the person of a record, and is not: who, how that was established, until when.

    Holds once a second person, of the record's agency, has confirmed it (not_this_person.py).
    """

    HOW = [
        ("fingerprints", "fingerprints"),
        ("photo", "a photograph"),
        ("dna", "DNA"),
        ("agency", "what the entering agency knows"),
    ]
    ENDS = [
        ("withdrawn", "It was withdrawn"),
        ("declined", "The record's agency did not confirm it"),
        ("number", "The record says one of its numbers now"),
    ]

    record = models.ForeignKey("hotfiles.Record", on_delete=models.PROTECT, related_name="notes")
    name = models.TextField()
    born = models.TextField()  # as DOB: 19800202
    numbers = models.JSONField()  # {"OLN": "…", "OLS": "IL"}: what tells this person apart from the record's
    how = models.TextField(choices=HOW)
    paper = models.TextField()  # what shows it, in hand when it was written
    established_on = models.DateField()
    ends_on = models.DateField()  # the last day on which it holds
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # that had the person before it
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField(null=True)  # the record's name or numbers were changed since: it is doubtful
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    ended_how = models.TextField(choices=ENDS, default="", db_default="")
    ended_why = models.TextField(default="", db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_note_says_who_is_meant_and_by_which_number",
                condition=Q(name__regex=SAYS_SOMETHING, born__regex="^[0-9]{8}$")
                & Q(numbers__has_any_keys=["FBI", "SID", "SOC", "OLN", "MNU"]),
            ),
            models.CheckConstraint(name="a_note_names_its_paper", condition=Q(paper__regex=SAYS_SOMETHING)),
            models.CheckConstraint(
                name="a_note_ends_once_it_was_established", condition=Q(ends_on__gte=F("established_on"))
            ),
            models.CheckConstraint(
                name="a_note_is_confirmed_by_somebody_else",
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False) & ~Q(confirmed_by=F("written_by")),
            ),
            models.CheckConstraint(
                name="a_note_ends_in_one_way",
                condition=Q(ended_at=None, ended_how="") | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
            ),
            models.CheckConstraint(
                name="a_withdrawn_note_says_why",
                condition=~Q(ended_how__in=["withdrawn", "declined"])
                | Q(ended_why__regex=SAYS_SOMETHING, ended_by__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["record"], name="note_of_record_holds", condition=Q(ended_at=None))]


class ToldOfMissing(models.Model):
    """That somebody whom the law names was told of a missing child, when, and how (told_of_missing.py)."""

    record = models.ForeignKey("hotfiles.Record", on_delete=models.PROTECT, related_name="told_of_missing")
    whom = models.TextField()  # a code of section_60_missing_children.WHOM
    told_at = models.DateTimeField()
    how = models.TextField()  # who was reached, by what means
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["record", "whom"], name="who_is_told_of_a_missing_child_is_kept_once"),
            models.CheckConstraint(name="who_was_reached_is_named", condition=Q(how__regex=SAYS_SOMETHING)),
            models.CheckConstraint(name="what_is_kept_as_told_was_told", condition=Q(told_at__lte=F("said_at"))),
        ]


class Acknowledged(models.Model):
    """What a second party said to one difference that a cross-check showed; never changed."""

    VERDICTS = [("matches", "The report says what the record says"), ("wrong", "The record is wrong")]

    record = models.ForeignKey("hotfiles.Record", on_delete=models.PROTECT, related_name="acknowledged")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    item = models.TextField()  # the item beside which it stood: "VIN"
    mark = models.TextField()  # under which it was acknowledged, made of its words
    words = models.TextField()
    entered = models.TextField(default="", db_default="")  # both sides, where the difference has two
    known = models.TextField(default="", db_default="")
    verdict = models.TextField(choices=VERDICTS)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_acknowledged_difference_says_what_and_how",  # 1240.60(a)(5) check
                condition=Q(words__regex=SAYS_SOMETHING, mark__regex=SAYS_SOMETHING, verdict__in=["matches", "wrong"]),
            ),
        ]


class InactiveRecord(models.Model):
    """That a record which ended in its time still answers a specific inquiry, as inactive and never as a hit.

    The row is the whole of it: while it is there the record answers so, and once it is gone never again.
    """

    record = models.OneToOneField(
        "hotfiles.Record", on_delete=models.PROTECT, primary_key=True, related_name="inactive"
    )
    since = models.DateField()  # the first day on which it no longer held, as its agency counts days
    until = models.DateField()  # first day, as UTC counts days, on which it answers nothing
    keys = ArrayField(models.TextField())  # of its numbers alone, no names

    class Meta:
        constraints = [
            models.CheckConstraint(name="what_is_kept_inactive_ends_after_it_began", condition=Q(until__gt=F("since"))),
        ]
        indexes = [
            GinIndex(fields=["keys"], name="inactive_is_found"),
            models.Index(fields=["until"], name="inactive_is_over"),
        ]


class AddOnLocated(models.Model):
    """That another agency has found what stands under a record, such as a boat's trailer; the last word holds.

    It says nothing of what the record itself is about, and goes when the add-on leaves the record.
    """

    addition = models.ForeignKey("hotfiles.RecordAddition", on_delete=models.PROTECT, related_name="located")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # that found it
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    day = models.TextField()  # DOL
    case_number = models.TextField()  # LCA

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="what_was_added_on_is_located_on_a_day_under_a_case",
                condition=Q(day__regex="^[0-9]{8}$", case_number__regex=SAYS_SOMETHING),
            ),
        ]

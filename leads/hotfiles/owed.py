"""What an agency owes of its records: duties to correct, to end and to tell; reviews, and what it answered in them."""

from django.db import models
from django.db.models import F, Q

from leads.agencies.models import SAYS_SOMETHING, Agency
from leads.people.models import Person


class Duty(models.Model):
    """What an agency has to do about one of its records since it was told: correct it, or end it.

    When it is due is a fact of the day on which word came: a table of shifts that changes later moves nothing.
    """

    KINDS = [("correct", "Correct or remove it"), ("cancel", "Clear or cancel it")]
    SOURCES = [
        ("check", "its second party"),
        ("agency", "another agency"),
        ("department", "the Department"),
        ("locate", "a locate"),
        ("own", "the agency itself"),
    ]
    ENDS = [
        ("modified", "The record was modified"),
        ("ended", "The record ended"),
        ("right", "The record is right as it stands"),
        ("withdrawn", "What was told was withdrawn"),
    ]

    record = models.ForeignKey("hotfiles.Record", on_delete=models.PROTECT, related_name="duties")
    kind = models.TextField(choices=KINDS)
    source = models.TextField(choices=SOURCES)
    why = models.TextField()  # in the words of whoever told
    # By its code: what is wrong, and no other change mends it; or what names the add-on that was located.
    field = models.TextField(default="", db_default="")
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    teller = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")  # the agency of who told
    due_at = models.DateTimeField()  # the end of the shift or work period in which word came
    devices = models.IntegerField(null=True)  # of its agency, that were told; 0: none, so somebody has to call
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # None: LEADS itself
    ended_how = models.TextField(choices=ENDS, default="", db_default="")
    ended_why = models.TextField(default="", db_default="")  # the paper that shows that the record is right

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "kind", "source", "teller", "field"],
                condition=Q(ended_at=None),
                name="an_agency_tells_one_thing_of_a_record_at_a_time",
            ),
            models.CheckConstraint(name="a_duty_says_what_for", condition=Q(why__regex=SAYS_SOMETHING)),
            models.CheckConstraint(name="a_duty_is_due_once_it_is_told", condition=Q(due_at__gte=F("told_at"))),
            models.CheckConstraint(
                name="a_duty_ends_in_one_way",
                condition=Q(ended_at=None, ended_how="") | (Q(ended_at__isnull=False) & ~Q(ended_how="")),
            ),
            models.CheckConstraint(
                name="right_as_it_stands_names_its_paper",  # 1240.60(a)(5) correct
                condition=~Q(ended_how="right")
                | Q(kind="correct", ended_why__regex=SAYS_SOMETHING, ended_by__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], name="duty_is_open", condition=Q(ended_at=None)),
            models.Index(fields=["record"], name="duty_of_record_is_open", condition=Q(ended_at=None)),
            models.Index(fields=["ended_at"], name="duty_ended_late", condition=Q(ended_at__gt=F("due_at"))),
        ]


class Review(models.Model):
    """Quality control that the Department starts over a drawn set of records: a month's validation, or any other."""

    KINDS = [("validation", "Validation"), ("quality", "Quality control")]

    kind = models.TextField(choices=KINDS)
    month = models.DateField(null=True)  # of a validation: its first day
    title = models.TextField()
    question = models.TextField()  # what agencies look for, in the Department's words
    started_at = models.DateTimeField()
    started_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")  # None: LEADS itself
    due_on = models.DateField()  # the last day on which an answer is in time
    lapses_on = models.DateField(null=True)  # from this day on records without an answer are removed; None: never
    reminded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["month"], condition=Q(kind="validation"), name="a_month_is_validated_in_one_list"
            ),
            models.CheckConstraint(
                name="only_a_validation_has_a_month",
                condition=Q(kind="validation", month__isnull=False) | Q(kind="quality", month=None),
            ),
            models.CheckConstraint(
                name="quality_control_is_started_by_somebody_and_says_what_for",  # 1240.70(c)
                condition=Q(kind="validation") | Q(started_by__isnull=False, question__regex=SAYS_SOMETHING),
            ),
            models.CheckConstraint(
                name="nothing_lapses_before_its_answer_is_due",
                condition=Q(lapses_on=None) | Q(lapses_on__gt=F("due_on")),
            ),
        ]


class ReviewItem(models.Model):
    """One record in a review: what its agency answered, from which paper."""

    ANSWERS = [
        ("valid", "Valid as it stands"),
        ("modified", "Modified, and valid"),
        ("removed", "Not valid: removed"),
        ("lapsed", "Not answered: removed"),
    ]

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="items")
    record = models.ForeignKey("hotfiles.Record", on_delete=models.PROTECT, related_name="reviewed")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(choices=ANSWERS, default="", db_default="")
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    paper = models.TextField(default="", db_default="")  # in hand when it was answered
    said = models.TextField(default="", db_default="")  # whom the agency asked; or why the record is not valid

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "record"], name="a_record_stands_in_a_review_once"),
            models.CheckConstraint(
                name="an_answer_says_when_and_by_whom",
                condition=Q(answer="", answered_at=None, answered_by=None)
                | Q(answer="lapsed", answered_at__isnull=False, answered_by=None)
                | Q(answer__in=["valid", "modified", "removed"], answered_at__isnull=False, answered_by__isnull=False),
            ),
            models.CheckConstraint(
                name="valid_is_said_from_a_paper_in_hand",  # 1240.70(a)
                condition=~Q(answer__in=["valid", "modified"]) | Q(paper__regex=SAYS_SOMETHING),
            ),
        ]
        indexes = [
            models.Index(fields=["agency", "review"], name="review_awaits_agency", condition=Q(answer="")),
            models.Index(fields=["record"], name="review_awaits_record", condition=Q(answer="")),
            models.Index(
                fields=["record"], name="review_removed_record", condition=Q(answer__in=["removed", "lapsed"])
            ),
        ]

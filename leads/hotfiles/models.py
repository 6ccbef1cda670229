"""Facts of the hot files: one Record for all files, and the keys under which those that can hit are found."""

from django.db import models
from django.db.models import F, Q

from leads.agencies.models import SAYS_SOMETHING, Agency
from leads.hotfiles.about_records import Acknowledged, AddOnLocated, InactiveRecord, NotThisPerson, ToldOfMissing
from leads.hotfiles.attachments.models import Attachment, Content
from leads.hotfiles.batches.models import BatchRow, KeptBatch
from leads.people.models import Person

STATES = [
    ("active", "Active"),
    ("located", "Located"),
    ("cleared", "Cleared"),
    ("cancelled", "Cancelled"),
    ("retired", "Retired"),
]
CAN_HIT = ("active", "located")
__all__ = (
    "CAN_HIT", "STATES", "Acknowledged", "AddOnLocated", "Attachment", "BatchRow", "Content", "Duty", "InactiveRecord",
    "KeptBatch", "NotThisPerson", "Record", "RecordAddition", "RecordChange", "RecordKey", "Review", "ReviewItem",
    "ToldOfMissing",
)  # fmt: skip


class Record(models.Model):
    """One hot file record. `values` is filled only through the file's declared fields (hotfiles/files/)."""

    id = models.BigAutoField(primary_key=True)
    number = models.TextField(unique=True)  # the state's own number: file letter, 99, seven digits or more
    file = models.TextField()  # "stolen_vehicle": the module in hotfiles/files/
    key = models.TextField()  # message key of the entry, "EV-A": its suffix says latent prints, armed, caution
    state = models.TextField(choices=STATES, default="active")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="records")
    case_number = models.TextField(default="")  # OCA
    values = models.JSONField(default=dict)
    warnings = models.JSONField(default=list)  # what the edits accepted but flagged, in words
    support = models.TextField()  # kind of document behind it, 1240.60(a)(2)
    support_at = models.TextField()  # where it is at hand day and night
    facts_known_at = models.DateTimeField(null=True)  # 1240.60(a)(3), 1240.60(a)(4)
    # After its time, by the limit in force then: 1240.60(a)(3); and what emergency kept a warrant: 1240.60(a)(4)
    entered_late = models.BooleanField(default=False, db_default=False)
    late_why = models.TextField(default="", db_default="")
    entered_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="entered_records")
    check_from = models.DateTimeField()  # the day of the second-party check counts from here: entry, or what undid one
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="checked_records")
    check_items = models.JSONField(default=list)  # what the second party compared, item by item
    # What a second party found to differ from the report, until it is mended or withdrawn (differs.py, finding.py).
    different_at = models.DateTimeField(null=True)
    different_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="found_different")
    different_items = models.JSONField(null=True)  # [{"code": "VIN", "words": "Vehicle number (VIN)"}]
    different_says = models.TextField(default="", db_default="")  # what the report says instead, in the finder's words
    validated_at = models.DateTimeField(null=True)
    validated_by = models.TextField(default="")  # VLN
    changed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_why = models.TextField(default="")
    # Who found the person or thing last; when and under which case is among the values (DOL, LCA, DIS).
    located_by = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, related_name="located_records")
    retire_on = models.DateField(null=True)
    # After a restore: the moment of the backup, and since then nobody of its agency has said that it still holds …
    unconfirmed_since = models.DateTimeField(null=True)
    held_back = models.BooleanField(default=False, db_default=False)  # … and it is known to have ended: it hits nowhere
    removal_told = models.DateField(null=True)  # the day of its removal of which its agency was told ahead
    # Removed for a serious error, and whoever had a hit on it is not told yet (switch/taken_back.py).
    hits_owed = models.BooleanField(default=False, db_default=False)
    looked_back_at = models.DateTimeField(null=True)  # empty: the look back over recent inquiries is still owed
    noted = models.BooleanField(default=False, db_default=False)  # it has or had a NotThisPerson: a hit looks for it
    lacks_told_at = models.DateTimeField(null=True)  # a month after entry: its agency was told what it lacks

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="second_party_is_someone_else",  # 1240.60(a)(5) check
                condition=Q(checked_by=None) | ~Q(checked_by=F("entered_by")),
            ),
            models.CheckConstraint(
                name="a_check_has_person_and_time",
                condition=Q(checked_by=None, checked_at=None) | Q(checked_by__isnull=False, checked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_check_is_due_from_entry_or_later",
                condition=Q(check_from__gte=F("entered_at")),
            ),
            models.CheckConstraint(
                name="a_finding_has_person_time_and_items",
                condition=Q(different_at=None, different_by=None, different_items=None, different_says="")
                | Q(different_at__isnull=False, different_by__isnull=False, different_items__isnull=False)
                & ~Q(different_items=[]),
            ),
            models.CheckConstraint(
                name="who_enters_does_not_find_it_different",
                condition=Q(different_by=None) | ~Q(different_by=F("entered_by")),
            ),
            models.CheckConstraint(
                name="what_differs_does_not_count_as_checked",  # 1240.60(a)(5) check
                condition=Q(different_at=None) | Q(checked_at=None),
            ),
            models.CheckConstraint(
                name="a_record_is_supported_by_a_paper_that_is_at_hand",  # 1240.60(a)(2)
                condition=Q(support__in=["DOCUMENT", "WARRANT", "COMPLAINT"], support_at__regex=SAYS_SOMETHING),
            ),
            models.CheckConstraint(
                name="a_located_record_says_by_whom",
                condition=~Q(state="located") | Q(located_by__isnull=False),
            ),
            models.CheckConstraint(
                name="an_ended_record_says_when",
                condition=Q(state__in=CAN_HIT, ended_at=None) | (~Q(state__in=CAN_HIT) & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="what_comes_late_comes_after_its_facts",  # 1240.60(a)(3), 1240.60(a)(4)
                condition=Q(entered_late=False)
                | Q(facts_known_at__isnull=False, facts_known_at__lt=F("entered_at"))
                | (Q(facts_known_at=None) & ~Q(support="WARRANT")),
            ),
            models.CheckConstraint(
                name="a_record_is_held_back_since_a_restore",
                condition=Q(held_back=False) | Q(unconfirmed_since__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["agency", "id"], name="record_to_look_at", condition=Q(unconfirmed_since__isnull=False)
            ),
            models.Index(
                fields=["check_from"], name="record_awaits_check", condition=Q(checked_at=None, state__in=CAN_HIT)
            ),
            models.Index(
                fields=["ended_at"], name="record_ended_unchecked", condition=Q(checked_at=None, ended_at__isnull=False)
            ),
            models.Index(
                fields=["agency", "entered_at"], name="record_of_agency_can_hit", condition=Q(state__in=CAN_HIT)
            ),
            models.Index(fields=["entered_at"], name="record_came_late", condition=Q(entered_late=True, late_why="")),
            models.Index(
                fields=["retire_on"], name="record_retires", condition=Q(state__in=CAN_HIT, retire_on__isnull=False)
            ),
            models.Index(
                fields=["entered_at"],
                name="record_may_lack",
                condition=Q(file__in=["missing_person", "unidentified_person"], state__in=CAN_HIT, lacks_told_at=None),
            ),
            models.Index(fields=["agency", "-entered_at"], name="record_of_agency"),
            models.Index(fields=["agency", "case_number"], name="record_of_case"),
            models.Index(fields=["id"], name="record_owes_look_back", condition=Q(looked_back_at=None)),
            models.Index(fields=["id"], name="record_hits_are_owed", condition=Q(hits_owed=True)),
        ]

    def __str__(self) -> str:
        return self.number


class RecordKey(models.Model):
    """A key under which a record that can hit is found; the database removes the keys of one that can't."""

    pk = models.CompositePrimaryKey("key", "record_id")
    key = models.TextField()
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="keys")
    sketch = models.TextField(db_default="")  # beside a key that many share: what is compared first (sketches.py)


class RecordAddition(models.Model):
    """What came to a record after its entry and stands beside its values: another name, birth date, license, vehicle.

    `kind` is one that the record's file declares (leads/hotfiles/declare/additions.py). It hits as the record does, and
    ends with it. What was taken off stays here, so that any day's record can be told.
    """

    WHOSE = [
        ("own", "Of whom or what the record is about"),
        ("stolen", "Somebody else's, whom the person has used"),
        ("impostor", "An impostor's, who uses the identity of whom the record is about"),
    ]

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="additions")
    kind = models.TextField()
    whose = models.TextField(choices=WHOSE, default="own", db_default="own")
    number = models.PositiveSmallIntegerField()  # which one of its kind it is in the record: never given again
    values = models.JSONField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_off_at = models.DateTimeField(null=True)
    taken_off_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["record", "kind", "whose", "number"], name="an_addition_has_a_number_of_its_own_in_the_record"
            ),
            models.UniqueConstraint(
                fields=["record", "kind", "whose", "values"],
                condition=Q(taken_off_at=None),
                name="nothing_stands_on_a_record_twice",
            ),
            models.CheckConstraint(
                name="an_addition_says_whose_it_is", condition=Q(whose__in=["own", "stolen", "impostor"])
            ),
            models.CheckConstraint(
                name="an_addition_says_something", condition=~Q(values={}) & ~Q(kind="") & Q(number__gte=1)
            ),
            models.CheckConstraint(
                name="what_was_taken_off_says_when_and_by_whom",
                condition=Q(taken_off_at=None, taken_off_by=None)
                | Q(taken_off_at__isnull=False, taken_off_by__isnull=False),
            ),
            models.CheckConstraint(
                name="nothing_is_taken_off_before_it_came",
                condition=Q(taken_off_at=None) | Q(taken_off_at__gte=F("added_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["record"], name="addition_stands", condition=Q(taken_off_at=None)),
        ]


class RecordChange(models.Model):
    """One step in a record's life, with its values as they were after it; never changed."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    # "enter", "modify", "validate", "check", "differs", "withdraw", "locate", "locate add-on", "look";
    # "clear", "cancel", "remove", "retire", "take out"
    act = models.TextField()
    why = models.TextField(default="")
    values = models.JSONField(default=dict)
    # The record's additions as they were after it, [[kind, whose, values]]; the database itself writes them down.
    additions = models.JSONField(default=list, db_default=[])

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_withdrawn_finding_says_why", condition=~Q(act="withdraw") | Q(why__regex=SAYS_SOMETHING)
            ),
            models.CheckConstraint(
                name="a_removal_by_the_department_says_why",  # 1240.60(a)(5) serious
                condition=~Q(act="remove") | Q(why__regex=SAYS_SOMETHING),
            ),
        ]


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

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="duties")
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
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="reviewed")
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

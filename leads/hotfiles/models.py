"""Facts of the hot files: one Record for all files, and the keys under which those that can hit are found."""

from django.db import models
from django.db.models import F, Q, Value

from leads.agencies.models import SAYS_SOMETHING, Agency
from leads.hotfiles.about_records import Acknowledged, AddOnLocated, InactiveRecord, NotThisPerson, ToldOfMissing
from leads.hotfiles.attachments.models import Attachment, Content
from leads.hotfiles.batches.models import BatchRow, KeptBatch
from leads.hotfiles.declare.additions import Added
from leads.hotfiles.lists import HAVE_LISTS, LISTS, rows_of, together
from leads.hotfiles.owed import Duty, Review, ReviewItem
from leads.hotfiles.said import Said
from leads.people.models import Person

STATES = [
    ("active", "Active"),
    ("located", "Located"),
    ("cleared", "Cleared"),
    ("cancelled", "Cancelled"),
    ("retired", "Retired"),
]
CAN_HIT = ("active", "located")
NO_LISTS = ~Q(plain__has_any_keys=sorted(LISTS))  # each value of them is a row: RecordAddition
__all__ = (
    "CAN_HIT", "STATES", "Acknowledged", "AddOnLocated", "Attachment", "BatchRow", "Content", "Duty", "InactiveRecord",
    "KeptBatch", "KeysMade", "NotThisPerson", "Record", "RecordAddition", "RecordChange", "RecordKey", "Review",
    "ReviewItem", "ToldOfMissing",
)  # fmt: skip


class Record(Said):
    """One hot file record. `values` is filled only through the file's declared fields (hotfiles/files/).

    Whoever changes a list keeps it with `keep_lists` (acts/kept_lists.py), in the transaction in which it is saved.
    """

    id = models.BigAutoField(primary_key=True)
    number = models.TextField(unique=True)  # the state's own number: file letter, 99, seven digits or more
    file = models.TextField()  # "stolen_vehicle": the module in hotfiles/files/
    key = models.TextField()  # message key of the entry, "EV-A": its suffix says latent prints, armed, caution
    state = models.TextField(choices=STATES, default="active")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="records")
    case_number = models.TextField(default="")  # OCA
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
    # What of it is not mended yet: [{"code": "VIN", "words": "Vehicle number (VIN)", "fields": ["VIN"]}]
    different_items = models.JSONField(null=True)
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
    # Ended as never right, and whoever had a hit on it is not told yet (acts/never_right.py, switch/taken_back.py).
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
            models.CheckConstraint(name="each_value_of_a_list_is_a_row_of_its_own", condition=NO_LISTS),
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

    def _read(self) -> dict[str, str]:
        return together(self.plain, rows_of(self.pk) if self.file in HAVE_LISTS else ()).values


class RecordKey(models.Model):
    """A key under which a record that can hit is found; the database removes the keys of one that can't."""

    pk = models.CompositePrimaryKey("key", "record_id")
    key = models.TextField()
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="keys")
    sketch = models.TextField(db_default="")  # beside a key that many share: what is compared first (sketches.py)


class KeysMade(models.Model):
    """Which LEADS made the keys and sketches that stand on file: one row (keys_made.py)."""

    version = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(Value(1), name="keys_on_file_are_of_one_version")]


class RecordAddition(models.Model):
    """A value of a record's list, however it came; or what came by supplement and stands beside its values.

    `kind` is the code of a list (lists.py), or one that the record's file declares (declare/additions.py). It hits as
    the record does, and ends with it. What was taken off stays here, so that any day's record can be told.
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


class RecordChange(Said):
    """One step in a record's life, with its values as they were after it; never changed."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    # "enter", "modify", "validate", "check", "differs", "withdraw", "locate", "locate add-on", "look";
    # "clear", "cancel", "remove", "retire", "take out"
    act = models.TextField()
    why = models.TextField(default="")
    # The record's rows as they were after it, [[kind, whose, values]]; the database itself writes them down.
    additions = models.JSONField(default=list, db_default=[])
    # What a second party had found different and nobody had mended after it, as in Record; the database writes it too.
    different_items = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_withdrawn_finding_says_why", condition=~Q(act="withdraw") | Q(why__regex=SAYS_SOMETHING)
            ),
            models.CheckConstraint(
                name="a_removal_by_the_department_says_why",  # 1240.60(a)(5) serious
                condition=~Q(act="remove") | Q(why__regex=SAYS_SOMETHING),
            ),
            models.CheckConstraint(name="each_value_of_a_list_is_a_row_of_its_step", condition=NO_LISTS),
        ]

    @property
    def beside(self) -> tuple[Added, ...]:
        """What stood beside its values then."""
        return together(self.plain, self.additions).beside

    def _read(self) -> dict[str, str]:
        return together(self.plain, self.additions).values

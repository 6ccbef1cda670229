"""Facts of the hot files: one Record for all files, and the keys under which those that can hit are found."""

from django.db import models
from django.db.models import F, Q

from leads.agencies.models import SAYS_SOMETHING, Agency
from leads.people.models import Person

STATES = [
    ("active", "Active"),
    ("located", "Located"),
    ("cleared", "Cleared"),
    ("cancelled", "Cancelled"),
    ("retired", "Retired"),
]
CAN_HIT = ("active", "located")


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
    # A warrant that came after its day, by the limit in force then; and the emergency that kept it. 1240.60(a)(4)
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
    looked_back_at = models.DateTimeField(null=True)  # empty: the look back over recent inquiries is still owed

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
                name="what_comes_late_is_a_warrant_whose_facts_were_known",  # 1240.60(a)(4)
                condition=Q(entered_late=False)
                | Q(support="WARRANT", facts_known_at__isnull=False, facts_known_at__lt=F("entered_at")),
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
            models.Index(fields=["entered_at"], name="record_came_late", condition=Q(entered_late=True, late_why="")),
            models.Index(fields=["agency", "-entered_at"], name="record_of_agency"),
            models.Index(fields=["agency", "case_number"], name="record_of_case"),
            models.Index(fields=["id"], name="record_owes_look_back", condition=Q(looked_back_at=None)),
        ]

    def __str__(self) -> str:
        return self.number


class RecordKey(models.Model):
    """A key under which a record that can hit is found; the database removes the keys of one that can't."""

    pk = models.CompositePrimaryKey("key", "record_id")
    key = models.TextField()
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="keys")
    sketch = models.TextField(db_default="")  # beside a key that many share: what is compared first (sketches.py)


class RecordChange(models.Model):
    """One step in a record's life, with its values as they were after it; never changed."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True)
    # "enter", "modify", "validate", "check", "differs", "withdraw", "locate", "look";
    # "clear", "cancel", "remove", "retire"
    act = models.TextField()
    why = models.TextField(default="")
    values = models.JSONField(default=dict)

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

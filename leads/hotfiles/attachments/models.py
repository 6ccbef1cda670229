"""Facts: what was put beside a record, and its bytes as they came, kept under their hash."""

from django.db import models
from django.db.models import Q

from leads.agencies.models import SAYS_SOMETHING
from leads.people.models import Person

#: IMT: what an image is. Those of a make of vehicle or boat (V, B) stand beside no record.
IMAGE_KINDS = {"M": "Mugshot", "S": "Signature", "I": "Identifying image"}
#: An image of a record that is there once at a time; identifying images are several.
ONCE = ("M", "S")


class Content(models.Model):
    """Bytes as they came. The database takes none that have another hash than their row, and changes none."""

    sha256 = models.TextField(primary_key=True)  # in hexadecimal
    media = models.TextField()  # what the bytes are by themselves: "application/pdf", "image/png", "image/jpeg"
    size = models.IntegerField()
    width = models.IntegerField(default=0, db_default=0)  # in pixels; 0 of a PDF
    height = models.IntegerField(default=0, db_default=0)
    content = models.BinaryField()


class Attachment(models.Model):
    """One paper or image beside a record. It is never removed: what is taken back stays, with the reason."""

    WHAT = [("paper", "Paper behind the record"), ("image", "Image")]

    record = models.ForeignKey("hotfiles.Record", on_delete=models.PROTECT, related_name="attachments")
    what = models.TextField(choices=WHAT)
    kind = models.TextField()  # of a paper a code of SUP, of an image one of IMT
    number = models.TextField(null=True, unique=True)  # IMN: an image's own, I and nine digits
    says = models.TextField(default="", db_default="")  # the number that the paper bears
    taken_on = models.DateField(null=True)  # the day of the image
    content = models.ForeignKey(Content, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_why = models.TextField(default="", db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_paper_says_its_kind_and_number",  # 1240.60(a)(2)
                condition=~Q(what="paper")
                | Q(kind__in=["DOCUMENT", "WARRANT", "COMPLAINT"], says__regex=SAYS_SOMETHING, number=None),
            ),
            models.CheckConstraint(
                name="an_image_has_number_kind_and_day",
                condition=~Q(what="image")
                | Q(kind__in=list(IMAGE_KINDS), number__regex=r"^I99[0-9]{7,}$", taken_on__isnull=False),
            ),
            models.CheckConstraint(
                name="an_attachment_is_a_paper_or_an_image", condition=Q(what__in=["paper", "image"])
            ),
            models.CheckConstraint(
                name="what_is_taken_back_says_by_whom_and_why",
                condition=Q(taken_back_at=None, taken_back_by=None, taken_back_why="")
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False, taken_back_why__regex=SAYS_SOMETHING),
            ),
            models.UniqueConstraint(
                fields=["record", "kind"],
                condition=Q(what="image", kind__in=ONCE, taken_back_at=None),
                name="a_record_has_one_mug_shot_and_one_signature",
            ),
        ]
        indexes = [
            models.Index(fields=["record"], name="image_of_record", condition=Q(what="image", taken_back_at=None)),
        ]

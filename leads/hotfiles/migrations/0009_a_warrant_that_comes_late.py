"""A warrant that was entered after its day says so for good, and perhaps why. 1240.60(a)(4)."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0008_a_removal_says_why")]
    operations = [
        migrations.AddField("record", "entered_late", models.BooleanField(default=False, db_default=False)),
        migrations.AddField("record", "late_why", models.TextField(default="", db_default="")),
        migrations.AddConstraint(
            "record",
            models.CheckConstraint(
                name="what_comes_late_is_a_warrant_whose_facts_were_known",
                condition=Q(entered_late=False)
                | Q(support="WARRANT", facts_known_at__isnull=False, facts_known_at__lt=F("entered_at")),
            ),
        ),
        migrations.AddIndex(
            "record",
            models.Index(
                fields=["entered_at"], name="record_came_late", condition=Q(entered_late=True, late_why="")
            ),
        ),
    ]

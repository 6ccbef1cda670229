"""Which LEADS made the keys and sketches on file; of a database that has some already it is the first."""

import django.db.models
from django.db import migrations, models

from leads.hotfiles.keys_made import VERSION

_FIRST = f"""
INSERT INTO hotfiles_keysmade (version)
SELECT CASE WHEN EXISTS (SELECT FROM hotfiles_record) THEN 1 ELSE {VERSION} END
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0021_a_tooth_a_row")]

    operations = [
        migrations.CreateModel(
            name="KeysMade",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.IntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(django.db.models.Value(1), name="keys_on_file_are_of_one_version"),
                ],
            },
        ),
        migrations.RunSQL(_FIRST, migrations.RunSQL.noop),
    ]

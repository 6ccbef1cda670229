"""After a restore seals go on above every number that the heads know: none is given twice."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_what_the_application_may_say")]
    operations = [
        migrations.AddField("installation", "seals_from", models.BigIntegerField(default=0, db_default=0)),
    ]

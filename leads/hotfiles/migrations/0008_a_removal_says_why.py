"""What the Department removes for a serious error says what is in question. 1240.60(a)(5) serious."""

from django.db import migrations, models
from django.db.models import Q

from leads.agencies.models import SAYS_SOMETHING


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0007_held_back_after_a_restore")]
    operations = [
        migrations.AddConstraint(
            "recordchange",
            models.CheckConstraint(
                name="a_removal_by_the_department_says_why",
                condition=~Q(act="remove") | Q(why__regex=SAYS_SOMETHING),
            ),
        ),
    ]

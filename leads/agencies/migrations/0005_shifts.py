"""An agency's table of shifts. 1240.60(a)(5) correct."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0004_a_changed_device_is_not_approved'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgencyShift',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('begins', models.TimeField()),
                ('ends', models.TimeField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='agencies.agency')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'name'), name='a_shift_has_a_name_of_its_own'), models.CheckConstraint(condition=models.Q(('name__regex', '\\S')), name='a_shift_is_named')],
            },
        ),
    ]

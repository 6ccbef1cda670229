"""Shifts of an agency, and who stands in at its terminal. 1240.60(a)(5) correct, 1240.60(a)(1)."""

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
            ],
        ),
        migrations.AddField(
            model_name='agency',
            name='covered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddConstraint(
            model_name='agency',
            constraint=models.CheckConstraint(condition=models.Q(('covered_by', models.F('id')), _negated=True), name='an_agency_does_not_stand_in_for_itself'),
        ),
        migrations.AddField(
            model_name='agencyshift',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shifts', to='agencies.agency'),
        ),
        migrations.AddConstraint(
            model_name='agencyshift',
            constraint=models.UniqueConstraint(fields=('agency', 'name'), name='a_shift_has_a_name_of_its_own'),
        ),
        migrations.AddConstraint(
            model_name='agencyshift',
            constraint=models.CheckConstraint(condition=models.Q(('name__regex', '\\S')), name='a_shift_is_named'),
        ),
    ]

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('number', models.TextField(unique=True)),
                ('file', models.TextField()),
                ('key', models.TextField()),
                ('state', models.TextField(choices=[('active', 'Active'), ('located', 'Located'), ('cleared', 'Cleared'), ('cancelled', 'Cancelled'), ('retired', 'Retired')], default='active')),
                ('case_number', models.TextField(default='')),
                ('values', models.JSONField(default=dict)),
                ('warnings', models.JSONField(default=list)),
                ('support', models.TextField()),
                ('support_at', models.TextField()),
                ('facts_known_at', models.DateTimeField(null=True)),
                ('entered_at', models.DateTimeField()),
                ('check_from', models.DateTimeField()),
                ('checked_at', models.DateTimeField(null=True)),
                ('check_items', models.JSONField(default=list)),
                ('validated_at', models.DateTimeField(null=True)),
                ('validated_by', models.TextField(default='')),
                ('changed_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_why', models.TextField(default='')),
                ('retire_on', models.DateField(null=True)),
                ('looked_back_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='agencies.agency')),
                ('checked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checked_records', to=settings.AUTH_USER_MODEL)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entered_records', to=settings.AUTH_USER_MODEL)),
                ('located_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='located_records', to='agencies.agency')),
            ],
        ),
        migrations.CreateModel(
            name='RecordChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('act', models.TextField()),
                ('why', models.TextField(default='')),
                ('values', models.JSONField(default=dict)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='hotfiles.record')),
            ],
        ),
        migrations.CreateModel(
            name='RecordKey',
            fields=[
                ('pk', models.CompositePrimaryKey('key', 'record_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('key', models.TextField()),
                ('sketch', models.TextField(db_default='')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='keys', to='hotfiles.record')),
            ],
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('checked_at', None), ('state__in', ('active', 'located'))), fields=['check_from'], name='record_awaits_check'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(fields=['agency', '-entered_at'], name='record_of_agency'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(fields=['agency', 'case_number'], name='record_of_case'),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('looked_back_at', None)), fields=['id'], name='record_owes_look_back'),
        ),
        migrations.AddConstraint(
            model_name='record',
            constraint=models.CheckConstraint(condition=models.Q(('checked_by', None), models.Q(('checked_by', models.F('entered_by')), _negated=True), _connector='OR'), name='second_party_is_someone_else'),
        ),
        migrations.AddConstraint(
            model_name='record',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('checked_at', None), ('checked_by', None)), models.Q(('checked_at__isnull', False), ('checked_by__isnull', False)), _connector='OR'), name='a_check_has_person_and_time'),
        ),
        migrations.AddConstraint(
            model_name='record',
            constraint=models.CheckConstraint(condition=models.Q(('check_from__gte', models.F('entered_at'))), name='a_check_is_due_from_entry_or_later'),
        ),
        migrations.AddConstraint(
            model_name='record',
            constraint=models.CheckConstraint(condition=models.Q(('support__in', ['DOCUMENT', 'WARRANT', 'COMPLAINT']), ('support_at__regex', '\\S')), name='a_record_is_supported_by_a_paper_that_is_at_hand'),
        ),
        migrations.AddConstraint(
            model_name='record',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'located'), _negated=True), ('located_by__isnull', False), _connector='OR'), name='a_located_record_says_by_whom'),
        ),
        migrations.AddConstraint(
            model_name='record',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('state__in', ('active', 'located'))), models.Q(models.Q(('state__in', ('active', 'located')), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='an_ended_record_says_when'),
        ),
    ]

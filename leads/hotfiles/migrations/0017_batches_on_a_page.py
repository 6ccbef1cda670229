"""Files of messages that people give on the page of batches, and their rows; what is told of duties and of removals."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_shifts_and_who_stands_in'),
        ('hotfiles', '0016_orders_that_have_ended'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='record',
            name='hits_owed',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('hits_owed', True)), fields=['id'], name='record_hits_are_owed'),
        ),
        migrations.AddField(
            model_name='duty',
            name='field',
            field=models.TextField(db_default='', default=''),
        ),
        migrations.AddField(
            model_name='duty',
            name='devices',
            field=models.IntegerField(null=True),
        ),
        migrations.CreateModel(
            name='KeptBatch',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('name', models.TextField()),
                ('digest', models.TextField()),
                ('given_at', models.DateTimeField()),
                ('going_since', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='BatchRow',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('number', models.IntegerField()),
                ('key', models.TextField()),
                ('pairs', models.JSONField(default=list)),
                ('problems', models.JSONField(default=list)),
                ('warnings', models.JSONField(default=list)),
                ('sent_from', models.TextField(default='')),
                ('sent_at', models.DateTimeField(null=True)),
                ('outcome', models.TextField(default='')),
                ('result', models.JSONField(null=True)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='hotfiles.keptbatch')),
            ],
        ),
        migrations.AddConstraint(
            model_name='keptbatch',
            constraint=models.UniqueConstraint(fields=('person', 'agency', 'digest'), name='one_batch_of_a_content_a_person'),
        ),
        migrations.AddConstraint(
            model_name='batchrow',
            constraint=models.UniqueConstraint(fields=('batch', 'number'), name='a_batch_has_each_row_once'),
        ),
        migrations.AddConstraint(
            model_name='batchrow',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['', 'refused', 'parked']), ('pairs', []), _connector='OR'), name='a_row_that_is_done_keeps_no_values'),
        ),
        migrations.AddConstraint(
            model_name='batchrow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), ('result__isnull', True)), models.Q(models.Q(('outcome', ''), _negated=True), ('result__isnull', False), ('sent_at__isnull', True)), _connector='OR'), name='a_row_has_a_result_or_is_left'),
        ),
    ]

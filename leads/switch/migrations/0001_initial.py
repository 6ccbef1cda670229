import django.contrib.postgres.indexes
import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Parked',
            fields=[
                ('message_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('error', models.TextField()),
                ('settled_at', models.DateTimeField(null=True)),
                ('settled_by', models.TextField(default='')),
                ('settled_how', models.TextField(default='')),
            ],
        ),
        migrations.CreateModel(
            name='InquiryKey',
            fields=[
                ('pk', models.CompositePrimaryKey('key', 'device_id', 'reference', 'day', blank=True, editable=False, primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('key', models.TextField()),
                ('device_id', models.BigIntegerField()),
                ('reference', models.TextField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['key'], name='inquiry_key_bloom', opclasses=['text_bloom_ops(n_distinct_per_range=2000, false_positive_rate=0.001)'], pages_per_range=16)],
            },
        ),
        migrations.CreateModel(
            name='Message',
            fields=[
                ('pk', models.CompositePrimaryKey('device_id', 'reference', 'month', blank=True, editable=False, primary_key=True, serialize=False)),
                ('month', models.DateField()),
                ('device_id', models.BigIntegerField()),
                ('reference', models.TextField()),
                ('id', models.BigIntegerField()),
                ('person_id', models.BigIntegerField()),
                ('session_id', models.BigIntegerField()),
                ('key', models.TextField()),
                ('raw', models.TextField()),
                ('received_at', models.DateTimeField()),
                ('number', models.IntegerField()),
                ('outcome', models.TextField()),
                ('answer', models.TextField()),
                ('answered_at', models.DateTimeField()),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['id'], name='message_by_number', pages_per_range=16), django.contrib.postgres.indexes.BrinIndex(autosummarize=True, fields=['answered_at'], name='message_by_time', pages_per_range=16)],
            },
        ),
    ]

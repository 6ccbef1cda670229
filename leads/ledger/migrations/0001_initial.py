import django.contrib.postgres.indexes
import django.db.models.functions.datetime
import leads.ledger.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Seal',
            fields=[
                ('number', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('server', models.BigIntegerField()),
                ('lines', models.IntegerField()),
                ('upto_xid', models.BigIntegerField()),
                ('upto_id', models.BigIntegerField()),
                ('floor_id', models.BigIntegerField(default=0)),
                ('ids', models.BinaryField()),
                ('digests', models.BinaryField()),
                ('chain', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Installation',
            fields=[
                ('only', models.BooleanField(default=True, primary_key=True, serialize=False)),
                ('number', models.TextField()),
                ('made_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ('heads_begun', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('only', True)), name='one_installation_a_database')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('event', models.TextField()),
                ('by', models.TextField(db_default='', default='')),
                ('ori', models.TextField(db_default='', default='')),
                ('device', models.TextField(db_default='', default='')),
                ('subject', models.TextField(db_default='', default='')),
                ('outcome', models.TextField(db_default='done', default='done')),
                ('clause', models.TextField(db_default='', default='')),
                ('data', models.JSONField(db_default={}, default=dict)),
                ('xid', models.BigIntegerField(db_default=leads.ledger.models.ThisTransaction())),
                ('written_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={
                'indexes': [django.contrib.postgres.indexes.BrinIndex(fields=['at'], name='ledger_line_at'), models.Index(fields=['xid', 'id'], name='ledger_line_to_seal'), models.Index(condition=models.Q(('event', 'switch:message:answered'), _negated=True), fields=['subject', 'id'], name='ledger_line_subject')],
            },
        ),
    ]

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Kept',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('device_id', models.BigIntegerField()),
                ('key', models.TextField(default='SM')),
                ('outcome', models.TextField()),
                ('text', models.TextField()),
                ('data', models.JSONField(default=dict)),
                ('files', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('posted_at', models.DateTimeField()),
                ('sent_number', models.IntegerField(null=True)),
                ('sent_session', models.BigIntegerField(null=True)),
                ('acknowledged_at', models.DateTimeField(null=True)),
                ('acknowledged_by', models.TextField(default='')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('acknowledged_at', None)), fields=['device_id', 'id'], name='kept_for_device'), models.Index(fields=['device_id', '-sent_number'], name='kept_by_number')],
            },
        ),
    ]

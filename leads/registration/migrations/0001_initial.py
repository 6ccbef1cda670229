import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Connected',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('stand_in', models.BooleanField()),
                ('connected_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('name__regex', '\\S'), ('state__regex', '^[A-Z]{2}$')), name='who_is_connected_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Driver',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.TextField()),
                ('number', models.TextField()),
                ('name', models.TextField()),
                ('former', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('born', models.TextField()),
                ('sex', models.TextField()),
                ('status', models.TextField(choices=[('valid', 'Valid'), ('expired', 'Expired'), ('suspended', 'Suspended'), ('revoked', 'Revoked')], default='valid')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('state', 'number'), name='a_license_is_one_persons'), models.CheckConstraint(condition=models.Q(('born__regex', '^[0-9]{8}$')), name='a_driver_has_a_birth_date')],
            },
        ),
        migrations.CreateModel(
            name='Vehicle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.TextField()),
                ('plate', models.TextField()),
                ('kind', models.TextField()),
                ('expires', models.TextField(default='')),
                ('vin', models.TextField()),
                ('make', models.TextField()),
                ('model', models.TextField(default='')),
                ('style', models.TextField(default='')),
                ('year', models.TextField(default='')),
                ('color', models.TextField(default='')),
                ('owner', models.TextField(default='')),
                ('company', models.BooleanField(default=False)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['plate'], name='vehicle_by_plate'), models.Index(fields=['vin'], name='vehicle_by_vin')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('until_on', None)), fields=('state', 'plate', 'kind'), name='a_plate_is_on_one_vehicle_at_a_time'), models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='a_registration_ends_after_it_began')],
            },
        ),
    ]

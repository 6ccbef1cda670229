import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='AccessLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField(unique=True)),
                ('kind', models.TextField(choices=[('full', 'Full access'), ('less', 'Less than full access')])),
                ('services', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
                ('files', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind', 'full'), models.Q(('services', []), _negated=True), _connector='OR'), name='less_than_full_names_its_services')],
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ori', models.TextField(unique=True)),
                ('name', models.TextField()),
                ('kind', models.TextField(choices=[('police', 'Police department'), ('sheriff', 'Sheriff'), ('dispatch', 'Consolidated dispatch center'), ('state', 'State agency'), ('court', 'Court'), ('campus', 'Campus or railroad police'), ('department', 'The Department')])),
                ('county', models.TextField(default='')),
                ('head', models.TextField(default='')),
                ('address', models.TextField(default='')),
                ('telephone', models.TextField(default='')),
                ('zone', models.TextField(default='America/Chicago')),
                ('level', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agencies.accesslevel')),
            ],
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.TextField()),
                ('signed_by_agency_on', models.DateField(null=True)),
                ('signed_by_department_on', models.DateField(null=True)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='agencies.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Device',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mnemonic', models.TextField(unique=True)),
                ('kind', models.TextField(choices=[('terminal', 'Terminal'), ('computer', 'Agency computer'), ('browser', 'Browser seat')])),
                ('place', models.TextField(choices=[('desk', 'Desk'), ('dispatch', 'Dispatch position'), ('vehicle', 'Vehicle')], default='desk')),
                ('configuration', models.TextField(default='')),
                ('approved_configuration', models.TextField(default='')),
                ('approved_at', models.DateTimeField(null=True)),
                ('approved_by', models.TextField(default='')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='devices', to='agencies.agency')),
            ],
        ),
        migrations.CreateModel(
            name='PolicyNumber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('value', models.IntegerField()),
                ('why', models.TextField()),
                ('set_by', models.TextField()),
                ('since', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why__regex', '\\S')), name='a_changed_number_says_why')],
            },
        ),
        migrations.CreateModel(
            name='PolicyText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('value', models.TextField()),
                ('why', models.TextField()),
                ('set_by', models.TextField()),
                ('since', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('value__regex', '\\S'), ('why__regex', '\\S')), name='a_changed_text_says_something_and_why')],
            },
        ),
        migrations.CreateModel(
            name='ProclaimedHoliday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('name', models.TextField()),
                ('source', models.TextField()),
                ('entered_by', models.TextField()),
                ('entered_at', models.DateTimeField()),
                ('withdrawn_by', models.TextField(default='')),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('withdrawn_why', models.TextField(default='')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at', None)), fields=('day',), name='a_holiday_stands_once'), models.CheckConstraint(condition=models.Q(('name__regex', '\\S'), ('source__regex', '\\S')), name='a_holiday_names_its_proclamation'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_by', ''), ('withdrawn_why', '')), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__regex', '\\S'), ('withdrawn_why__regex', '\\S')), _connector='OR'), name='withdrawing_a_holiday_says_by_whom_and_why')],
            },
        ),
        migrations.CreateModel(
            name='StandingVersion',
            fields=[
                ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('version', models.BigIntegerField(default=1)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('id', 1)), name='there_is_one_standing_version')],
            },
        ),
        migrations.CreateModel(
            name='Suspension',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('service', models.TextField()),
                ('order', models.BigIntegerField()),
                ('imposed_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspensions', to='agencies.agency')),
            ],
        ),
        migrations.AddConstraint(
            model_name='agency',
            constraint=models.CheckConstraint(condition=models.Q(('ori__regex', '^[A-Z]{2}[A-Z0-9]{7}$')), name='ori_is_two_letters_and_seven_more'),
        ),
        migrations.AddConstraint(
            model_name='agreement',
            constraint=models.CheckConstraint(condition=models.Q(('until_on', None), ('until_on__gte', models.F('from_on')), _connector='OR'), name='agreement_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('approved_at', None), models.Q(('configuration', models.F('approved_configuration')), models.Q(('configuration', ''), _negated=True), models.Q(('approved_by', ''), _negated=True)), _connector='OR'), name='approved_is_what_the_device_is'),
        ),
        migrations.AddConstraint(
            model_name='device',
            constraint=models.CheckConstraint(condition=models.Q(('mnemonic__regex', '^[A-Z0-9]{4}$')), name='mnemonic_is_four_characters'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.UniqueConstraint(fields=('agency', 'service', 'order'), name='one_suspension_of_a_service_in_an_order'),
        ),
        migrations.AddConstraint(
            model_name='suspension',
            constraint=models.CheckConstraint(condition=models.Q(('lifted_at', None), ('lifted_at__gte', models.F('imposed_at')), _connector='OR'), name='suspension_is_lifted_after_it_is_imposed'),
        ),
    ]

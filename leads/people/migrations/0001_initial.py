import django.contrib.postgres.constraints
import django.db.models.deletion
import leads.people.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agencies', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('user_id', models.TextField(unique=True)),
                ('surname', models.TextField()),
                ('given_names', models.TextField()),
                ('email', models.EmailField(blank=True, default='', max_length=254)),
                ('employed_from', models.DateField()),
                ('employed_until', models.DateField(null=True)),
                ('is_active', models.BooleanField(default=True)),
                ('credentials_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='agencies.agency')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Acknowledgment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.TextField()),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='EnrollmentCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.BinaryField()),
                ('expires_at', models.DateTimeField()),
                ('tries', models.IntegerField(default=0)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='enrollment_code', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='MachineAccount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.TextField(unique=True)),
                ('since', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='machine_accounts', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='PasswordUsed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('encoded', models.TextField()),
                ('at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passwords_used', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='SignOnToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.BinaryField(unique=True)),
                ('issued_at', models.DateTimeField()),
                ('expires_at', models.DateTimeField()),
                ('used_at', models.DateTimeField(null=True)),
                ('device', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='agencies.device')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='WrongTry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('account', models.TextField()),
                ('address', models.TextField()),
                ('at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['account', 'at'], name='wrong_try_of_account'), models.Index(fields=['address', 'at'], name='wrong_try_of_address')],
            },
        ),
        migrations.CreateModel(
            name='Appointment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('office', models.TextField(choices=[('director', 'Director'), ('administrator', 'LEADS Administrator'), ('auditor', 'LEADS auditor'), ('head', 'Agency head'), ('coordinator', 'LEADS Agency Coordinator')])),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField(null=True)),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to='agencies.agency')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appointments', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('office', 'director')), expressions=[(leads.people.models.TimeRange('from_at', 'until_at'), '&&')], name='one_director_at_a_time'), django.contrib.postgres.constraints.ExclusionConstraint(condition=models.Q(('office', 'administrator')), expressions=[(leads.people.models.TimeRange('from_at', 'until_at'), '&&')], name='one_administrator_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Certification',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.TextField(choices=[('full', 'Full access'), ('less', 'Less than full access')])),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField()),
                ('suspended_at', models.DateTimeField(null=True)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='certifications', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('valid_until__gte', models.F('valid_from'))), name='certificate_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='LinkSession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.TextField(choices=[('full', 'Full access'), ('less', 'Less than full access')])),
                ('door', models.TextField(choices=[('link', 'Terminal link'), ('console', 'Console'), ('api', 'API')])),
                ('node', models.TextField(default='')),
                ('started_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_why', models.TextField(default='')),
                ('last_number', models.IntegerField(default=0)),
                ('resume_digest', models.BinaryField(null=True, unique=True)),
                ('device', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='agencies.device')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='link_sessions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('device',), name='one_open_session_a_device')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField()),
                ('records', models.IntegerField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'since'), name='one_count_a_person_and_stretch')],
            },
        ),
        migrations.CreateModel(
            name='Screening',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state_submitted_on', models.DateField(null=True)),
                ('national_submitted_on', models.DateField(null=True)),
                ('state_result', models.TextField(choices=[('pending', 'Not back yet'), ('clear', 'Clear'), ('charge', 'Charge open'), ('lesser', 'Conviction, neither a felony nor a crime of moral turpitude'), ('conviction', 'Conviction of a felony or a crime of moral turpitude')], default='pending')),
                ('national_result', models.TextField(choices=[('pending', 'Not back yet'), ('clear', 'Clear'), ('charge', 'Charge open'), ('lesser', 'Conviction, neither a felony nor a crime of moral turpitude'), ('conviction', 'Conviction of a felony or a crime of moral turpitude')], default='pending')),
                ('decision', models.TextField(choices=[('pending', 'Not decided'), ('cleared', 'Cleared'), ('denied', 'Denied')], default='pending')),
                ('decided_by', models.TextField(default='')),
                ('decided_at', models.DateTimeField(null=True)),
                ('reason', models.TextField(default='')),
                ('corrected_at', models.DateTimeField(null=True)),
                ('corrected_by', models.TextField(default='')),
                ('corrected_why', models.TextField(default='')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='screenings', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decision', 'cleared'), _negated=True), models.Q(('national_submitted_on__isnull', False), ('state_submitted_on__isnull', False), models.Q(('state_result', 'pending'), _negated=True), models.Q(('national_result', 'pending'), _negated=True)), _connector='OR'), name='cleared_only_with_both_inquiries_answered'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('decided_by', ''), ('decision', 'pending')), models.Q(models.Q(('decision', 'pending'), _negated=True), ('decided_at__isnull', False), ('decided_by__regex', '\\S'), ('reason__regex', '\\S')), _connector='OR'), name='a_decision_has_its_person_time_and_reason'), models.CheckConstraint(condition=models.Q(models.Q(('corrected_at', None), ('corrected_by', ''), ('corrected_why', '')), models.Q(('corrected_at__isnull', False), ('corrected_by__regex', '\\S'), ('corrected_why__regex', '\\S')), _connector='OR'), name='a_correction_has_its_person_and_letter'), models.CheckConstraint(condition=models.Q(models.Q(('decision', 'cleared'), _negated=True), models.Q(('state_result', 'conviction'), ('national_result', 'conviction'), _connector='OR', _negated=True), _connector='OR'), name='a_conviction_bars_access')],
            },
        ),
    ]

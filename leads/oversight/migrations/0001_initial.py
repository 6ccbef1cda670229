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
            name='SuspensionOrder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.TextField(unique=True)),
                ('ordered_at', models.DateTimeField()),
                ('ground', models.TextField(choices=[('integrity', 'Integrity of LEADS'), ('safety', 'Safety'), ('law', 'Against the law')])),
                ('hearing_on', models.DateField()),
                ('hearing_at_place', models.TextField(default='')),
                ('names_services', models.PositiveSmallIntegerField()),
                ('names_violations', models.PositiveSmallIntegerField()),
                ('notice', models.BinaryField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('lifted_for', models.TextField(choices=[('emergency', 'Emergency'), ('public safety', 'Public safety')], default='')),
                ('lifted_why', models.TextField(default='')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspension_orders', to='agencies.agency')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lifted_orders', to=settings.AUTH_USER_MODEL)),
                ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspension_orders', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Served',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('to', models.TextField()),
                ('how', models.TextField(choices=[('hand', 'by hand'), ('mail', 'by certified mail'), ('telephone', 'read out by telephone')])),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recorded_services', to=settings.AUTH_USER_MODEL)),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='served', to='oversight.suspensionorder')),
            ],
        ),
        migrations.CreateModel(
            name='AllegedViolation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clause', models.TextField()),
                ('words', models.TextField()),
                ('order', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='violations', to='oversight.suspensionorder')),
            ],
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.TextField(choices=[('all', 'Messages and ledger lines'), ('messages', 'Messages'), ('ledger lines', 'Ledger lines')])),
                ('since', models.DateField()),
                ('until', models.DateField()),
                ('why', models.TextField()),
                ('placed_at', models.DateTimeField()),
                ('lifted_at', models.DateTimeField(null=True)),
                ('lifted_why', models.TextField(default='')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lifted_holds', to=settings.AUTH_USER_MODEL)),
                ('placed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='placed_holds', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('why__regex', '\\S')), name='a_hold_says_why'), models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='a_hold_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None), ('lifted_why', '')), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), ('lifted_why__regex', '\\S')), _connector='OR'), name='lifting_a_hold_says_by_whom_and_why')],
            },
        ),
        migrations.AddConstraint(
            model_name='suspensionorder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None), ('lifted_for', ''), ('lifted_why', '')), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), ('lifted_for__in', ['emergency', 'public safety']), ('lifted_why__regex', '\\S')), _connector='OR'), name='lifting_says_by_whom_and_for_what'),
        ),
        migrations.AddConstraint(
            model_name='suspensionorder',
            constraint=models.CheckConstraint(condition=models.Q(('ground__in', ['integrity', 'safety', 'law'])), name='an_order_has_one_of_the_laws_grounds'),
        ),
        migrations.AddConstraint(
            model_name='suspensionorder',
            constraint=models.CheckConstraint(condition=models.Q(('notice', b''), _negated=True), name='an_order_has_its_notice'),
        ),
        migrations.AddConstraint(
            model_name='suspensionorder',
            constraint=models.CheckConstraint(condition=models.Q(('names_services__gte', 1), ('names_violations__gte', 1)), name='an_order_names_services_and_violations'),
        ),
        migrations.AddConstraint(
            model_name='served',
            constraint=models.CheckConstraint(condition=models.Q(('how__in', ['hand', 'mail', 'telephone']), ('to__regex', '\\S')), name='a_service_says_to_whom_and_how'),
        ),
        migrations.AddConstraint(
            model_name='served',
            constraint=models.CheckConstraint(condition=models.Q(('recorded_at__gte', models.F('at'))), name='a_service_is_recorded_when_it_was_done'),
        ),
        migrations.AddConstraint(
            model_name='allegedviolation',
            constraint=models.CheckConstraint(condition=models.Q(('words__regex', '\\S')), name='an_alleged_violation_says_what'),
        ),
    ]

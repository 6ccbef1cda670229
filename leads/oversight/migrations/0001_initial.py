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
                ('ground', models.TextField()),
                ('hearing_on', models.DateField()),
                ('hearing_at_place', models.TextField(default='')),
                ('notice', models.BinaryField(default=bytes)),
                ('noticed_at', models.DateTimeField(null=True)),
                ('lifted_at', models.DateTimeField(null=True)),
                ('lifted_for', models.TextField(choices=[('emergency', 'Emergency'), ('public safety', 'Public safety'), ('decision', "The Director's decision after the hearing")], default='')),
                ('lifted_why', models.TextField(default='')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspension_orders', to='agencies.agency')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='lifted_orders', to=settings.AUTH_USER_MODEL)),
                ('ordered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='suspension_orders', to=settings.AUTH_USER_MODEL)),
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
                'constraints': [models.CheckConstraint(condition=models.Q(('why', ''), _negated=True), name='a_hold_says_why'), models.CheckConstraint(condition=models.Q(('until__gte', models.F('since'))), name='a_hold_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None), ('lifted_why', '')), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), models.Q(('lifted_why', ''), _negated=True)), _connector='OR'), name='lifting_a_hold_says_by_whom_and_why')],
            },
        ),
        migrations.AddConstraint(
            model_name='suspensionorder',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('lifted_at', None), ('lifted_by', None), ('lifted_for', '')), models.Q(('lifted_at__isnull', False), ('lifted_by__isnull', False), models.Q(('lifted_for', ''), _negated=True), models.Q(('lifted_why', ''), _negated=True)), _connector='OR'), name='lifting_says_by_whom_and_for_what'),
        ),
        migrations.AddConstraint(
            model_name='suspensionorder',
            constraint=models.CheckConstraint(condition=models.Q(('hearing_on__gte', models.F('ordered_at__date'))), name='hearing_is_not_before_the_order'),
        ),
        migrations.AddConstraint(
            model_name='allegedviolation',
            constraint=models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='an_alleged_violation_says_what'),
        ),
    ]

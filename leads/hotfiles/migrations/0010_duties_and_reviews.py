"""What an agency has to do about its records, and the reviews in which it answers for them. 1240.60(a), 1240.70."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_shifts_and_who_stands_in'),
        ('hotfiles', '0009_a_warrant_that_comes_late'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Duty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField(choices=[('correct', 'Correct or remove it'), ('cancel', 'Clear or cancel it')])),
                ('source', models.TextField(choices=[('check', 'its second party'), ('agency', 'another agency'), ('department', 'the Department'), ('locate', 'a locate'), ('own', 'the agency itself')])),
                ('why', models.TextField()),
                ('told_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_how', models.TextField(choices=[('modified', 'The record was modified'), ('ended', 'The record ended'), ('right', 'The record is right as it stands'), ('withdrawn', 'What was told was withdrawn')], db_default='', default='')),
                ('ended_why', models.TextField(db_default='', default='')),
            ],
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField(choices=[('validation', 'Validation'), ('quality', 'Quality control')])),
                ('month', models.DateField(null=True)),
                ('title', models.TextField()),
                ('question', models.TextField()),
                ('started_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('lapses_on', models.DateField(null=True)),
                ('reminded_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ReviewItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.TextField(choices=[('valid', 'Valid as it stands'), ('modified', 'Modified, and valid'), ('removed', 'Not valid: removed'), ('lapsed', 'Not answered: removed')], db_default='', default='')),
                ('answered_at', models.DateTimeField(null=True)),
                ('paper', models.TextField(db_default='', default='')),
                ('said', models.TextField(db_default='', default='')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='record',
            name='what_comes_late_is_a_warrant_whose_facts_were_known',
        ),
        migrations.AddField(
            model_name='record',
            name='removal_told',
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('retire_on__isnull', False), ('state__in', ('active', 'located'))), fields=['retire_on'], name='record_retires'),
        ),
        migrations.AddConstraint(
            model_name='record',
            constraint=models.CheckConstraint(condition=models.Q(('entered_late', False), models.Q(('facts_known_at__isnull', False), ('facts_known_at__lt', models.F('entered_at'))), models.Q(('facts_known_at', None), models.Q(('support', 'WARRANT'), _negated=True)), _connector='OR'), name='what_comes_late_comes_after_its_facts'),
        ),
        migrations.AddField(
            model_name='duty',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='duty',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='duties', to='hotfiles.record'),
        ),
        migrations.AddField(
            model_name='duty',
            name='teller',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddField(
            model_name='duty',
            name='told_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='review',
            name='started_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewitem',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddField(
            model_name='reviewitem',
            name='answered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='reviewitem',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviewed', to='hotfiles.record'),
        ),
        migrations.AddField(
            model_name='reviewitem',
            name='review',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='items', to='hotfiles.review'),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(condition=models.Q(('ended_at', None)), fields=['due_at'], name='duty_is_open'),
        ),
        migrations.AddIndex(
            model_name='duty',
            index=models.Index(condition=models.Q(('ended_at', None)), fields=['record'], name='duty_of_record_is_open'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('record', 'kind', 'source', 'teller'), name='an_agency_tells_one_thing_of_a_record_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(('why__regex', '\\S')), name='a_duty_says_what_for'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(('due_at__gte', models.F('told_at'))), name='a_duty_is_due_once_it_is_told'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_how', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_how', ''), _negated=True)), _connector='OR'), name='a_duty_ends_in_one_way'),
        ),
        migrations.AddConstraint(
            model_name='duty',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_how', 'right'), _negated=True), models.Q(('ended_by__isnull', False), ('ended_why__regex', '\\S'), ('kind', 'correct')), _connector='OR'), name='right_as_it_stands_names_its_paper'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.UniqueConstraint(condition=models.Q(('kind', 'validation')), fields=('month',), name='a_month_is_validated_in_one_list'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'validation'), ('month__isnull', False)), models.Q(('kind', 'quality'), ('month', None)), _connector='OR'), name='only_a_validation_has_a_month'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'validation'), models.Q(('question__regex', '\\S'), ('started_by__isnull', False)), _connector='OR'), name='quality_control_is_started_by_somebody_and_says_what_for'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('lapses_on', None), ('lapses_on__gt', models.F('due_on')), _connector='OR'), name='nothing_lapses_before_its_answer_is_due'),
        ),
        migrations.AddIndex(
            model_name='reviewitem',
            index=models.Index(condition=models.Q(('answer', '')), fields=['agency', 'review'], name='review_awaits_agency'),
        ),
        migrations.AddIndex(
            model_name='reviewitem',
            index=models.Index(condition=models.Q(('answer', '')), fields=['record'], name='review_awaits_record'),
        ),
        migrations.AddConstraint(
            model_name='reviewitem',
            constraint=models.UniqueConstraint(fields=('review', 'record'), name='a_record_stands_in_a_review_once'),
        ),
        migrations.AddConstraint(
            model_name='reviewitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at', None), ('answered_by', None)), models.Q(('answer', 'lapsed'), ('answered_at__isnull', False), ('answered_by', None)), models.Q(('answer__in', ['valid', 'modified', 'removed']), ('answered_at__isnull', False), ('answered_by__isnull', False)), _connector='OR'), name='an_answer_says_when_and_by_whom'),
        ),
        migrations.AddConstraint(
            model_name='reviewitem',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer__in', ['valid', 'modified']), _negated=True), ('paper__regex', '\\S'), _connector='OR'), name='valid_is_said_from_a_paper_in_hand'),
        ),
    ]

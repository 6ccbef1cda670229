"""Notes that somebody is not a record's person; who was told of a missing child; what a missing person lacks."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

kept = import_module("leads.agencies.migrations.0003_what_is_written_stays")

DO = (
    kept.keep(
        "hotfiles_notthisperson",
        *("ended_at", "ended_by_id", "ended_how", "ended_why", "confirmed_at", "confirmed_by_id", "changed_at"),
    )
    + kept.keep("hotfiles_toldofmissing")
    + """
CREATE FUNCTION a_note_is_of_somebody_else() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hotfiles_record r CROSS JOIN jsonb_each_text(NEW.numbers) n
               WHERE r.id = NEW.record_id AND n.key <> 'OLS'
               AND n.value = ANY (string_to_array(r.values ->> n.key, '; '))) THEN
        RAISE EXCEPTION 'the note has a number of the person of record %', NEW.record_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_note_is_of_somebody_else';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_note_is_of_somebody_else BEFORE INSERT OR UPDATE OF confirmed_at ON hotfiles_notthisperson
    FOR EACH ROW WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION a_note_is_of_somebody_else();

-- Set once and for good: a look-up reads notes of those records only.
CREATE FUNCTION a_record_says_that_it_was_noted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE hotfiles_record SET noted = true WHERE id = NEW.record_id AND NOT noted;
    RETURN NULL;
END $$;
CREATE TRIGGER a_record_says_that_it_was_noted AFTER INSERT ON hotfiles_notthisperson
    FOR EACH ROW EXECUTE FUNCTION a_record_says_that_it_was_noted();
"""
)
UNDO = (
    "DROP TRIGGER a_record_says_that_it_was_noted ON hotfiles_notthisperson;"
    "DROP FUNCTION a_record_says_that_it_was_noted();"
    "DROP TRIGGER a_note_is_of_somebody_else ON hotfiles_notthisperson; DROP FUNCTION a_note_is_of_somebody_else();"
    + kept.let_go("hotfiles_toldofmissing")
    + kept.let_go("hotfiles_notthisperson")
)


class Migration(migrations.Migration):

    dependencies = [
        ('agencies', '0005_shifts_and_who_stands_in'),
        ('hotfiles', '0014_papers_and_images'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='NotThisPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.TextField()),
                ('born', models.TextField()),
                ('numbers', models.JSONField()),
                ('how', models.TextField(choices=[('fingerprints', 'fingerprints'), ('photo', 'a photograph'), ('dna', 'DNA'), ('agency', 'what the entering agency knows')])),
                ('paper', models.TextField()),
                ('established_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('written_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('changed_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('ended_how', models.TextField(choices=[('withdrawn', 'It was withdrawn'), ('declined', "The record's agency did not confirm it"), ('number', 'The record says one of its numbers now')], db_default='', default='')),
                ('ended_why', models.TextField(db_default='', default='')),
            ],
        ),
        migrations.CreateModel(
            name='ToldOfMissing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('whom', models.TextField()),
                ('told_at', models.DateTimeField()),
                ('how', models.TextField()),
                ('said_at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='record',
            name='lacks_told_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='record',
            name='noted',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddIndex(
            model_name='record',
            index=models.Index(condition=models.Q(('file__in', ['missing_person', 'unidentified_person']), ('lacks_told_at', None), ('state__in', ('active', 'located'))), fields=['entered_at'], name='record_may_lack'),
        ),
        migrations.AddField(
            model_name='notthisperson',
            name='agency',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='agencies.agency'),
        ),
        migrations.AddField(
            model_name='notthisperson',
            name='confirmed_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='notthisperson',
            name='ended_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='notthisperson',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='hotfiles.record'),
        ),
        migrations.AddField(
            model_name='notthisperson',
            name='written_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='toldofmissing',
            name='record',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='told_of_missing', to='hotfiles.record'),
        ),
        migrations.AddField(
            model_name='toldofmissing',
            name='said_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddIndex(
            model_name='notthisperson',
            index=models.Index(condition=models.Q(('ended_at', None)), fields=['record'], name='note_of_record_holds'),
        ),
        migrations.AddConstraint(
            model_name='notthisperson',
            constraint=models.CheckConstraint(condition=models.Q(('born__regex', '^[0-9]{8}$'), ('name__regex', '\\S'), ('numbers__has_any_keys', ['FBI', 'SID', 'SOC', 'OLN', 'MNU'])), name='a_note_says_who_is_meant_and_by_which_number'),
        ),
        migrations.AddConstraint(
            model_name='notthisperson',
            constraint=models.CheckConstraint(condition=models.Q(('paper__regex', '\\S')), name='a_note_names_its_paper'),
        ),
        migrations.AddConstraint(
            model_name='notthisperson',
            constraint=models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('established_on'))), name='a_note_ends_once_it_was_established'),
        ),
        migrations.AddConstraint(
            model_name='notthisperson',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at', None), ('confirmed_by', None)), models.Q(('confirmed_at__isnull', False), ('confirmed_by__isnull', False), models.Q(('confirmed_by', models.F('written_by')), _negated=True)), _connector='OR'), name='a_note_is_confirmed_by_somebody_else'),
        ),
        migrations.AddConstraint(
            model_name='notthisperson',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_how', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_how', ''), _negated=True)), _connector='OR'), name='a_note_ends_in_one_way'),
        ),
        migrations.AddConstraint(
            model_name='notthisperson',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_how__in', ['withdrawn', 'declined']), _negated=True), models.Q(('ended_by__isnull', False), ('ended_why__regex', '\\S')), _connector='OR'), name='a_withdrawn_note_says_why'),
        ),
        migrations.AddConstraint(
            model_name='toldofmissing',
            constraint=models.UniqueConstraint(fields=('record', 'whom'), name='who_is_told_of_a_missing_child_is_kept_once'),
        ),
        migrations.AddConstraint(
            model_name='toldofmissing',
            constraint=models.CheckConstraint(condition=models.Q(('how__regex', '\\S')), name='who_was_reached_is_named'),
        ),
        migrations.AddConstraint(
            model_name='toldofmissing',
            constraint=models.CheckConstraint(condition=models.Q(('told_at__lte', models.F('said_at'))), name='what_is_kept_as_told_was_told'),
        ),
        migrations.RunSQL(DO, UNDO),
    ]

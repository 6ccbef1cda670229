"""What comes to a record after its entry stands in a table of its own, and every step keeps what stood there."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

kept = import_module("leads.agencies.migrations.0003_what_is_written_stays")

DO = (
    kept.keep("hotfiles_recordaddition", "taken_off_at", "taken_off_by_id")
    + """
CREATE FUNCTION only_what_can_hit_takes_additions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Locks the record, so that it can't end between this look and the commit of the addition.
    PERFORM 1 FROM hotfiles_record WHERE id = NEW.record_id AND state IN ('active', 'located') FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'record % has ended: nothing comes to it and nothing leaves it', NEW.record_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_what_can_hit_takes_additions BEFORE INSERT OR UPDATE ON hotfiles_recordaddition
    FOR EACH ROW EXECUTE FUNCTION only_what_can_hit_takes_additions();

-- A look-up asks it, so that who has no additions costs no second look. Nobody but this trigger writes it.
ALTER TABLE hotfiles_record ADD COLUMN has_additions boolean NOT NULL DEFAULT false;
CREATE FUNCTION a_record_says_that_it_has_additions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE hotfiles_record SET has_additions = EXISTS (
        SELECT FROM hotfiles_recordaddition WHERE record_id = NEW.record_id AND taken_off_at IS NULL
    ) WHERE id = NEW.record_id;
    RETURN NULL;
END $$;
CREATE TRIGGER a_record_says_that_it_has_additions AFTER INSERT OR UPDATE ON hotfiles_recordaddition
    FOR EACH ROW EXECUTE FUNCTION a_record_says_that_it_has_additions();

-- Whoever writes a step, and however: what stood beside the record's values then is kept with it.
CREATE FUNCTION a_step_keeps_what_was_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.additions := (
        SELECT coalesce(jsonb_agg(jsonb_build_array(kind, whose, values) ORDER BY kind, whose, number), '[]')
        FROM hotfiles_recordaddition WHERE record_id = NEW.record_id AND taken_off_at IS NULL
    );
    RETURN NEW;
END $$;
CREATE TRIGGER a_step_keeps_what_was_added BEFORE INSERT ON hotfiles_recordchange
    FOR EACH ROW EXECUTE FUNCTION a_step_keeps_what_was_added();

-- Asked at the commit, because an act writes the addition first: the history ends with what stands.
CREATE FUNCTION an_addition_is_a_step_of_its_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT additions FROM hotfiles_recordchange WHERE record_id = NEW.record_id ORDER BY id DESC LIMIT 1)
       IS DISTINCT FROM (
        SELECT coalesce(jsonb_agg(jsonb_build_array(kind, whose, values) ORDER BY kind, whose, number), '[]')
        FROM hotfiles_recordaddition WHERE record_id = NEW.record_id AND taken_off_at IS NULL
       ) THEN
        RAISE EXCEPTION 'what was added to record % is not what its history says', NEW.record_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER an_addition_is_a_step_of_its_record AFTER INSERT OR UPDATE ON hotfiles_recordaddition
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION an_addition_is_a_step_of_its_record();
"""
)
UNDO = (
    "DROP TRIGGER an_addition_is_a_step_of_its_record ON hotfiles_recordaddition;"
    "DROP TRIGGER a_record_says_that_it_has_additions ON hotfiles_recordaddition;"
    "DROP FUNCTION a_record_says_that_it_has_additions(); ALTER TABLE hotfiles_record DROP COLUMN has_additions;"
    "DROP TRIGGER a_step_keeps_what_was_added ON hotfiles_recordchange;"
    "DROP TRIGGER only_what_can_hit_takes_additions ON hotfiles_recordaddition;"
    "DROP FUNCTION an_addition_is_a_step_of_its_record(), a_step_keeps_what_was_added(),"
    " only_what_can_hit_takes_additions();" + kept.let_go("hotfiles_recordaddition")
)


class Migration(migrations.Migration):

    dependencies = [
        ('hotfiles', '0011_found_without_reading_all'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='recordchange',
            name='additions',
            field=models.JSONField(db_default=[], default=list),
        ),
        migrations.CreateModel(
            name='RecordAddition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.TextField()),
                ('whose', models.TextField(choices=[('own', 'Of whom or what the record is about'), ('stolen', "Somebody else's, whom the person has used"), ('impostor', "An impostor's, who uses the identity of whom the record is about")], db_default='own', default='own')),
                ('number', models.PositiveSmallIntegerField()),
                ('values', models.JSONField()),
                ('added_at', models.DateTimeField()),
                ('taken_off_at', models.DateTimeField(null=True)),
                ('added_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='additions', to='hotfiles.record')),
                ('taken_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('taken_off_at', None)), fields=['record'], name='addition_stands')],
                'constraints': [models.UniqueConstraint(fields=('record', 'kind', 'whose', 'number'), name='an_addition_has_a_number_of_its_own_in_the_record'), models.UniqueConstraint(condition=models.Q(('taken_off_at', None)), fields=('record', 'kind', 'whose', 'values'), name='nothing_stands_on_a_record_twice'), models.CheckConstraint(condition=models.Q(('whose__in', ['own', 'stolen', 'impostor'])), name='an_addition_says_whose_it_is'), models.CheckConstraint(condition=models.Q(models.Q(('values', {}), _negated=True), models.Q(('kind', ''), _negated=True), ('number__gte', 1)), name='an_addition_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('taken_off_at', None), ('taken_off_by', None)), models.Q(('taken_off_at__isnull', False), ('taken_off_by__isnull', False)), _connector='OR'), name='what_was_taken_off_says_when_and_by_whom'), models.CheckConstraint(condition=models.Q(('taken_off_at', None), ('taken_off_at__gte', models.F('added_at')), _connector='OR'), name='nothing_is_taken_off_before_it_came')],
            },
        ),
        migrations.RunSQL(DO, UNDO),
    ]

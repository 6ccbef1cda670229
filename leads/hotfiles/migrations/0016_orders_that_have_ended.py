"""An order that ended in its time answers a specific inquiry for some years; what was cancelled never does. Invariant 5."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models
from django.db.models import F, Q

DO = """
CREATE FUNCTION only_what_ended_in_its_time_is_kept_inactive() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM hotfiles_record WHERE id = NEW.record_id AND state IN ('cleared', 'retired')
                   AND NOT held_back) THEN
        RAISE EXCEPTION 'record % did not end in its time, so it answers nothing', NEW.record_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_what_ended_in_its_time_is_kept_inactive BEFORE INSERT OR UPDATE ON hotfiles_inactiverecord
    FOR EACH ROW EXECUTE FUNCTION only_what_ended_in_its_time_is_kept_inactive();

-- Once it was taken out, or its years were over, it stays silent: both are steps of its history.
CREATE FUNCTION what_was_taken_out_stays_out() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hotfiles_recordchange WHERE record_id = NEW.record_id
               AND (act = 'take out' OR (act = 'retire' AND why = 'INACTIVE TIME'))) THEN
        RAISE EXCEPTION 'record % was taken out, so it answers nothing', NEW.record_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER what_was_taken_out_stays_out BEFORE INSERT OR UPDATE ON hotfiles_inactiverecord
    FOR EACH ROW EXECUTE FUNCTION what_was_taken_out_stays_out();
"""
UNDO = """
DROP TRIGGER what_was_taken_out_stays_out ON hotfiles_inactiverecord;
DROP TRIGGER only_what_ended_in_its_time_is_kept_inactive ON hotfiles_inactiverecord;
DROP FUNCTION what_was_taken_out_stays_out(), only_what_ended_in_its_time_is_kept_inactive();
"""


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0015_not_this_person")]
    operations = [
        migrations.CreateModel(
            name="InactiveRecord",
            fields=[
                (
                    "record",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="inactive",
                        serialize=False,
                        to="hotfiles.record",
                    ),
                ),
                ("since", models.DateField()),
                ("until", models.DateField()),
                ("keys", django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["keys"], name="inactive_is_found"),
                    models.Index(fields=["until"], name="inactive_is_over"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        name="what_is_kept_inactive_ends_after_it_began", condition=Q(until__gt=F("since"))
                    )
                ],
            },
        ),
        migrations.RunSQL(DO, UNDO),
    ]

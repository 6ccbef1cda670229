"""After a restore: a record that is known to have ended has no keys until its agency has looked at it. Invariant 5."""

from django.db import migrations, models
from django.db.models import Q

DO = """
DROP TRIGGER ended_record_loses_its_keys ON hotfiles_record;
CREATE TRIGGER ended_record_loses_its_keys AFTER UPDATE OF state, held_back ON hotfiles_record
    FOR EACH ROW WHEN (NEW.state NOT IN ('active', 'located') OR NEW.held_back)
    EXECUTE FUNCTION ended_record_loses_its_keys();

CREATE OR REPLACE FUNCTION only_what_can_hit_has_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Locks the record, so that it can't end between this look and the commit of the key.
    PERFORM 1 FROM hotfiles_record WHERE id = NEW.record_id AND state IN ('active', 'located') AND NOT held_back
        FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'record % can not hit, so it has no keys', NEW.record_id;
    END IF;
    RETURN NEW;
END $$;
"""
UNDO = """
DROP TRIGGER ended_record_loses_its_keys ON hotfiles_record;
CREATE TRIGGER ended_record_loses_its_keys AFTER UPDATE OF state ON hotfiles_record
    FOR EACH ROW WHEN (NEW.state NOT IN ('active', 'located')) EXECUTE FUNCTION ended_record_loses_its_keys();

CREATE OR REPLACE FUNCTION only_what_can_hit_has_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM 1 FROM hotfiles_record WHERE id = NEW.record_id AND state IN ('active', 'located') FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'record % can not hit, so it has no keys', NEW.record_id;
    END IF;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0006_what_was_found_different_stands")]
    operations = [
        migrations.AddField("record", "unconfirmed_since", models.DateTimeField(null=True)),
        migrations.AddField("record", "held_back", models.BooleanField(default=False, db_default=False)),
        migrations.AddConstraint(
            "record",
            models.CheckConstraint(
                name="a_record_is_held_back_since_a_restore",
                condition=Q(held_back=False) | Q(unconfirmed_since__isnull=False),
            ),
        ),
        migrations.AddIndex(
            "record",
            models.Index(
                fields=["agency", "id"], name="record_to_look_at", condition=Q(unconfirmed_since__isnull=False)
            ),
        ),
        migrations.RunSQL(DO, UNDO),
    ]

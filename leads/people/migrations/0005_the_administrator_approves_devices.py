"""Whoever approves a device's configuration is the Administrator, by a term that runs at that moment. 1240.40(b)."""

from django.db import migrations

# What a device is put on the books with is the past of an installation; each approval after that is an act.
DO = """
CREATE FUNCTION the_administrator_approves_devices() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM people_appointment t JOIN people_person p ON p.id = t.person_id
                   WHERE p.user_id = NEW.approved_by AND t.office = 'administrator'
                   AND t.from_at <= NEW.approved_at AND (t.until_at IS NULL OR NEW.approved_at < t.until_at)) THEN
        RAISE EXCEPTION 'device % is not approved by the Administrator in office', NEW.mnemonic
            USING ERRCODE = 'check_violation', CONSTRAINT = 'the_administrator_approves_devices';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER the_administrator_approves_devices BEFORE UPDATE ON agencies_device FOR EACH ROW
    WHEN (NEW.approved_at IS NOT NULL AND (NEW.approved_at, NEW.approved_by, NEW.approved_configuration)
          IS DISTINCT FROM (OLD.approved_at, OLD.approved_by, OLD.approved_configuration))
    EXECUTE FUNCTION the_administrator_approves_devices();
"""
UNDO = """
DROP TRIGGER the_administrator_approves_devices ON agencies_device;
DROP FUNCTION the_administrator_approves_devices();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_nobody_shut_out_is_signed_on"),
        ("agencies", "0004_a_changed_device_is_not_approved"),
    ]
    operations = [migrations.RunSQL(DO, UNDO)]

"""What was approved of a device is kept beside what it is; when that changes, the approval is over. 1240.40(b)."""

from django.db import migrations

# Moved to another agency, or another kind of device, it is not what was approved either. A change that brings its own
# approval keeps that: then what was approved has to be what the device is (approved_is_what_the_device_is).
DO = """
CREATE FUNCTION a_changed_device_is_not_approved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.configuration, NEW.kind, NEW.agency_id) IS DISTINCT FROM (OLD.configuration, OLD.kind, OLD.agency_id)
       AND NEW.approved_at IS NOT DISTINCT FROM OLD.approved_at THEN
        NEW.approved_at := NULL;
        NEW.approved_by := '';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_changed_device_is_not_approved BEFORE UPDATE ON agencies_device
    FOR EACH ROW EXECUTE FUNCTION a_changed_device_is_not_approved();
"""
UNDO = """
DROP TRIGGER a_changed_device_is_not_approved ON agencies_device;
DROP FUNCTION a_changed_device_is_not_approved();
"""


class Migration(migrations.Migration):
    dependencies = [("agencies", "0003_what_is_written_stays")]
    operations = [migrations.RunSQL(DO, UNDO)]

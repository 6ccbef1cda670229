"""People's facts raise the standing version too: a lapsed screening or a revoked certificate holds for the next message."""

from django.db import migrations

# A person's last sign-in time is no standing; only these columns are watched.
PERSON = """
CREATE TRIGGER standing_version AFTER INSERT OR DELETE OR TRUNCATE ON people_person
    FOR EACH STATEMENT EXECUTE FUNCTION raise_standing_version();
CREATE TRIGGER standing_version_change AFTER UPDATE OF user_id, agency_id, employed_from, employed_until, is_active
    ON people_person FOR EACH STATEMENT EXECUTE FUNCTION raise_standing_version();
"""
OTHERS = "".join(
    f"""CREATE TRIGGER standing_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON people_{table}
        FOR EACH STATEMENT EXECUTE FUNCTION raise_standing_version();"""
    for table in ("screening", "certification", "appointment")
)
UNDO = """
DROP TRIGGER standing_version ON people_person;
DROP TRIGGER standing_version_change ON people_person;
DROP TRIGGER standing_version ON people_screening;
DROP TRIGGER standing_version ON people_certification;
DROP TRIGGER standing_version ON people_appointment;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("agencies", "0002_standing_version")]
    operations = [migrations.RunSQL(PERSON + OTHERS, UNDO)]

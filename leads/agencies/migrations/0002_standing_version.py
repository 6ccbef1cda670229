"""The standing version rises with every change to who may do what; the database sees to it, so no code can forget."""

from django.db import migrations

RAISE = """
INSERT INTO agencies_standingversion (id, version) VALUES (1, 1);
CREATE FUNCTION raise_standing_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE agencies_standingversion SET version = version + 1 WHERE id = 1;
    RETURN NULL;
END $$;
"""
ROOM = "agencies"
TABLES = ("accesslevel", "agency", "agreement", "device", "suspension", "policynumber")


def watch(room: str, table: str) -> str:
    """A trigger that raises the version once for each statement that changes the table."""
    return f"""CREATE TRIGGER standing_version AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {room}_{table}
               FOR EACH STATEMENT EXECUTE FUNCTION raise_standing_version();"""


def unwatch(room: str, table: str) -> str:
    """Takes the trigger off again."""
    return f"DROP TRIGGER standing_version ON {room}_{table};"


class Migration(migrations.Migration):
    dependencies = [("agencies", "0001_initial")]
    operations = [
        migrations.RunSQL(
            RAISE + "".join(watch(ROOM, table) for table in TABLES),
            "".join(unwatch(ROOM, table) for table in TABLES) + "DROP FUNCTION raise_standing_version();",
        )
    ]

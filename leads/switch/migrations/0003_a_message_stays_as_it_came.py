"""Messages and their answers are added, never changed; a parked one is settled once. Invariants 1 and 2.

A month goes as a whole when its time is over, and what fell into the net moves into its month: nothing else goes.
"""

from importlib import import_module

from django.db import migrations

kept = import_module("leads.agencies.migrations.0003_what_is_written_stays")

DO = (
    """
CREATE FUNCTION a_message_stays_as_it_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND TG_TABLE_NAME = 'switch_message_net' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'message % stays as it came, and its answer as it left', OLD.id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER a_message_stays_as_it_came BEFORE UPDATE OR DELETE ON switch_message
    FOR EACH ROW EXECUTE FUNCTION a_message_stays_as_it_came();
"""
    + kept.keep("switch_parked", "settled_at", "settled_by", "settled_how")
)
UNDO = (
    kept.let_go("switch_parked")
    + """
DROP TRIGGER a_message_stays_as_it_came ON switch_message;
DROP FUNCTION a_message_stays_as_it_came();
"""
)


class Migration(migrations.Migration):
    dependencies = [("switch", "0002_numbers_and_no_tree"), ("agencies", "0003_what_is_written_stays")]
    operations = [migrations.RunSQL(DO, UNDO)]

"""Who serves terminals and browsers adds lines of what happens now, and none of those that only the owner may write.

By `at` lines are shown, counted and removed, and an old one was only told by the check, as misdated, when it was sealed.
Some lines excuse what is missing, or make a state fiction: heads begun anew, a month removed, a fictional state.
"""

from django.db import migrations

# Only what is unusual costs a call. A superuser and whoever owns the tables pass: they load a fictional state with its
# past, and can take the trigger off. Whose the part is that takes the line, nobody can change by a table of the same
# name before ours in the path: it is asked by number.
DO = """
CREATE FUNCTION an_application_writes_what_happens_now() RETURNS trigger LANGUAGE plpgsql
    SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NOT pg_has_role(current_user, (SELECT relowner FROM pg_catalog.pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
        RAISE EXCEPTION 'who serves terminals adds no line of another time, and not this one: % of %',
            NEW.event, NEW.at USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER an_application_writes_what_happens_now BEFORE INSERT ON ledger_line FOR EACH ROW
    WHEN (NEW.at NOT BETWEEN statement_timestamp() - interval '1 hour' AND statement_timestamp() + interval '1 hour'
          OR NEW.event IN ('ledger:heads:begun', 'ledger:month:removed', 'ledger:backup:restored', 'demo:state:made'))
    EXECUTE FUNCTION an_application_writes_what_happens_now();
"""
UNDO = """
DROP TRIGGER an_application_writes_what_happens_now ON ledger_line;
DROP FUNCTION an_application_writes_what_happens_now();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_append_only")]
    operations = [migrations.RunSQL(DO, UNDO)]

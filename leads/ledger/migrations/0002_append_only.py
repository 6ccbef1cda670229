"""Ledger lines and seals are added, never changed or removed: the database refuses, whoever asks. Invariant 7."""

from django.db import migrations

# A statement trigger, so that also a change of no row is refused; ALWAYS, so that a session which plays the part of a
# replica (session_replication_role) does not get round it. A superuser can still take the trigger off; the seals show
# what was done then.
DO = """
CREATE FUNCTION ledger_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only added to: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_line
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to();
CREATE TRIGGER ledger_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to();
ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_is_only_added_to;
ALTER TABLE ledger_seal ENABLE ALWAYS TRIGGER ledger_is_only_added_to;
"""
UNDO = """
DROP TRIGGER ledger_is_only_added_to ON ledger_line;
DROP TRIGGER ledger_is_only_added_to ON ledger_seal;
DROP FUNCTION ledger_is_only_added_to();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(DO, UNDO)]

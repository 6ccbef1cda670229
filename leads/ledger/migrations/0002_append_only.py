"""Ledger lines and seals are added, never changed or removed: the database refuses, whoever asks. Invariant 7.

Lines stand by month: a month whose time is over goes as a whole, with a line that says so (leads/ledger/months.py).
"""

from datetime import UTC, datetime

from django.db import migrations

from leads.ledger.months import make_ahead

# A statement trigger, so that also a change of no row is refused; ALWAYS, so that a session which plays the part of a
# replica (session_replication_role) does not get round it. A superuser can still take the trigger off; the seals show
# what was done then. A trigger of the table does not hold for its parts, so each has its own.
DO = """
CREATE TABLE parted (LIKE ledger_line INCLUDING DEFAULTS INCLUDING IDENTITY) PARTITION BY RANGE (at);
DROP TABLE ledger_line;
ALTER TABLE parted RENAME TO ledger_line;
ALTER SEQUENCE parted_id_seq RENAME TO ledger_line_id_seq;
ALTER TABLE ledger_line ADD CONSTRAINT ledger_line_pkey PRIMARY KEY (id, at);
CREATE INDEX ledger_line_at ON ledger_line USING brin (at);
CREATE INDEX ledger_line_to_seal ON ledger_line (xid, id);
CREATE INDEX ledger_line_subject ON ledger_line (subject, id) WHERE NOT event = 'switch:message:answered';
CREATE TABLE ledger_line_net PARTITION OF ledger_line DEFAULT;

CREATE FUNCTION ledger_is_only_added_to() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is only added to: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER ledger_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_line
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to();
CREATE TRIGGER ledger_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_seal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to();
CREATE TRIGGER ledger_is_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_line_net
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_is_only_added_to();
ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_is_only_added_to;
ALTER TABLE ledger_line_net ENABLE ALWAYS TRIGGER ledger_is_only_added_to;
ALTER TABLE ledger_seal ENABLE ALWAYS TRIGGER ledger_is_only_added_to;

-- Time and transaction of a line are the database's own: whoever brings others is refused. The condition is looked at
-- without a call; parts take the trigger over from the table.
CREATE FUNCTION ledger_line_is_of_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a line of the ledger is written now and in this transaction, and says so'
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER ledger_line_is_of_now BEFORE INSERT ON ledger_line FOR EACH ROW
    WHEN (NEW.xid <> pg_current_xact_id()::text::bigint OR NEW.written_at <> statement_timestamp())
    EXECUTE FUNCTION ledger_line_is_of_now();
ALTER TABLE ledger_line ENABLE ALWAYS TRIGGER ledger_line_is_of_now;
ALTER TABLE ledger_line_net ENABLE ALWAYS TRIGGER ledger_line_is_of_now;
"""
UNDO = """
DROP TRIGGER ledger_is_only_added_to ON ledger_seal;
CREATE TABLE whole (LIKE ledger_line INCLUDING ALL);
DROP TABLE ledger_line;
ALTER TABLE whole RENAME TO ledger_line;
DROP FUNCTION ledger_is_only_added_to();
DROP FUNCTION ledger_line_is_of_now();
"""


def first_months(apps: object, editor: object) -> None:
    """This month and the next."""
    make_ahead(datetime.now(UTC))


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunSQL(DO, UNDO), migrations.RunPython(first_months, migrations.RunPython.noop)]

"""A record that can no longer hit loses its keys in the same statement, whoever ends it and however. Invariant 5."""

from django.db import migrations

DO = """
CREATE SEQUENCE hotfiles_number MINVALUE 1 MAXVALUE 9999999 START 1;
CREATE FUNCTION ended_record_loses_its_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM hotfiles_recordkey WHERE record_id = NEW.id;
    RETURN NULL;
END $$;
CREATE TRIGGER ended_record_loses_its_keys AFTER UPDATE OF state ON hotfiles_record
    FOR EACH ROW WHEN (NEW.state NOT IN ('active', 'located')) EXECUTE FUNCTION ended_record_loses_its_keys();

CREATE FUNCTION only_what_can_hit_has_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Locks the record, so that it can't end between this look and the commit of the key.
    PERFORM 1 FROM hotfiles_record WHERE id = NEW.record_id AND state IN ('active', 'located') FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'record % can not hit, so it has no keys', NEW.record_id;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER only_what_can_hit_has_keys BEFORE INSERT OR UPDATE ON hotfiles_recordkey
    FOR EACH ROW EXECUTE FUNCTION only_what_can_hit_has_keys();

CREATE FUNCTION an_ended_record_stays_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'record % has ended; enter it anew', OLD.number;
END $$;
CREATE TRIGGER an_ended_record_stays_ended BEFORE UPDATE OF state ON hotfiles_record
    FOR EACH ROW WHEN (OLD.state NOT IN ('active', 'located') AND NEW.state <> OLD.state)
    EXECUTE FUNCTION an_ended_record_stays_ended();
"""
UNDO = """
DROP TRIGGER an_ended_record_stays_ended ON hotfiles_record;
DROP TRIGGER only_what_can_hit_has_keys ON hotfiles_recordkey;
DROP TRIGGER ended_record_loses_its_keys ON hotfiles_record;
DROP FUNCTION an_ended_record_stays_ended(), only_what_can_hit_has_keys(), ended_record_loses_its_keys();
DROP SEQUENCE hotfiles_number;
"""


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0001_initial")]
    operations = [migrations.RunSQL(DO, UNDO)]

"""Whose account is shut has no sign-on: the act ends them in its own transaction, and none begins. 1240.50(b)(1)."""

from django.db import migrations

# A sign-on that begins meanwhile waits for the act, or the act for it: each then sees what the other did.
DO = """
CREATE FUNCTION nobody_shut_out_signs_on() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM people_person WHERE id = NEW.person_id AND is_active FOR SHARE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'the account of person % is shut', NEW.person_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_shut_out_signs_on';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER nobody_shut_out_signs_on BEFORE INSERT OR UPDATE OF person_id, ended_at ON people_linksession
    FOR EACH ROW WHEN (NEW.ended_at IS NULL) EXECUTE FUNCTION nobody_shut_out_signs_on();

-- Deferred to the commit, because the account is shut before its sign-ons are ended.
CREATE FUNCTION nobody_shut_out_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM people_linksession s JOIN people_person p ON p.id = s.person_id
               WHERE p.id = NEW.id AND NOT p.is_active AND s.ended_at IS NULL) THEN
        RAISE EXCEPTION 'person % is shut out and still signed on', NEW.user_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'nobody_shut_out_stays';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER nobody_shut_out_stays AFTER UPDATE OF is_active ON people_person
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NOT NEW.is_active) EXECUTE FUNCTION nobody_shut_out_stays();
"""
UNDO = """
DROP TRIGGER nobody_shut_out_stays ON people_person;
DROP TRIGGER nobody_shut_out_signs_on ON people_linksession;
DROP FUNCTION nobody_shut_out_stays(), nobody_shut_out_signs_on();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_a_screening_stays_true")]
    operations = [migrations.RunSQL(DO, UNDO)]

"""A screening keeps what it showed and what was decided on it; a user id stays its person's. 1240.50(b)(2).

New answers are a new screening, and so is a new decision. What the Bureau of Identification takes back is marked as
corrected, once.
"""

from django.db import migrations

DO = """
CREATE FUNCTION a_screening_stays_true() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    came text := NULL;
BEGIN
    IF TG_OP <> 'UPDATE' THEN
        came := 'is not removed';
    ELSIF NEW.person_id <> OLD.person_id
          OR (OLD.state_result <> 'pending' AND NEW.state_result <> OLD.state_result)
          OR (OLD.national_result <> 'pending' AND NEW.national_result <> OLD.national_result) THEN
        came := 'keeps the answers that came';
    ELSIF OLD.decision <> 'pending' AND to_jsonb(NEW) - '{corrected_at,corrected_by,corrected_why}'::text[]
          IS DISTINCT FROM to_jsonb(OLD) - '{corrected_at,corrected_by,corrected_why}'::text[] THEN
        came := 'stays as it was decided';
    ELSIF OLD.corrected_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
        came := 'was corrected, and stays so';
    END IF;
    IF came IS NOT NULL THEN
        RAISE EXCEPTION 'a screening %', came USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_screening_stays_true BEFORE UPDATE OR DELETE ON people_screening
    FOR EACH ROW EXECUTE FUNCTION a_screening_stays_true();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON people_screening
    FOR EACH STATEMENT EXECUTE FUNCTION a_screening_stays_true();

-- Whoever is named in a record, a line or an order stays the one who was meant.
CREATE FUNCTION a_user_id_stays_its_persons() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the user id % stays its person''s', OLD.user_id
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER a_user_id_stays_its_persons BEFORE UPDATE OF user_id ON people_person
    FOR EACH ROW WHEN (NEW.user_id <> OLD.user_id) EXECUTE FUNCTION a_user_id_stays_its_persons();
CREATE TRIGGER a_person_is_never_removed BEFORE DELETE ON people_person
    FOR EACH ROW EXECUTE FUNCTION a_user_id_stays_its_persons();
"""
UNDO = """
DROP TRIGGER a_person_is_never_removed ON people_person;
DROP TRIGGER a_user_id_stays_its_persons ON people_person;
DROP FUNCTION a_user_id_stays_its_persons();
DROP TRIGGER is_never_emptied ON people_screening;
DROP TRIGGER a_screening_stays_true ON people_screening;
DROP FUNCTION a_screening_stays_true();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_standing_version")]
    operations = [migrations.RunSQL(DO, UNDO)]

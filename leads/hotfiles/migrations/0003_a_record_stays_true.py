"""A record keeps who entered it and when, and every step of its life; who changed it is not its second party."""

from importlib import import_module

from django.db import migrations

kept = import_module("leads.agencies.migrations.0003_what_is_written_stays")

DO = (
    kept.keep("hotfiles_recordchange")
    + """
CREATE FUNCTION a_changer_is_no_second_party() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hotfiles_recordchange WHERE record_id = NEW.id AND act = 'modify' AND at >= NEW.check_from
               AND by_id = NEW.checked_by_id) THEN
        RAISE EXCEPTION 'record % was changed by its second party', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_changer_is_no_second_party';  -- 1240.60(a)(5) check
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_changer_is_no_second_party BEFORE UPDATE OF checked_by_id ON hotfiles_record
    FOR EACH ROW WHEN (NEW.checked_by_id IS NOT NULL) EXECUTE FUNCTION a_changer_is_no_second_party();

-- Deferred to the commit, because a change may be written before the check that it undoes.
CREATE FUNCTION a_change_undoes_the_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hotfiles_record WHERE id = NEW.record_id AND checked_at < NEW.at) THEN
        RAISE EXCEPTION 'a record was changed and counts as checked still'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_change_undoes_the_check';  -- 1240.60(a)(5) check
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER a_change_undoes_the_check AFTER INSERT ON hotfiles_recordchange
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.act = 'modify') EXECUTE FUNCTION a_change_undoes_the_check();

CREATE FUNCTION a_record_keeps_its_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'record % keeps its number and file, by whom it was entered and when', OLD.number
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;
CREATE TRIGGER a_record_keeps_its_entry BEFORE UPDATE OF id, number, file, entered_at, entered_by_id ON hotfiles_record
    FOR EACH ROW WHEN ((NEW.id, NEW.number, NEW.file, NEW.entered_at, NEW.entered_by_id)
                       IS DISTINCT FROM (OLD.id, OLD.number, OLD.file, OLD.entered_at, OLD.entered_by_id))
    EXECUTE FUNCTION a_record_keeps_its_entry();
"""
)
UNDO = (
    "DROP TRIGGER a_record_keeps_its_entry ON hotfiles_record; DROP FUNCTION a_record_keeps_its_entry();"
    "DROP TRIGGER a_change_undoes_the_check ON hotfiles_recordchange; DROP FUNCTION a_change_undoes_the_check();"
    "DROP TRIGGER a_changer_is_no_second_party ON hotfiles_record; DROP FUNCTION a_changer_is_no_second_party();"
    + kept.let_go("hotfiles_recordchange")
)


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0002_only_what_can_hit_has_keys"), ("agencies", "0003_what_is_written_stays")]
    operations = [migrations.RunSQL(DO, UNDO)]

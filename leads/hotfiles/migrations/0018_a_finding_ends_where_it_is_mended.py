"""What a second party found different ends with a change of what it names; each step keeps what of it stood."""

from importlib import import_module

from django.db import migrations, models

found = import_module("leads.hotfiles.migrations.0006_what_was_found_different_stands")

# Of what stood before, an item is mended by a change of the field that it is called by. What had ended, or was found
# by a still earlier LEADS, is kept in words: such a finding ends by withdrawal, or with its record.
KEEP = """
UPDATE hotfiles_record SET different_items = (
    SELECT jsonb_agg(one || jsonb_build_object('fields', jsonb_build_array(one -> 'code')) ORDER BY at)
    FROM jsonb_array_elements(different_items) WITH ORDINALITY AS of_it(one, at)
) WHERE different_items IS NOT NULL;
ALTER TABLE hotfiles_recordchange DISABLE TRIGGER stays_as_given;
UPDATE hotfiles_recordchange c SET different_items = s.items FROM (
    SELECT x.id, CASE WHEN r.different_at = d.at THEN r.different_items ELSE jsonb_build_array(
        jsonb_build_object('code', '', 'words', d.why, 'fields', jsonb_build_array())) END AS items
    FROM hotfiles_recordchange x JOIN hotfiles_record r ON r.id = x.record_id
    JOIN LATERAL (
        SELECT act, at, why FROM hotfiles_recordchange y
        WHERE y.record_id = x.record_id AND y.id <= x.id AND y.act IN ('differs', 'modify', 'withdraw')
        ORDER BY y.id DESC LIMIT 1
    ) d ON d.act = 'differs'
    WHERE x.record_id IN (SELECT record_id FROM hotfiles_recordchange WHERE act = 'differs')
) s WHERE s.id = c.id;
ALTER TABLE hotfiles_recordchange ENABLE TRIGGER stays_as_given;
"""
# The record is asked at the commit, because an act writes record and step one after the other: first the record, from
# which its step takes what stands. An ended record keeps what it had.
DO = """
DROP TRIGGER a_step_tells_its_record_what_was_found_different ON hotfiles_recordchange;
DROP TRIGGER a_record_says_what_was_found_different ON hotfiles_record;
CREATE OR REPLACE FUNCTION a_record_says_what_was_found_different() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said record;
    last record;
BEGIN
    SELECT different_at AS at, different_by_id AS by_id, different_items AS items INTO said
        FROM hotfiles_record WHERE id = NEW.id;
    SELECT different_items AS items INTO last FROM hotfiles_recordchange
        WHERE record_id = NEW.id ORDER BY id DESC LIMIT 1;
    IF said.items IS NOT DISTINCT FROM last.items THEN
        IF said.items IS NULL THEN RETURN NULL; END IF;
        SELECT at, by_id INTO last FROM hotfiles_recordchange
            WHERE record_id = NEW.id AND act = 'differs' ORDER BY id DESC LIMIT 1;
        IF (said.at, said.by_id) IS NOT DISTINCT FROM (last.at, last.by_id) THEN RETURN NULL; END IF;
    END IF;
    RAISE EXCEPTION 'what was found different of record % is not what its history says', NEW.id
        USING ERRCODE = 'check_violation', CONSTRAINT = 'a_record_says_what_was_found_different';
END $$;
CREATE CONSTRAINT TRIGGER a_record_says_what_was_found_different
    AFTER INSERT OR UPDATE OF different_at, different_by_id, different_items ON hotfiles_record
    DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.different_at IS NOT NULL) EXECUTE FUNCTION a_record_says_what_was_found_different();

-- Whoever writes a step, and however: what of a finding stood then is kept with it, and nothing goes from it but by a
-- withdrawal, or by a step that changed what it names. 1240.60(a)(5) check, 1240.60(a)(5) correct
-- Of what stands beside a record the rows that a code names: a list by its own (AKA), all else by whose it is (DOB_OWN).
CREATE FUNCTION rows_named(additions jsonb, code text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(jsonb_agg(x), '[]') FROM jsonb_array_elements(additions) x
    WHERE x ->> 0 = code OR (strpos(code, '_') > 0 AND upper(x ->> 1) = split_part(code, '_', -1) AND NOT x -> 2 ? (x ->> 0))
$$;
CREATE FUNCTION a_finding_ends_where_it_is_mended() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before record;
    here jsonb;
    one jsonb;
    beside jsonb;
BEGIN
    NEW.different_items := (SELECT different_items FROM hotfiles_record WHERE id = NEW.record_id);
    SELECT c.different_items AS items, c.values, c.additions INTO before FROM hotfiles_recordchange c
        WHERE c.record_id = NEW.record_id ORDER BY c.id DESC LIMIT 1;
    here := coalesce(NEW.different_items, '[]');
    IF NEW.act = 'differs' THEN
        IF before.items IS NOT NULL OR NEW.different_items IS NULL THEN
            RAISE EXCEPTION 'record % is found different once, and says in what', NEW.record_id
                USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
        END IF;
    ELSIF NEW.act = 'withdraw' THEN
        IF NEW.different_items IS NOT NULL THEN
            RAISE EXCEPTION 'what was found different of record % is withdrawn whole', NEW.record_id
                USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
        END IF;
    ELSIF NEW.different_items IS DISTINCT FROM before.items THEN
        FOR one IN SELECT value FROM jsonb_array_elements(here) LOOP
            IF NOT coalesce(before.items, '[]') @> jsonb_build_array(one) THEN
                RAISE EXCEPTION 'record % was not found different in %', NEW.record_id, one
                    USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
            END IF;
        END LOOP;
        -- What stands now, from where it stands: the trigger that keeps it with the step may come after this one.
        SELECT coalesce(jsonb_agg(jsonb_build_array(kind, whose, values) ORDER BY kind, whose, number), '[]') INTO beside
            FROM hotfiles_recordaddition WHERE record_id = NEW.record_id AND taken_off_at IS NULL;
        FOR one IN SELECT value FROM jsonb_array_elements(before.items) WHERE NOT here @> jsonb_build_array(value) LOOP
            IF NEW.act NOT IN ('modify', 'note withdrawn') OR NOT EXISTS (
                SELECT FROM jsonb_array_elements_text(one -> 'fields') AS named(code) WHERE
                    before.values ->> code IS DISTINCT FROM NEW.values ->> code
                    OR rows_named(before.additions, code) IS DISTINCT FROM rows_named(beside, code)
                    OR EXISTS (SELECT FROM hotfiles_attachment a WHERE a.record_id = NEW.record_id
                               AND a.number = code AND a.taken_back_at IS NOT NULL)
                    OR EXISTS (SELECT FROM hotfiles_notthisperson n WHERE n.record_id = NEW.record_id
                               AND 'NOTE' || n.id = code AND n.ended_at IS NOT NULL)
            ) THEN
                RAISE EXCEPTION 'record % was not changed in %', NEW.record_id, one ->> 'words'
                    USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
            END IF;
        END LOOP;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_finding_ends_where_it_is_mended BEFORE INSERT ON hotfiles_recordchange
    FOR EACH ROW WHEN (NEW.act <> 'enter') EXECUTE FUNCTION a_finding_ends_where_it_is_mended();
"""
UNDO = """
DROP TRIGGER a_finding_ends_where_it_is_mended ON hotfiles_recordchange;
DROP TRIGGER a_record_says_what_was_found_different ON hotfiles_record;
DROP TRIGGER a_record_forgets_nothing_found_different ON hotfiles_record;
DROP FUNCTION rows_named(jsonb, text), a_finding_ends_where_it_is_mended(), a_record_says_what_was_found_different();
""" + found.DO.partition("CREATE FUNCTION a_maker_withdraws_no_finding")[0]


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0017_batches_on_a_page")]
    operations = [
        migrations.AddField("recordchange", "different_items", models.JSONField(null=True)),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.RunSQL(DO, UNDO),
    ]

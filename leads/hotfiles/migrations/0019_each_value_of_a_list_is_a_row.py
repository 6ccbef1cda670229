"""Each value of a record's list (an alias, a mark, a caution) stands in a row of its own, and in no text with others.

What stands so far is moved: of records and of every step of their lives. What a list held once and holds no more gets
its row too, with when it came and went, as the history has it. Backwards the lists are put together as texts again;
what had come to one by supplement then stands in it.
"""

from django.db import migrations, models

CODES = ("AKA", "CMC", "ECR", "JWT", "MNU", "PCO", "SMT")
LISTS = "ARRAY[" + ", ".join(f"'{code}'" for code in CODES) + "]"
#: Kinds that supplements of lists had, and the codes that are their kinds from now on.
KINDS = "(VALUES ('alias', 'AKA'), ('mark', 'SMT'), ('other number', 'MNU'), ('condition', 'PCO')) AS k(kind, code)"
TABLES = ("hotfiles_recordaddition", "hotfiles_recordchange")
#: Cautions are two digits each, run together; all others have a semicolon between them.
PARTS = """
CREATE FUNCTION pg_temp.parts(code text, value text) RETURNS TABLE (part text, place bigint) LANGUAGE sql AS $$
    SELECT one, min(at) FROM unnest(CASE WHEN code = 'CMC'
        THEN ARRAY(SELECT substr(value, n, 2) FROM generate_series(1, length(value), 2) AS n)
        ELSE string_to_array(value, '; ') END) WITH ORDINALITY AS p(one, at) WHERE one <> '' GROUP BY one
$$;
"""
#: What is written stays, but for a move of all of it; what waits for the commit is asked before tables are changed.
ASK_NOW = "SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED;"
BEGIN = ASK_NOW + "".join(f"ALTER TABLE {table} DISABLE TRIGGER USER;" for table in TABLES) + PARTS
END = (
    "DROP FUNCTION pg_temp.parts(text, text);"
    + ASK_NOW
    + "".join(f"ALTER TABLE {table} ENABLE TRIGGER USER;" for table in TABLES)
)
# What came by supplement stands behind what the entry says, as it was read so far.
MOVE = f"""
UPDATE hotfiles_recordaddition x SET kind = k.code, number = x.number + 1000 FROM {KINDS}
WHERE x.kind = k.kind AND x.whose = 'own';

WITH was AS (
    SELECT c.record_id, l.code, p.part, p.place, c.id AS step, c.at, c.by_id
    FROM hotfiles_recordchange c CROSS JOIN jsonb_each_text(c.values) AS l(code, value)
    CROSS JOIN pg_temp.parts(l.code, l.value) p WHERE l.code = ANY ({LISTS})
), ever AS (
    SELECT record_id, code, part, min(place) AS place, min(at) AS came, max(step) AS last,
           (array_agg(by_id ORDER BY step))[1] AS by_id
    FROM was GROUP BY record_id, code, part
), here AS (
    SELECT r.id AS record_id, l.code, p.part, p.place
    FROM hotfiles_record r CROSS JOIN jsonb_each_text(r.values) AS l(code, value)
    CROSS JOIN pg_temp.parts(l.code, l.value) p WHERE l.code = ANY ({LISTS})
), all_of_them AS (
    SELECT record_id, code, part, coalesce(here.place, ever.place) AS place, here.part IS NOT NULL AS stands,
           ever.came, ever.last, ever.by_id
    FROM here FULL JOIN ever USING (record_id, code, part)
)
INSERT INTO hotfiles_recordaddition
    (record_id, kind, whose, number, "values", added_at, added_by_id, taken_off_at, taken_off_by_id)
SELECT o.record_id, o.code, 'own', row_number() OVER (PARTITION BY o.record_id, o.code ORDER BY o.stands DESC, o.place),
       jsonb_build_object(o.code, o.part), coalesce(o.came, r.entered_at), coalesce(o.by_id, r.entered_by_id),
       CASE WHEN NOT o.stands THEN coalesce(n.at, o.came) END,
       CASE WHEN NOT o.stands THEN coalesce(n.by_id, r.entered_by_id) END
FROM all_of_them o JOIN hotfiles_record r ON r.id = o.record_id
LEFT JOIN LATERAL (SELECT c.at, c.by_id FROM hotfiles_recordchange c
                   WHERE c.record_id = o.record_id AND c.id > o.last ORDER BY c.id LIMIT 1) n ON NOT o.stands
WHERE NOT (o.stands AND EXISTS (
    SELECT FROM hotfiles_recordaddition x WHERE x.record_id = o.record_id AND x.kind = o.code AND x.whose = 'own'
    AND x.taken_off_at IS NULL AND x.values = jsonb_build_object(o.code, o.part)));

UPDATE hotfiles_recordchange c SET "values" = c.values - {LISTS}, additions = (
    SELECT coalesce(jsonb_agg(jsonb_build_array(kind, whose, said) ORDER BY kind, whose, place), '[]') FROM (
        SELECT l.code AS kind, 'own' AS whose, jsonb_build_object(l.code, p.part) AS said, p.place
        FROM jsonb_each_text(c.values) AS l(code, value) CROSS JOIN pg_temp.parts(l.code, l.value) p
        WHERE l.code = ANY ({LISTS})
        UNION ALL
        SELECT CASE WHEN a.one ->> 1 = 'own' THEN coalesce(k.code, a.one ->> 0) ELSE a.one ->> 0 END,
               a.one ->> 1, a.one -> 2, 1000 + a.place
        FROM jsonb_array_elements(c.additions) WITH ORDINALITY AS a(one, place) LEFT JOIN {KINDS} ON k.kind = a.one ->> 0
    ) AS rows
) WHERE c.values ?| {LISTS} OR c.additions <> '[]';

UPDATE hotfiles_record SET "values" = "values" - {LISTS}, has_additions = true WHERE "values" ?| {LISTS};
""" + "".join(
    f"""
UPDATE {table} SET different_items = replace(different_items::text, '"{code}_OWN"', '"{code}"')::jsonb
WHERE different_items::text LIKE '%"{code}_OWN"%';
UPDATE hotfiles_duty SET field = '{code}' WHERE field = '{code}_OWN';
"""
    for code in CODES
    for table in ("hotfiles_record", "hotfiles_recordchange")
)
BACK = f"""
UPDATE hotfiles_record r SET "values" = r.values || l.said FROM (
    SELECT record_id, jsonb_object_agg(kind, said) AS said FROM (
        SELECT record_id, kind, string_agg("values" ->> kind, CASE kind WHEN 'CMC' THEN '' ELSE '; ' END ORDER BY number)
            AS said
        FROM hotfiles_recordaddition WHERE kind = ANY ({LISTS}) AND taken_off_at IS NULL GROUP BY record_id, kind
    ) AS each GROUP BY record_id
) l WHERE l.record_id = r.id;

UPDATE hotfiles_recordchange c SET "values" = c.values || coalesce((
    SELECT jsonb_object_agg(kind, said) FROM (
        SELECT a.one ->> 0 AS kind,
               string_agg(a.one -> 2 ->> (a.one ->> 0), CASE a.one ->> 0 WHEN 'CMC' THEN '' ELSE '; ' END ORDER BY place)
                   AS said
        FROM jsonb_array_elements(c.additions) WITH ORDINALITY AS a(one, place)
        WHERE a.one ->> 0 = ANY ({LISTS}) GROUP BY a.one ->> 0
    ) AS each), '{{}}'), additions = (
    SELECT coalesce(jsonb_agg(a.one ORDER BY place), '[]')
    FROM jsonb_array_elements(c.additions) WITH ORDINALITY AS a(one, place) WHERE a.one ->> 0 <> ALL ({LISTS})
) WHERE c.additions <> '[]';

DELETE FROM hotfiles_recordaddition WHERE kind = ANY ({LISTS});
UPDATE hotfiles_record r SET has_additions = false WHERE has_additions AND NOT EXISTS (
    SELECT FROM hotfiles_recordaddition x WHERE x.record_id = r.id AND x.taken_off_at IS NULL);
"""
# Asked once a statement, and a record that says it already is not written again: an entry brings many rows at once.
SAYS_SO = """
DROP TRIGGER a_record_says_that_it_has_additions ON hotfiles_recordaddition;
CREATE OR REPLACE FUNCTION a_record_says_that_it_has_additions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE hotfiles_record r SET has_additions = s.has FROM (
        SELECT t.record_id, EXISTS (SELECT FROM hotfiles_recordaddition x
                                    WHERE x.record_id = t.record_id AND x.taken_off_at IS NULL) AS has
        FROM (SELECT DISTINCT record_id FROM touched) t
    ) s WHERE r.id = s.record_id AND r.has_additions <> s.has;
    RETURN NULL;
END $$;
CREATE TRIGGER a_record_says_that_it_has_additions AFTER INSERT ON hotfiles_recordaddition
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION a_record_says_that_it_has_additions();
CREATE TRIGGER a_record_says_that_it_has_no_additions AFTER UPDATE ON hotfiles_recordaddition
    REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION a_record_says_that_it_has_additions();
"""
SAID_SO = """
DROP TRIGGER a_record_says_that_it_has_no_additions ON hotfiles_recordaddition;
DROP TRIGGER a_record_says_that_it_has_additions ON hotfiles_recordaddition;
CREATE OR REPLACE FUNCTION a_record_says_that_it_has_additions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE hotfiles_record SET has_additions = EXISTS (
        SELECT FROM hotfiles_recordaddition WHERE record_id = NEW.record_id AND taken_off_at IS NULL
    ) WHERE id = NEW.record_id;
    RETURN NULL;
END $$;
CREATE TRIGGER a_record_says_that_it_has_additions AFTER INSERT OR UPDATE ON hotfiles_recordaddition
    FOR EACH ROW EXECUTE FUNCTION a_record_says_that_it_has_additions();
"""


def _note(its: str) -> str:
    """A note is of somebody else: none of its numbers is one that the record has."""
    return f"""
CREATE OR REPLACE FUNCTION a_note_is_of_somebody_else() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hotfiles_record r CROSS JOIN jsonb_each_text(NEW.numbers) n
               WHERE r.id = NEW.record_id AND n.key <> 'OLS' AND {its}) THEN
        RAISE EXCEPTION 'the note has a number of the person of record %', NEW.record_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_note_is_of_somebody_else';
    END IF;
    RETURN NEW;
END $$;
"""


NOTE = _note(
    """(n.value = r.values ->> n.key OR EXISTS (
                   SELECT FROM hotfiles_recordaddition x WHERE x.record_id = r.id AND x.kind = n.key
                   AND x.whose = 'own' AND x.taken_off_at IS NULL AND x.values ->> n.key = n.value))"""
)
NOTED = _note("n.value = ANY (string_to_array(r.values ->> n.key, '; '))")
# The kind of a list's row is its code; no other kind is one of the codes of its fields.
ONE_VALUE = """
ALTER TABLE hotfiles_recordaddition ADD CONSTRAINT a_row_of_a_list_says_one_value_of_the_records_own CHECK (
    NOT "values" ? kind OR whose = 'own' AND "values" = jsonb_build_object(kind, "values" ->> kind)
    AND strpos("values" ->> kind, '; ') = 0);
"""
ANY_VALUE = (
    "ALTER TABLE hotfiles_recordaddition DROP CONSTRAINT a_row_of_a_list_says_one_value_of_the_records_own;"
)


class Migration(migrations.Migration):

    dependencies = [("hotfiles", "0018_a_finding_ends_where_it_is_mended")]

    operations = [
        *(
            operation
            for model in ("record", "recordchange")
            for operation in (
                migrations.AlterField(model, "values", models.JSONField(db_column="values", default=dict)),
                migrations.RenameField(model, "values", "plain"),
            )
        ),
        migrations.RunSQL(BEGIN + MOVE + END, BEGIN + BACK + END),
        migrations.RunSQL(SAYS_SO + NOTE + ONE_VALUE, SAID_SO + NOTED + ANY_VALUE),
        *(
            migrations.AddConstraint(
                model,
                models.CheckConstraint(
                    condition=models.Q(("plain__has_any_keys", list(CODES)), _negated=True),
                    name=f"each_value_of_a_list_is_a_row_of_its_{whose}",
                ),
            )
            for model, whose in (("record", "own"), ("recordchange", "step"))
        ),
    ]

"""What a second party found to differ from the report stands with the record until it is mended or withdrawn."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F, Q

# What was found by an earlier LEADS, and neither mended nor confirmed since. Its items were kept in words only.
KEEP = """
UPDATE hotfiles_record r SET different_at = c.at, different_by_id = c.by_id, different_says = '',
    different_items = jsonb_build_array(jsonb_build_object('code', '', 'words', c.why))
FROM (SELECT DISTINCT ON (record_id) record_id, act, at, by_id, why FROM hotfiles_recordchange
      WHERE act IN ('differs', 'modify', 'check') ORDER BY record_id, id DESC) c
WHERE c.record_id = r.id AND c.act = 'differs' AND c.by_id IS NOT NULL AND r.checked_at IS NULL
  AND r.state IN ('active', 'located');
SET CONSTRAINTS ALL IMMEDIATE;
"""
# Asked at the commit, because an act writes record and history one after the other. An ended record keeps what it had.
DO = """
CREATE FUNCTION a_record_says_what_was_found_different() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one bigint;
    said record;
    last record;
BEGIN
    IF TG_TABLE_NAME = 'hotfiles_record' THEN one := NEW.id; ELSE one := NEW.record_id; END IF;
    SELECT different_at AS at, different_by_id AS by_id INTO said FROM hotfiles_record WHERE id = one;
    SELECT act, at, by_id INTO last FROM hotfiles_recordchange
        WHERE record_id = one AND act IN ('differs', 'modify', 'withdraw') ORDER BY id DESC LIMIT 1;
    IF last.act IS DISTINCT FROM 'differs' THEN last.at := NULL; last.by_id := NULL; END IF;
    IF (said.at, said.by_id) IS DISTINCT FROM (last.at, last.by_id) THEN
        RAISE EXCEPTION 'what was found different of record % is not what its history says', one
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_record_says_what_was_found_different';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER a_record_says_what_was_found_different
    AFTER INSERT OR UPDATE OF different_at, different_by_id ON hotfiles_record DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.different_at IS NOT NULL) EXECUTE FUNCTION a_record_says_what_was_found_different();
CREATE CONSTRAINT TRIGGER a_record_forgets_nothing_found_different
    AFTER UPDATE OF different_at ON hotfiles_record DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.different_at IS NOT NULL AND NEW.different_at IS NULL)
    EXECUTE FUNCTION a_record_says_what_was_found_different();
CREATE CONSTRAINT TRIGGER a_step_tells_its_record_what_was_found_different
    AFTER INSERT ON hotfiles_recordchange DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.act IN ('differs', 'modify', 'withdraw'))
    EXECUTE FUNCTION a_record_says_what_was_found_different();

CREATE FUNCTION a_maker_withdraws_no_finding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hotfiles_record r WHERE r.id = NEW.record_id AND (r.entered_by_id = NEW.by_id OR EXISTS (
               SELECT FROM hotfiles_recordchange c WHERE c.record_id = r.id AND c.act = 'modify'
               AND c.at >= r.check_from AND c.by_id = NEW.by_id))) THEN
        RAISE EXCEPTION 'who made record % withdraws nothing that was found of it', NEW.record_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_maker_withdraws_no_finding';  -- 1240.60(a)(5) check
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_maker_withdraws_no_finding BEFORE INSERT ON hotfiles_recordchange
    FOR EACH ROW WHEN (NEW.act = 'withdraw') EXECUTE FUNCTION a_maker_withdraws_no_finding();
"""
UNDO = """
DROP TRIGGER a_maker_withdraws_no_finding ON hotfiles_recordchange;
DROP TRIGGER a_step_tells_its_record_what_was_found_different ON hotfiles_recordchange;
DROP TRIGGER a_record_forgets_nothing_found_different ON hotfiles_record;
DROP TRIGGER a_record_says_what_was_found_different ON hotfiles_record;
DROP FUNCTION a_maker_withdraws_no_finding(), a_record_says_what_was_found_different();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("hotfiles", "0005_records_count_per_file"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddField("record", "different_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "record",
            "different_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="found_different",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("record", "different_items", models.JSONField(null=True)),
        migrations.AddField("record", "different_says", models.TextField(default="", db_default="")),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        migrations.AddConstraint(
            "record",
            models.CheckConstraint(
                name="a_finding_has_person_time_and_items",
                condition=Q(different_at=None, different_by=None, different_items=None, different_says="")
                | Q(different_at__isnull=False, different_by__isnull=False, different_items__isnull=False)
                & ~Q(different_items=[]),
            ),
        ),
        migrations.AddConstraint(
            "record",
            models.CheckConstraint(
                name="who_enters_does_not_find_it_different",
                condition=Q(different_by=None) | ~Q(different_by=F("entered_by")),
            ),
        ),
        migrations.AddConstraint(
            "record",
            models.CheckConstraint(
                name="what_differs_does_not_count_as_checked",
                condition=Q(different_at=None) | Q(checked_at=None),
            ),
        ),
        migrations.AddConstraint(
            "recordchange",
            models.CheckConstraint(
                name="a_withdrawn_finding_says_why", condition=~Q(act="withdraw") | Q(why__regex=r"\S")
            ),
        ),
        migrations.RunSQL(DO, UNDO),
    ]

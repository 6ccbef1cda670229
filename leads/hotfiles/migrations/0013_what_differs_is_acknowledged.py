"""What a cross-check shows to differ is acknowledged one by one, by whoever checks the record, before it is checked."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

kept = import_module("leads.agencies.migrations.0003_what_is_written_stays")

DO = (
    kept.keep("hotfiles_acknowledged")
    + """
CREATE FUNCTION a_maker_acknowledges_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM hotfiles_record r WHERE r.id = NEW.record_id AND (r.entered_by_id = NEW.by_id OR EXISTS (
               SELECT FROM hotfiles_recordchange c WHERE c.record_id = r.id AND c.act = 'modify'
               AND c.at >= r.check_from AND c.by_id = NEW.by_id))) THEN
        RAISE EXCEPTION 'who made record % acknowledges nothing that differs of it', NEW.record_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_maker_acknowledges_nothing';  -- 1240.60(a)(5) check
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_maker_acknowledges_nothing BEFORE INSERT ON hotfiles_acknowledged
    FOR EACH ROW EXECUTE FUNCTION a_maker_acknowledges_nothing();

CREATE FUNCTION a_check_leaves_no_difference_open() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM jsonb_path_query(NEW.check_items, '$[*].cross_checks[*] ? (@.fine == false)') AS one
               WHERE NOT EXISTS (SELECT FROM hotfiles_acknowledged a WHERE a.record_id = NEW.id
                   AND a.mark = one ->> 'mark' AND a.verdict = 'matches' AND a.by_id = NEW.checked_by_id
                   AND a.at = NEW.checked_at)) THEN
        RAISE EXCEPTION 'record % is checked, and a difference was not acknowledged', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_check_leaves_no_difference_open';  -- 1240.60(a)(5) check
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_check_leaves_no_difference_open BEFORE UPDATE OF checked_at, check_items ON hotfiles_record
    FOR EACH ROW WHEN (NEW.checked_at IS NOT NULL AND (OLD.checked_at, OLD.check_items)
                       IS DISTINCT FROM (NEW.checked_at, NEW.check_items))
    EXECUTE FUNCTION a_check_leaves_no_difference_open();
"""
)
UNDO = (
    "DROP TRIGGER a_check_leaves_no_difference_open ON hotfiles_record;"
    "DROP TRIGGER a_maker_acknowledges_nothing ON hotfiles_acknowledged;"
    "DROP FUNCTION a_check_leaves_no_difference_open(), a_maker_acknowledges_nothing();"
    + kept.let_go("hotfiles_acknowledged")
)


class Migration(migrations.Migration):
    dependencies = [
        ("hotfiles", "0012_what_came_to_a_record"),
        ("agencies", "0003_what_is_written_stays"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Acknowledged",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("item", models.TextField()),
                ("mark", models.TextField()),
                ("words", models.TextField()),
                ("entered", models.TextField(db_default="", default="")),
                ("known", models.TextField(db_default="", default="")),
                (
                    "verdict",
                    models.TextField(
                        choices=[
                            ("matches", "The report says what the record says"),
                            ("wrong", "The record is wrong"),
                        ]
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "record",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="acknowledged", to="hotfiles.record"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=Q(words__regex=r"\S", mark__regex=r"\S", verdict__in=["matches", "wrong"]),
                        name="an_acknowledged_difference_says_what_and_how",
                    )
                ]
            },
        ),
        migrations.RunSQL(DO, UNDO),
    ]

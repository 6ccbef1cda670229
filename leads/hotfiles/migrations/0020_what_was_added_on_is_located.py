"""A trailer or part under a record is located by itself; its agency is told of it beside what it is told of the record."""

from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

kept = import_module("leads.agencies.migrations.0003_what_is_written_stays")
SAYS_SOMETHING = r"\S"
ONE_THING = "an_agency_tells_one_thing_of_a_record_at_a_time"

DO = (
    kept.keep("hotfiles_addonlocated")
    + """
CREATE FUNCTION another_agency_locates_what_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Locks the record, so that neither it nor what stands under it can end between this look and the commit.
    PERFORM 1 FROM hotfiles_recordaddition a JOIN hotfiles_record r ON r.id = a.record_id
        WHERE a.id = NEW.addition_id AND a.taken_off_at IS NULL AND a.whose = 'own'
          AND r.state IN ('active', 'located') AND r.agency_id <> NEW.agency_id FOR SHARE OF r;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'addition % does not stand, or the record is of the agency that locates it', NEW.addition_id
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER another_agency_locates_what_stands BEFORE INSERT ON hotfiles_addonlocated
    FOR EACH ROW EXECUTE FUNCTION another_agency_locates_what_stands();
"""
)
UNDO = (
    "DROP TRIGGER another_agency_locates_what_stands ON hotfiles_addonlocated;"
    "DROP FUNCTION another_agency_locates_what_stands();" + kept.let_go("hotfiles_addonlocated")
)


def _told_once(*more: str) -> models.UniqueConstraint:
    return models.UniqueConstraint(
        fields=["record", "kind", "source", "teller", *more], condition=models.Q(ended_at=None), name=ONE_THING
    )


class Migration(migrations.Migration):
    dependencies = [
        ("hotfiles", "0019_each_value_of_a_list_is_a_row"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="AddOnLocated",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField()),
                ("day", models.TextField()),
                ("case_number", models.TextField()),
                (
                    "addition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="located",
                        to="hotfiles.recordaddition",
                    ),
                ),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        name="what_was_added_on_is_located_on_a_day_under_a_case",
                        condition=models.Q(day__regex="^[0-9]{8}$", case_number__regex=SAYS_SOMETHING),
                    )
                ],
            },
        ),
        migrations.RunSQL(DO, UNDO),
        migrations.RemoveConstraint(model_name="duty", name=ONE_THING),
        migrations.AddConstraint(model_name="duty", constraint=_told_once("field")),
    ]

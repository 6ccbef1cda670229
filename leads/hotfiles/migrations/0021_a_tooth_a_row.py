"""A dental chart stands beside its record tooth by tooth: each of 32 once, with codes that a tooth can have."""

from django.db import migrations

DO = """
ALTER TABLE hotfiles_recordaddition ADD CONSTRAINT a_tooth_is_one_of_32_and_has_its_codes CHECK (
    kind <> 'tooth' OR (whose = 'own' AND values ->> 'DCH' IS NOT NULL
        AND values ->> 'DCH' ~ '^(0[1-9]|[12][0-9]|3[0-2])-([/VX]|M?O?D?F?L?C?R?)$' AND values ->> 'DCH' !~ '-$')
);
CREATE UNIQUE INDEX a_tooth_stands_on_a_record_once ON hotfiles_recordaddition (record_id, left(values ->> 'DCH', 2))
    WHERE kind = 'tooth' AND taken_off_at IS NULL;
"""
UNDO = """
DROP INDEX a_tooth_stands_on_a_record_once;
ALTER TABLE hotfiles_recordaddition DROP CONSTRAINT a_tooth_is_one_of_32_and_has_its_codes;
"""


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0020_what_was_added_on_is_located")]
    operations = [migrations.RunSQL(DO, UNDO)]

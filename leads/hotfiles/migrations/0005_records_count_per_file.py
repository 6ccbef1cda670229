"""Numbers of records count for each file by itself and do not run out; none that was given is given again."""

from django.db import migrations

# A file's letter is one of A to Z: each has its sequence, used or not, so that a new file is a module and no migration.
# The old sequence is locked first (ALTER waits for whoever takes a number, and they for us), and each letter counts on
# after whatever it has given: an entry that took its number before this and writes its record afterward keeps it.
DO = """
ALTER SEQUENCE hotfiles_number NO CYCLE;
DO $$
DECLARE
    letter text;
    given bigint;
BEGIN
    FOR letter IN SELECT chr(code) FROM generate_series(ascii('a'), ascii('z')) AS code LOOP
        EXECUTE format(
            'CREATE SEQUENCE hotfiles_number_%s AS bigint MINVALUE 1 MAXVALUE 99999999999999999 START 1', letter
        );
        SELECT greatest(
            (SELECT last_value FROM hotfiles_number WHERE is_called),
            (SELECT max(substr(number, 4)::bigint) FROM hotfiles_record WHERE number ~ ('^' || upper(letter) || '99\\d{7,}$'))
        ) INTO given;
        IF given IS NOT NULL THEN
            PERFORM setval(format('hotfiles_number_%s', letter)::regclass, given);
        END IF;
    END LOOP;
END $$;
DROP SEQUENCE hotfiles_number;
"""
# The one sequence counts on after the highest number of all; past seven digits it has none left.
UNDO = """
CREATE SEQUENCE hotfiles_number MINVALUE 1 MAXVALUE 9999999 START 1;
DO $$
DECLARE
    letter text;
    given bigint;
    most bigint := 0;
BEGIN
    FOR letter IN SELECT chr(code) FROM generate_series(ascii('a'), ascii('z')) AS code LOOP
        EXECUTE format('SELECT last_value FROM hotfiles_number_%s WHERE is_called', letter) INTO given;
        most := greatest(most, given);
        EXECUTE format('DROP SEQUENCE hotfiles_number_%s', letter);
    END LOOP;
    IF most > 0 THEN
        PERFORM setval('hotfiles_number', most);
    END IF;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("hotfiles", "0004_keys_are_read_with_their_sketches")]
    operations = [migrations.RunSQL(DO, UNDO)]

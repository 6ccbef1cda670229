"""An order's hearing is after its day and by its last day, as this installation counts it. 1240.110(c)(3).

The holidays that a statute fixes are said here once more, in SQL, and a test holds them to leads/rules/days.py: two that
say the same independently keep each other.
"""

from django.db import migrations

DO = """
CREATE FUNCTION nth_day(year int, month int, dow int, nth int) RETURNS date IMMUTABLE LANGUAGE sql AS $$
    SELECT first + (dow - extract(isodow FROM first)::int + 7) % 7 + 7 * (nth - 1)
    FROM (SELECT make_date(year, month, 1) AS first) AS of_month
$$;
CREATE FUNCTION easter(year int) RETURNS date IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE  -- the anonymous Gregorian computus
    a int := year % 19; b int := year / 100; c int := year % 100;
    h int := (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    l int := (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    n int := h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
BEGIN
    RETURN make_date(year, n / 31, n % 31 + 1);
END $$;
CREATE FUNCTION statutory_holiday(day date) RETURNS boolean IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE  -- 205 ILCS 630/17
    y int := extract(year FROM day);
    fixed text[] := '{0101,0212,0619,0704,1111,1225}';
BEGIN
    RETURN to_char(day, 'MMDD') = ANY (fixed)
        OR (extract(isodow FROM day) = 1 AND to_char(day - 1, 'MMDD') = ANY (fixed))  -- a Sunday's is kept on Monday
        OR day = easter(y) - 2
        OR day IN (nth_day(y, 1, 1, 3), nth_day(y, 2, 1, 3), nth_day(y, 3, 1, 1), nth_day(y, 6, 1, 1) - 7,
                   nth_day(y, 9, 1, 1), nth_day(y, 10, 1, 2), nth_day(y, 11, 4, 4))
        OR (y % 2 = 0 AND day = nth_day(y, 11, 1, 1) + 1);  -- the general election
END $$;

CREATE FUNCTION a_hearing_is_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ordered date := (NEW.ordered_at AT TIME ZONE 'America/Chicago')::date;
    last date := ordered + 10;
    moves int := coalesce((SELECT value FROM agencies_policynumber WHERE name = 'reading.department_days_move'
                           AND since <= NEW.ordered_at ORDER BY since DESC, id DESC LIMIT 1), 0);
BEGIN
    WHILE moves = 1 AND (extract(isodow FROM last) > 5 OR statutory_holiday(last) OR EXISTS (
        SELECT FROM agencies_proclaimedholiday WHERE day = last AND withdrawn_at IS NULL))
    LOOP
        last := last + 1;
    END LOOP;
    IF NEW.hearing_on <= ordered OR NEW.hearing_on > last THEN
        RAISE EXCEPTION 'the hearing of order % is not in time: after % and by %', NEW.number, ordered, last
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_hearing_is_in_time';  -- 1240.110(c)(3)
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_hearing_is_in_time BEFORE INSERT ON oversight_suspensionorder
    FOR EACH ROW EXECUTE FUNCTION a_hearing_is_in_time();
"""
UNDO = """
DROP TRIGGER a_hearing_is_in_time ON oversight_suspensionorder;
DROP FUNCTION a_hearing_is_in_time(), statutory_holiday(date), easter(int), nth_day(int, int, int, int);
"""


class Migration(migrations.Migration):
    dependencies = [("oversight", "0002_an_order_is_whole")]
    operations = [migrations.RunSQL(DO, UNDO)]

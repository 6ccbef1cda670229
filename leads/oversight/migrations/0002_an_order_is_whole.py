"""An order of suspension is whole, or it never was: what it names, by whom and until when; and it stays as given.

1240.110(c), 1240.110(c)(1), 1240.110(c)(2). How far off its hearing may be: 0003_a_hearing_is_in_time.
"""

from importlib import import_module

from django.db import migrations

kept = import_module("leads.agencies.migrations.0003_what_is_written_stays")

# Deferred to the commit, because the order is written before what it names, and its lifting before its services'.
DO = (
    """
CREATE FUNCTION an_order_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    which bigint := coalesce(to_jsonb(NEW) ->> 'order', to_jsonb(NEW) ->> 'order_id', to_jsonb(NEW) ->> 'id');
    one oversight_suspensionorder;
BEGIN
    SELECT * INTO one FROM oversight_suspensionorder o WHERE o.id = which;
    IF one IS NULL THEN
        RETURN NULL;  -- the foreign key says so
    END IF;
    IF one.names_services <> (SELECT count(*) FROM agencies_suspension s WHERE s."order" = one.id) THEN
        RAISE EXCEPTION 'order % names % suspended services and has others', one.number, one.names_services
            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_order_names_its_services';  -- 1240.110(c)(1)
    END IF;
    IF one.names_violations <> (SELECT count(*) FROM oversight_allegedviolation v WHERE v.order_id = one.id) THEN
        RAISE EXCEPTION 'order % names % alleged violations and has others', one.number, one.names_violations
            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_order_names_its_violations';  -- 1240.110(c)(2)
    END IF;
    IF EXISTS (SELECT FROM agencies_suspension s WHERE s."order" = one.id AND
               (s.agency_id, s.imposed_at, s.lifted_at) IS DISTINCT FROM (one.agency_id, one.ordered_at, one.lifted_at))
    THEN
        RAISE EXCEPTION 'a service of order % is not suspended as the order says', one.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_service_is_suspended_as_its_order_says';
    END IF;
    RETURN NULL;
END $$;
"""
    + "".join(
        f"""
CREATE CONSTRAINT TRIGGER an_order_is_whole AFTER INSERT OR UPDATE ON {table}
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION an_order_is_whole();
"""
        for table in ("oversight_suspensionorder", "oversight_allegedviolation", "agencies_suspension")
    )
    + """
-- Who orders and who lifts is the Director, by a term that runs at that moment.
CREATE FUNCTION the_director_orders_and_lifts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    who bigint := CASE WHEN NEW.lifted_at IS NULL THEN NEW.ordered_by_id ELSE NEW.lifted_by_id END;
    moment timestamptz := coalesce(NEW.lifted_at, NEW.ordered_at);
BEGIN
    IF NOT EXISTS (SELECT FROM people_appointment WHERE person_id = who AND office = 'director'
                   AND from_at <= moment AND (until_at IS NULL OR moment < until_at)) THEN
        RAISE EXCEPTION 'order % is not by the Director in office', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'the_director_orders_and_lifts';  -- 1240.110(c)
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER the_director_orders BEFORE INSERT ON oversight_suspensionorder
    FOR EACH ROW EXECUTE FUNCTION the_director_orders_and_lifts();
CREATE TRIGGER the_director_lifts BEFORE UPDATE OF lifted_at ON oversight_suspensionorder
    FOR EACH ROW WHEN (NEW.lifted_at IS NOT NULL) EXECUTE FUNCTION the_director_orders_and_lifts();

-- What an order said stays said, with its notice: only its lifting is added, and once.
CREATE FUNCTION an_order_stays_as_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - '{lifted_at,lifted_by_id,lifted_for,lifted_why}'::text[]
       IS DISTINCT FROM to_jsonb(OLD) - '{lifted_at,lifted_by_id,lifted_for,lifted_why}'::text[]
       OR (OLD.lifted_at IS NOT NULL AND (NEW.lifted_at, NEW.lifted_by_id, NEW.lifted_for, NEW.lifted_why)
           IS DISTINCT FROM (OLD.lifted_at, OLD.lifted_by_id, OLD.lifted_for, OLD.lifted_why))
    THEN
        RAISE EXCEPTION 'order % stays as it was given', OLD.number
            USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER an_order_stays_as_given BEFORE UPDATE ON oversight_suspensionorder
    FOR EACH ROW EXECUTE FUNCTION an_order_stays_as_given();
CREATE TRIGGER an_order_is_never_removed BEFORE DELETE ON oversight_suspensionorder
    FOR EACH ROW EXECUTE FUNCTION stays_as_given();
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON oversight_suspensionorder
    FOR EACH STATEMENT EXECUTE FUNCTION stays_as_given();

-- No notice is served before its order, and who says that it was is the Director.
CREATE FUNCTION a_notice_is_served_by_the_director() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM oversight_suspensionorder WHERE id = NEW.order_id AND ordered_at <= NEW.at) THEN
        RAISE EXCEPTION 'a notice is not served before its order'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_notice_is_served_after_its_order';
    END IF;
    IF NOT EXISTS (SELECT FROM people_appointment WHERE person_id = NEW.recorded_by_id AND office = 'director' AND
                   from_at <= NEW.recorded_at AND (until_at IS NULL OR NEW.recorded_at < until_at)) THEN
        RAISE EXCEPTION 'the service of a notice is not recorded by the Director in office'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_notice_is_served_by_the_director';  -- 1240.110(c)
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER a_notice_is_served_by_the_director BEFORE INSERT ON oversight_served
    FOR EACH ROW EXECUTE FUNCTION a_notice_is_served_by_the_director();

ALTER TABLE oversight_suspensionorder ADD CONSTRAINT an_order_is_lifted_after_it_is_given
    CHECK (lifted_at IS NULL OR lifted_at >= ordered_at);
ALTER TABLE agencies_suspension ADD CONSTRAINT suspension_has_its_order
    FOREIGN KEY ("order") REFERENCES oversight_suspensionorder (id) DEFERRABLE INITIALLY DEFERRED;
"""
    + kept.keep("oversight_allegedviolation")
    + kept.keep("oversight_served")
    + kept.keep("agencies_suspension", "lifted_at")
    + kept.keep("oversight_hold", "lifted_at", "lifted_by_id", "lifted_why")
)
UNDO = (
    "".join(
        kept.let_go(table)
        for table in ("oversight_allegedviolation", "oversight_served", "agencies_suspension", "oversight_hold")
    )
    + """
ALTER TABLE agencies_suspension DROP CONSTRAINT suspension_has_its_order;
ALTER TABLE oversight_suspensionorder DROP CONSTRAINT an_order_is_lifted_after_it_is_given;
DROP TRIGGER a_notice_is_served_by_the_director ON oversight_served;
DROP FUNCTION a_notice_is_served_by_the_director();
DROP TRIGGER is_never_emptied ON oversight_suspensionorder;
DROP TRIGGER an_order_is_never_removed ON oversight_suspensionorder;
DROP TRIGGER an_order_stays_as_given ON oversight_suspensionorder;
DROP TRIGGER the_director_lifts ON oversight_suspensionorder;
DROP TRIGGER the_director_orders ON oversight_suspensionorder;
DROP TRIGGER an_order_is_whole ON oversight_suspensionorder;
DROP TRIGGER an_order_is_whole ON oversight_allegedviolation;
DROP TRIGGER an_order_is_whole ON agencies_suspension;
DROP FUNCTION an_order_stays_as_given(), the_director_orders_and_lifts(), an_order_is_whole();
"""
)


class Migration(migrations.Migration):
    dependencies = [
        ("oversight", "0001_initial"),
        ("agencies", "0003_what_is_written_stays"),
        ("people", "0001_initial"),
    ]
    operations = [migrations.RunSQL(DO, UNDO)]

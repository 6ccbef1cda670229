"""An order of suspension names its services and its violations, or it never was. 1240.110(c)(1), 1240.110(c)(2)."""

from django.db import migrations

# Deferred to the commit, because the order is written before what it names.
DO = """
CREATE FUNCTION an_order_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM agencies_suspension WHERE "order" = NEW.id) THEN
        RAISE EXCEPTION 'order % names no suspended service', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_order_names_its_services';  -- 1240.110(c)(1)
    END IF;
    IF NOT EXISTS (SELECT FROM oversight_allegedviolation WHERE order_id = NEW.id) THEN
        RAISE EXCEPTION 'order % names no alleged violation', NEW.number
            USING ERRCODE = 'check_violation', CONSTRAINT = 'an_order_names_its_violations';  -- 1240.110(c)(2)
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER an_order_is_whole AFTER INSERT OR UPDATE ON oversight_suspensionorder
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION an_order_is_whole();

-- What an order said stays said: only its notice and its lifting are added, and once.
CREATE FUNCTION an_order_stays_as_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.number, NEW.agency_id, NEW.ordered_by_id, NEW.ordered_at, NEW.ground, NEW.hearing_on, NEW.hearing_at_place)
       IS DISTINCT FROM
       (OLD.number, OLD.agency_id, OLD.ordered_by_id, OLD.ordered_at, OLD.ground, OLD.hearing_on, OLD.hearing_at_place)
       OR (OLD.noticed_at IS NOT NULL AND (NEW.notice, NEW.noticed_at) IS DISTINCT FROM (OLD.notice, OLD.noticed_at))
       OR (OLD.lifted_at IS NOT NULL AND (NEW.lifted_at, NEW.lifted_by_id, NEW.lifted_for, NEW.lifted_why)
           IS DISTINCT FROM (OLD.lifted_at, OLD.lifted_by_id, OLD.lifted_for, OLD.lifted_why))
    THEN
        RAISE EXCEPTION 'order % stays as it was given', OLD.number USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER an_order_stays_as_given BEFORE UPDATE ON oversight_suspensionorder
    FOR EACH ROW EXECUTE FUNCTION an_order_stays_as_given();

ALTER TABLE oversight_suspensionorder ADD CONSTRAINT an_order_is_lifted_after_it_is_given
    CHECK (lifted_at IS NULL OR lifted_at >= ordered_at);
ALTER TABLE agencies_suspension ADD CONSTRAINT suspension_has_its_order
    FOREIGN KEY ("order") REFERENCES oversight_suspensionorder (id) DEFERRABLE INITIALLY DEFERRED;
"""
UNDO = """
ALTER TABLE agencies_suspension DROP CONSTRAINT suspension_has_its_order;
ALTER TABLE oversight_suspensionorder DROP CONSTRAINT an_order_is_lifted_after_it_is_given;
DROP TRIGGER an_order_stays_as_given ON oversight_suspensionorder;
DROP TRIGGER an_order_is_whole ON oversight_suspensionorder;
DROP FUNCTION an_order_stays_as_given(), an_order_is_whole();
"""


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial"), ("agencies", "0001_initial")]
    operations = [migrations.RunSQL(DO, UNDO)]

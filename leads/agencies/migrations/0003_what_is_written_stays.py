"""What was set or proclaimed stays written as it was: a number set anew is another row, a holiday is withdrawn."""

from django.db import migrations

# For any table: TG_ARGV names the columns that may still be filled in; when the first of them is, nothing more may.
FUNCTION = """
CREATE FUNCTION stays_as_given() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF to_jsonb(NEW) = to_jsonb(OLD) THEN
            RETURN NEW;
        ELSIF TG_NARGS > 0 AND to_jsonb(OLD) ->> TG_ARGV[0] IS NULL
              AND to_jsonb(NEW) - TG_ARGV::text[] = to_jsonb(OLD) - TG_ARGV::text[] THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'what % holds stays as it was given: % is refused', TG_TABLE_NAME, TG_OP
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_NAME;
END $$;
"""


def keep(table: str, *filled_in: str) -> str:
    """Triggers by which no row of a table is removed, and none changed but by filling in these columns, once."""
    columns = ", ".join(f"'{column}'" for column in filled_in)
    return f"""
CREATE TRIGGER stays_as_given BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION stays_as_given({columns});
CREATE TRIGGER is_never_emptied BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION stays_as_given();
"""


def let_go(table: str) -> str:
    """Takes the triggers of `keep` off again."""
    return f"DROP TRIGGER stays_as_given ON {table}; DROP TRIGGER is_never_emptied ON {table};"


class Migration(migrations.Migration):
    dependencies = [("agencies", "0002_standing_version")]
    operations = [
        migrations.RunSQL(
            FUNCTION
            + keep("agencies_policynumber")
            + keep("agencies_policytext")
            + keep("agencies_proclaimedholiday", "withdrawn_at", "withdrawn_by", "withdrawn_why"),
            "".join(let_go(f"agencies_{table}") for table in ("policynumber", "policytext", "proclaimedholiday"))
            + "DROP FUNCTION stays_as_given();",
        )
    ]

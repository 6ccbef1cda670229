"""Who LEADS is to its database: a role that answers and owns nothing, and one that owns the tables and answers nobody.

What faces terminals and browsers connects as the first. It can add to the ledger and take nothing from it; it can make,
change and remove no table. The second is for `leads up` and `leads migrate` (tables) and for the housekeeping (months,
seals), which hear nothing from outside.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import psycopg
from psycopg import sql

SUPERUSER, OWNER, APPLICATION = "leads", "leads_owner", "leads_app"  # of the database that LEADS brings
#: What the application may do with tables that it does not only read and write.
LEDGER_COLUMNS = ("at", "event", "by", "ori", "device", "subject", "outcome", "clause", "data")
ONLY_READS = (
    *("ledger_seal", "ledger_installation", "django_migrations", "django_content_type"),
    *("registration_connected", "registration_vehicle", "registration_driver"),  # a neighbor's files
)
LEDGER = "ledger_line"
#: What it may change of rows that go on saying who did what where: nothing of who, where, since when, at which level.
CHANGES_ONLY = {"people_linksession": ("seen_at", "ended_at", "ended_why", "last_number", "resume_digest")}
_ROLES = """
SELECT rolname FROM pg_roles WHERE rolname = ANY(%s)
"""
_TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')"
# What an older LEADS made as the superuser; each row a statement.
_OWNED_BY_OTHERS = """
SELECT format('ALTER %%s %%I.%%I OWNER TO %%I', CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END,
              n.nspname, c.relname, %(owner)s::text)
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_roles r ON r.oid = c.relowner
WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p', 'S') AND r.rolname <> %(owner)s
  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype IN ('a', 'i') AND c.relkind = 'S')
UNION ALL
SELECT format('ALTER FUNCTION %%s OWNER TO %%I', p.oid::regprocedure, %(owner)s::text)
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_roles r ON r.oid = p.proowner
WHERE n.nspname = 'public' AND r.rolname <> %(owner)s
"""


def make_roles(superuser: psycopg.Connection[Any]) -> None:
    """Makes both roles in the server of our own.

    The owner is a member of the other, so that it sees what that one does: a look back has to know which batches are
    in flight (invariant 3).
    """
    there = {row[0] for row in superuser.execute(_ROLES, [[OWNER, APPLICATION]])}
    for role in (OWNER, APPLICATION):
        if role not in there:
            superuser.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(role)))
    superuser.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(APPLICATION), sql.Identifier(OWNER)))


def give_to_owner(superuser: psycopg.Connection[Any], name: str) -> None:
    """The database `name`, to which this connection leads, belongs to the owner, with all that an older LEADS made."""
    database, owner = sql.Identifier(name), sql.Identifier(OWNER)
    superuser.execute(sql.SQL("ALTER DATABASE {} OWNER TO {}").format(database, owner))
    superuser.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database))
    superuser.execute(sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(APPLICATION)))
    for (statement,) in superuser.execute(_OWNED_BY_OTHERS, {"owner": OWNER}).fetchall():
        superuser.execute(statement)


def grant(owner: psycopg.Connection[Any] | Any, application: str, added_to: Sequence[str] = ()) -> None:
    """Lets the application's role at the tables, just as far as it needs; `owner` is the owner's connection or cursor.

    `added_to` are tables that it adds to and never changes. Said anew after each migration. Parts of a table bear its
    name and more, and need nothing: they are reached through it.
    """
    role = sql.Identifier(application)
    for words in (
        "GRANT USAGE ON SCHEMA public TO {}",
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
        "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
    ):
        owner.execute(sql.SQL(words).format(role))
    for table in _tables(owner):
        if table in ONLY_READS or table.startswith((LEDGER, *added_to)):
            owner.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(sql.Identifier(table), role))
            owner.execute(sql.SQL("GRANT SELECT ON {} TO {}").format(sql.Identifier(table), role))
    for table in added_to:
        owner.execute(sql.SQL("GRANT INSERT ON {} TO {}").format(sql.Identifier(table), role))
    for table, columns in CHANGES_ONLY.items():
        owner.execute(sql.SQL("REVOKE UPDATE, DELETE ON {} FROM {}").format(sql.Identifier(table), role))
        owner.execute(sql.SQL("GRANT UPDATE ({}) ON {} TO {}").format(_listed(columns), sql.Identifier(table), role))
    owner.execute(
        sql.SQL("GRANT INSERT ({}) ON {} TO {}").format(_listed(LEDGER_COLUMNS), sql.Identifier(LEDGER), role)
    )


def _listed(columns: Sequence[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(one) for one in columns)


def _tables(owner: Any) -> list[str]:
    """Every table of ours; read whole, for the same cursor goes on with them."""
    answer = owner.execute(_TABLES)
    return [row[0] for row in (answer or owner).fetchall()]

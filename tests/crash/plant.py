"""Faults put in on purpose: an auditor that never finds anything has proved nothing."""

from __future__ import annotations

import psycopg
from psycopg.rows import dict_row

from tests.crash.audit import Database, wrong
from tests.crash.book import Story

# Each: what the audit has to say about it, and the statements that do it. As superuser, past all triggers.
LOST = """
DELETE FROM hotfiles_recordkey WHERE record_id = (SELECT max(id) FROM hotfiles_record);
DELETE FROM hotfiles_recordchange WHERE record_id = (SELECT max(id) FROM hotfiles_record);
DELETE FROM hotfiles_record WHERE id = (SELECT max(id) FROM hotfiles_record);
"""
DOUBLED = """
CREATE TEMP TABLE double AS SELECT * FROM hotfiles_record WHERE id = (SELECT max(id) FROM hotfiles_record);
UPDATE double SET id = id + 1, number = 'V999999999';
INSERT INTO hotfiles_record SELECT * FROM double;
"""
NO_ANSWER = "DELETE FROM switch_message WHERE id = (SELECT max(id) FROM switch_message);"
OTHER_ANSWER = """
UPDATE switch_message SET answer = answer || ' ' WHERE id = (SELECT max(id) FROM switch_message);
"""
NOT_CANCELLED = "UPDATE hotfiles_record SET state = 'active', ended_at = NULL WHERE state = 'cancelled';"
NO_LINE = """
ALTER TABLE ledger_line DISABLE TRIGGER ALL;
DELETE FROM ledger_line WHERE subject = (SELECT 'message:' || max(id) FROM switch_message);
"""
OWED = "UPDATE hotfiles_record SET looked_back_at = NULL WHERE id = (SELECT max(id) FROM hotfiles_record);"
PLANTS: dict[str, tuple[str, str]] = {
    "lost": ("LOST: the entry of", LOST),
    "doubled": ("DOUBLED:", DOUBLED),
    "no answer": ("LOST: R", NO_ANSWER),
    "other answer": ("has another answer", OTHER_ANSWER),
    "not cancelled": ("LOST: the cancel of", NOT_CANCELLED),
    "no line": ("has 0 ledger lines", NO_LINE),
    "owed": ("left over:", OWED),
}


def plant(database: Database, name: str) -> None:
    """Does it."""
    database.execute("SET LOCAL session_replication_role = replica")
    database.execute(PLANTS[name][1].encode())


def not_found(url: str, story: Story) -> list[str]:
    """Plants each fault, lets the audit look, and takes it back; names the faults that the audit did not see."""
    blind = []
    with psycopg.connect(url, row_factory=dict_row) as database:
        for name, (words, _) in PLANTS.items():
            with database.transaction(force_rollback=True):
                plant(database, name)
                if not any(words in finding for finding in wrong(database, story, whole=True)):
                    blind.append(name)
    return blind

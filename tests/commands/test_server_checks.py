"""What the doctor asks of the database server: each cause planted."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from django.db import transaction

from leads.commands import server_checks
from leads.database.address import renamed
from leads.database.paths import resolved
from leads.ledger import seal
from leads.ledger.heads import write_heads
from leads.ledger.record import record
from tests.ledger.ledgers import attack, write
from tests.makers import NOW


def test_a_database_that_is_not_there_is_not_judged(tmp_path: Path) -> None:
    for check in (server_checks.role(None), server_checks.what_the_server_logs(None), server_checks.seals(None, NOW)):
        assert check.state == "fine"
    assert server_checks.verified(resolved(tmp_path), NOW).state == "fine"


@pytest.mark.django_db(transaction=True)
def test_who_could_change_the_ledger_is_named(database_url: str) -> None:
    assert server_checks.role(database_url).state == "danger"
    with psycopg.connect(renamed(database_url, "postgres"), autocommit=True) as superuser:
        for name in ("leads_app", "leads_owner"):
            url = database_url.replace("leads@", f"{name}@", 1)
            database = psycopg.conninfo.conninfo_to_dict(url)["dbname"]
            superuser.execute(f'GRANT CONNECT ON DATABASE "{database}" TO {name}')
    with psycopg.connect(database_url, autocommit=True) as database:
        before = database.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'ledger_line'").fetchone()
        database.execute("ALTER TABLE ledger_line OWNER TO leads_owner")
    assert before == ("leads",)
    assert server_checks.role(database_url.replace("leads@", "leads_owner@", 1)).state == "due"
    assert server_checks.role(database_url.replace("leads@", "leads_app@", 1)).state == "fine"


def test_a_server_that_logs_what_was_asked_is_named(database_url: str) -> None:
    assert server_checks.what_the_server_logs(database_url).state == "fine"
    more = "&options=-c%20log_min_error_statement%3Derror%20-c%20log_statement%3Dall"
    found = server_checks.what_the_server_logs(database_url + more)
    assert found.state == "due"
    assert "log_min_error_statement = error, log_statement = all" in found.sentence


@pytest.mark.django_db(transaction=True)
def test_lines_without_a_seal_are_told_after_a_minute(database_url: str) -> None:
    now = datetime.now(UTC)
    write(1)
    assert server_checks.seals(database_url, now).state == "fine"
    assert server_checks.seals(database_url, now + timedelta(minutes=2)).state == "danger"
    seal.seal(NOW)
    assert server_checks.seals(database_url, now + timedelta(minutes=2)).state == "fine"


@pytest.mark.django_db(transaction=True)
def test_an_old_database_beside_its_heads_is_danger(database_url: str, tmp_path: Path) -> None:
    paths = resolved(tmp_path)
    assert server_checks.goes_on(paths, None).state == "fine"
    write(1)
    seal.seal(NOW)
    write_heads(paths.heads)
    assert server_checks.goes_on(paths, database_url).state == "fine"
    attack("DELETE FROM ledger_seal")
    found = server_checks.goes_on(paths, database_url)
    assert (found.state, "go on to seal 1" in found.sentence, bool(found.cure)) == ("danger", True, True)


@pytest.mark.django_db(transaction=True)
def test_a_backup_is_due_a_day_after_the_last(database_url: str) -> None:
    assert server_checks.backup(None, NOW).state == "fine"
    found = server_checks.backup(database_url, NOW)
    assert (found.state, found.sentence) == ("due", "None was made yet.")
    with transaction.atomic():
        record("ledger:backup:made", now=NOW, subject="ledger:backup")
    assert server_checks.backup(database_url, NOW + timedelta(hours=26)).state == "fine"
    found = server_checks.backup(database_url, NOW + timedelta(hours=27))
    assert (found.state, "1 days and 3 hours old" in found.sentence) == ("due", True)


@pytest.mark.parametrize(
    ("said", "age", "state"),
    [
        ({"ok": True, "lines": 7}, timedelta(hours=47), "fine"),
        ({"ok": True, "lines": 7}, timedelta(hours=49), "due"),
        ({"ok": False, "broken": {"sentence": "Line 3 was changed."}}, timedelta(), "danger"),
    ],
)
def test_the_last_look_through_is_told(tmp_path: Path, said: dict[str, object], age: timedelta, state: str) -> None:
    (tmp_path / "verified.json").write_text(json.dumps(said | {"at": (NOW - age).isoformat()}))
    assert server_checks.verified(resolved(tmp_path), NOW).state == state

"""The alarm on lines that wait for their seal, and the daily look through the whole ledger."""

import json
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from leads.ledger import watch
from leads.ledger.heads import write_heads
from leads.ledger.models import Line
from leads.ledger.seal import seal
from leads.switch.housekeeping import database_now
from tests.ledger.ledgers import attack, sealed, write
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = timedelta(seconds=1)


def test_the_oldest_line_without_a_seal_is_known_by_the_databases_clock() -> None:
    assert watch.oldest_unsealed() is None
    before = database_now()
    write(2)
    oldest = watch.oldest_unsealed()
    assert oldest is not None
    assert before < oldest < database_now()
    seal(NOW)
    assert watch.oldest_unsealed() is None


def test_the_alarm_has_its_limit() -> None:
    write(1)
    oldest = watch.oldest_unsealed()
    assert oldest is not None
    assert watch.late({}, oldest + 60 * SECOND) is None
    assert watch.late({}, oldest + 61 * SECOND) is not None
    assert watch.late({"ledger.unsealed_seconds": 90}, oldest + 61 * SECOND) is None


def test_a_transaction_that_is_held_open_is_named_and_told(database_url: str, caplog: pytest.LogCaptureFixture) -> None:
    """As long as it lasted, lines stood unsealed and could be changed, and nothing told of it."""
    with psycopg.connect(database_url, application_name="somebody's tool") as holding:
        holding.execute("SELECT pg_current_xact_id()")
        write(1)
        assert seal(NOW) == 0
        found = watch.late({}, database_now() + timedelta(minutes=2))
        assert found is not None
        assert (found.process, found.program) == (holding.info.backend_pid, "somebody's tool")
        watch.tell_late(found, NOW)
        holding.rollback()
    assert "somebody's tool" in caplog.text
    line = Line.objects.latest("id")
    assert (line.event, line.outcome, line.data["process"]) == ("ledger:seal:late", "late", found.process)
    assert seal(NOW) == 2


def test_what_the_look_through_found_is_kept_and_told(tmp_path: Path) -> None:
    ids, kept = sealed(2), tmp_path / "verified.json"
    write_heads(tmp_path / "heads")
    assert watch.look_through(tmp_path / "heads", NOW, kept).ok
    assert json.loads(kept.read_text())["ok"] is True
    assert not Line.objects.filter(event="ledger:seal:broken").exists()
    attack(f"UPDATE ledger_line SET outcome = 'hit' WHERE id = {ids[0]}")
    assert not watch.look_through(tmp_path / "heads", NOW, kept).ok
    assert json.loads(kept.read_text())["broken"]["line"] == ids[0]
    assert Line.objects.get(event="ledger:seal:broken").data["line"] == ids[0]

"""`leads ledger` as typed: a verdict in words, an exit code, and the line that is broken by its number."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import transaction

from leads.ledger.heads import write_heads
from leads.ledger.models import Line
from leads.ledger.record import record
from tests.ledger.ledgers import attack, sealed, write
from tests.makers import NOW

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def leads(database_url: str, data_directory: Path, monkeypatch: pytest.MonkeyPatch):
    """Types a command: what it says and its exit code."""
    monkeypatch.setenv("LEADS_DATABASE_URL", database_url)
    monkeypatch.setenv("LEADS_DATA", str(data_directory))

    def type_(*words: str) -> tuple[str, int]:
        command = [sys.executable, "-m", "leads", *words]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=120)
        return done.stdout, done.returncode

    return type_


def test_verify_says_whole_or_names_the_line(leads, data_directory: Path) -> None:
    ids = sealed(3, 3)
    write(2)
    said, code = leads("ledger", "verify")
    assert code == 1
    assert "BROKEN: The heads kept outside the database are gone: seal 1 of 2026-11-23 16:04:00 UTC has none." in said
    write_heads(data_directory / "heads")
    said, code = leads("ledger", "verify")
    assert code == 0
    assert said.startswith("WHOLE: 6 lines under 2 seals")
    assert "2 of the seals are also kept outside" in said
    assert "6 lines say another time than the one at which the database wrote them" in said
    attack(f"UPDATE ledger_line SET outcome = 'hit' WHERE id = {ids[3]}")
    said, code = leads("ledger", "verify")
    assert code == 1
    assert said.startswith(f"BROKEN: Line {ids[3]} was changed after seal 2 was put on it.")
    found = Line.objects.latest("id")
    assert (found.event, found.data["line"]) == ("ledger:seal:broken", ids[3])
    told = json.loads(leads("ledger", "verify", "--json")[0])
    assert (told["ok"], told["broken"]["kind"], told["broken"]["line"]) == (False, "line changed", ids[3])


def test_tail_shows_the_newest_lines_last(leads) -> None:
    write(5)
    rows = [json.loads(line) for line in leads("ledger", "tail", "-n", "2", "--json")[0].splitlines()]
    assert [row["data"]["n"] for row in rows] == [3, 4]
    said, code = leads("ledger", "tail", "--subject", "record:V990000001")
    assert code == 0
    assert "hotfiles:record:opened" in said
    assert len(said.splitlines()) == 1


def test_what_somebody_typed_as_a_name_moves_no_cursor(leads) -> None:
    with transaction.atomic():
        record("people:sign_in:refused", now=NOW, subject="account:\x1b[2J\x1b[1;31mall is well\r\u202e")
    said = leads("ledger", "tail")[0]
    assert "\x1b" not in said
    assert "account:<001B>[2J<001B>[1;31mall is well<000D><202E>" in said

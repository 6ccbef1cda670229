"""`leads restore` as typed: what it needs, a machine that was lost, and a database that others restored."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leads.commands.restore import told
from leads.ledger.head_files import Gap, read_gaps
from leads.oversight.restored import Restored
from tests.environment import kept
from tests.makers import NOW

GAP = Gap(3, "a" * 64, 9, "b" * 64, 412, NOW.isoformat())


def leads(data: Path, *words: str) -> tuple[str, int]:
    """Types a command with the database that LEADS brings; gives all that it said."""
    environment = {name: value for name, value in os.environ.items() if kept(name) and name != "LEADS_DATABASE_URL"}
    command = [sys.executable, "-m", "leads", *words, "--data", str(data)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=180)
    return done.stdout + done.stderr, done.returncode


def test_a_person_is_told_where_the_ledger_goes_on_and_what_is_held_back() -> None:
    words = told(Restored(GAP, NOW, 1, 3, True, ("V990000009, stolen_vehicle, IL1990100, case 1",)))
    assert "ends with seal 3 and goes on with seal 10; 412 lines" in words
    assert "1 records are held back" in words
    assert "2 records changed since" in words
    assert "  V990000009, stolen_vehicle" in words
    unknown = told(Restored(None, NOW, 0, 3, False, ()))
    assert "3 records may have ended since: a hit on one says to ask its agency first" in unknown
    assert "lost" not in unknown
    many = told(Restored(None, NOW, 0, 0, True, ("one",) * 51))
    assert "and 1 more" in many


@pytest.mark.parametrize(("words", "said"), [([], "Name a backup"), (["a.leads"], "for a stated reason")])
def test_what_it_needs_is_asked_before_anything_starts(data_directory: Path, words: list[str], said: str) -> None:
    told, code = leads(data_directory, "restore", *words)
    assert (code, said in told) == (2, True)
    assert not data_directory.exists()


@pytest.fixture
def state(data_directory: Path) -> Path:
    said, code = leads(data_directory, "demo", "--vehicles", "20", "--persons", "10")
    assert code == 0, said
    return data_directory


@pytest.mark.slow
def test_on_another_machine_nothing_is_known_of_the_time_since(state: Path) -> None:
    backup, key = state.parent / "a.leads", state.parent / "key"
    said, code = leads(state, "backup", str(backup), "--key", str(key))
    assert code == 0, said
    other = state.parent / "other"
    said, code = leads(other, "restore", str(backup), "--key", str(key), "--why", "The machine burned.")
    assert code == 0, said
    assert "records may have ended since" in said
    assert (other / "demo").exists()
    assert not (other / "restoring").exists()
    listed, code = leads(other, "restored", "list")
    assert (code, "hits, ask first" in listed, "held back" in listed) == (0, True, False)
    assert leads(other, "ledger", "verify")[1] == 0


@pytest.mark.slow
def test_a_restore_that_was_cut_short_is_not_served(state: Path) -> None:
    (state / "restoring").write_text('{"began": "", "aside": []}')
    said, code = leads(state, "settings")
    assert (code, "A restore was begun and cut short" in said) == (2, True)


@pytest.mark.slow
def test_a_database_that_was_restored_by_other_means_is_taken_as_it_is(state: Path) -> None:
    said, code = leads(state, "restore", "--as-it-is", "--why", "Taken from the replica.")
    assert (code, "goes on where its heads end" in said) == (2, True)
    (state / "heads").mkdir(mode=0o700)
    (state / "heads" / "2026-11.txt").write_text(f"7 {'a' * 64} 12 2026-11-22T16:04:00+00:00\n")
    assert leads(state, "settings")[1] == 2
    said, code = leads(state, "restore", "--as-it-is", "--why", "Taken from the replica.")
    assert code == 0, said
    assert "goes on with seal 8; 12 lines" in said
    assert [gap.upto for gap in read_gaps(state / "heads")] == [7]
    assert leads(state, "settings")[1] == 0

"""`leads doctor` names what is wrong and how to cure it: each cause planted, just inside and just outside its limit."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from leads.commands.checks import Check
from leads.commands.doctor import examine, exit_code
from tests.environment import kept


@pytest.mark.parametrize(
    ("states", "code"), [([], 0), (["fine"], 0), (["fine", "due"], 1), (["danger", "due", "fine"], 2)]
)
def test_the_worst_finding_is_the_exit_code(states: list[str], code: int) -> None:
    assert exit_code([Check("x", state, "") for state in states]) == code  # type: ignore[arg-type]


def test_everything_is_looked_at_and_nothing_is_changed(data_directory: Path) -> None:
    found = examine(data_directory, "127.0.0.1", 1, 2, now=datetime.now(UTC), url=None)
    assert len({each.name for each in found}) == len(found) == 21
    assert not data_directory.exists()


def test_the_command_speaks_json_and_a_table(data_directory: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if kept(name)}
    command = [sys.executable, "-m", "leads", "doctor", "--data", str(data_directory)]
    as_json = subprocess.run([*command, "--json"], check=False, capture_output=True, text=True, env=environment)
    rows = json.loads(as_json.stdout)
    assert {"name", "state", "sentence", "cure"} == set(rows[0])
    assert as_json.returncode == max({"fine": 0, "due": 1, "danger": 2}[row["state"]] for row in rows)
    table = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    assert all(row["name"] in table.stdout for row in rows)

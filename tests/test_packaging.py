"""What `packaging/` hands to a system: a unit, a man page, and the roles of a server of one's own."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from leads.__main__ import COMMANDS
from leads.commands.account import NAME
from leads.commands.children import FOR_GOOD
from leads.commands.ports import FILES_NEEDED
from leads.database.roles import APPLICATION, OWNER

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
UNITS = sorted(PACKAGING.glob("*.service"))


def settings(unit: Path) -> dict[str, str]:
    """The settings of a unit; of one that is said more than once the last."""
    lines = (line.partition("=") for line in unit.read_text("utf-8").splitlines() if "=" in line and line[0] != "#")
    return {name: value for name, _, value in lines}


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_a_unit_runs_as_an_account_without_rights(unit: Path) -> None:
    said = settings(unit)
    assert said["User"] == said["Group"] == unit.stem
    assert said["NoNewPrivileges"] == "yes"
    assert said["CapabilityBoundingSet"] == ""
    assert said["StateDirectoryMode"] == "0700"
    assert said["UMask"] == "0027"
    command = said["ExecStart"].split()
    assert command[1] in COMMANDS
    assert command[-2:] == ["--data", f"/var/lib/{said['StateDirectory']}"]


def test_the_unit_knows_what_the_code_does() -> None:
    said = settings(PACKAGING / "leads.service")
    assert said["User"] == NAME
    assert int(said["RestartPreventExitStatus"]) == FOR_GOOD
    assert int(said["LimitNOFILE"]) >= FILES_NEEDED


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here to read the units")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_knows_every_word_of_a_unit(unit: Path) -> None:
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(unit)], capture_output=True, text=True, check=False
    )
    said = [line for line in done.stderr.splitlines() if unit.name in line and "is not executable" not in line]
    assert said == []


def test_the_man_page_names_every_command_with_its_line() -> None:
    page = (PACKAGING / "leads.1").read_text("utf-8")
    told = dict(re.findall(r"\.TP\n\.B (\S+)\n(.+)", page.partition(".SH EXIT STATUS")[0]))
    assert told == {name: line for name, (_, line) in COMMANDS.items()}


def test_the_roles_of_ones_own_server_are_those_of_the_code() -> None:
    """That the file runs and is enough is tried by docs/walks/a-new-installation.md."""
    made = re.findall(r"^CREATE ROLE (\w+)", (PACKAGING / "own-server.sql").read_text("utf-8"), re.MULTILINE)
    assert set(made) == {OWNER, APPLICATION}

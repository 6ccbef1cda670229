"""Root is left before anything is read, or nothing real is served."""

import os
import pwd
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from leads.commands import account
from leads.database.paths import resolved
from leads.rules.refused import Refused
from tests.environment import kept

AS_SOMEBODY = """
import json, os, sys
from pathlib import Path
from leads.commands import account
from leads.database import programs
from leads.database.paths import resolved
import pwd
own = pwd.getpwnam("daemon")
programs.here = programs.python = lambda: Path("/usr")
account.become(own, resolved(Path(sys.argv[1])))
def left(what):
    try:
        os.setuid(0)
    except PermissionError:
        return True
status = Path("/proc/self/status").read_text()
without = "NoNewPrivs:\\t1" in status, "CapEff:\\t0000000000000000" in status
print(os.getuid(), os.getgid(), os.getgroups(), left("root"), *without)
"""


def test_an_ordinary_user_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    account.leave_root(resolved(tmp_path), print, fictional=False)


def test_root_serves_no_real_state_where_there_is_no_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(account, "own_account", lambda: None)
    monkeypatch.delenv("LEADS_AS_ROOT", raising=False)
    with pytest.raises(Refused) as no:
        account.leave_root(resolved(tmp_path), print, fictional=False)
    assert no.value.code == "runs-as-root"
    assert "useradd" in no.value.cure


def test_root_serves_a_fictional_one_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(account, "own_account", lambda: None)
    monkeypatch.delenv("LEADS_AS_ROOT", raising=False)
    account.leave_root(resolved(tmp_path), said.append, fictional=True)
    assert "runs as root" in said[0]


def test_a_data_directory_of_somebody_else_is_not_taken(tmp_path: Path) -> None:
    own = SimpleNamespace(pw_uid=os.getuid() + 1, pw_gid=os.getgid(), pw_dir="/")
    with pytest.raises(Refused) as no:
        account.become(own, resolved(tmp_path))  # type: ignore[arg-type]
    assert no.value.code == "not-its-data"
    assert "chown" in no.value.cure


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_what_root_was_is_gone_for_good(data_directory: Path) -> None:
    code = AS_SOMEBODY.replace("account.become(", 'account.NAME = "daemon"; account.become(')
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_directory)], check=False, capture_output=True, text=True
    )
    own = pwd.getpwnam("daemon")
    assert done.stdout == f"{own.pw_uid} {own.pw_gid} [{own.pw_gid}] True True True\n", done.stderr
    assert (data_directory.stat().st_uid, data_directory.stat().st_mode & 0o777) == (own.pw_uid, 0o700)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root is refused")
@pytest.mark.parametrize("command", [["up"], ["switch"], ["init", "--user", "avery"], ["migrate"]])
def test_every_door_to_a_real_state_asks(data_directory: Path, command: list[str]) -> None:
    if account.own_account() is not None:
        pytest.skip("this machine has the account")
    environment = {name: value for name, value in os.environ.items() if kept(name) and name != "LEADS_AS_ROOT"}
    words = [sys.executable, "-m", "leads", *command, "--data", str(data_directory)]
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=environment, timeout=60)
    assert "does not serve a real state as root" in done.stderr
    assert done.returncode == 2
    assert not data_directory.exists()

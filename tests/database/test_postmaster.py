"""A server process as the system sees it: a number alone proves nothing, and a stranger's is left alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leads.database import postmaster

WAITS = [sys.executable, "-c", "import sys; print('here', flush=True); sys.stdin.read()"]


@pytest.mark.parametrize("text", ["", "no number\n/x\n", "12\n"])
def test_a_pid_file_that_is_not_whole_names_nobody(text: str, tmp_path: Path) -> None:
    assert postmaster.read(tmp_path) is None
    (tmp_path / "postmaster.pid").write_text(text)
    assert postmaster.read(tmp_path) is None
    assert postmaster.running(tmp_path) is None


def test_a_process_that_has_ended_is_not_alive_even_before_its_parent_looks() -> None:
    child = subprocess.Popen(WAITS, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout
    child.stdout.readline()
    assert postmaster.is_alive(child.pid)
    assert postmaster.wait_gone([child.pid], 0.0) == [child.pid]
    child.kill()
    assert postmaster.wait_gone([child.pid], 20.0) == []  # a zombie until here
    child.communicate()
    assert not postmaster.is_alive(child.pid)


def test_a_stranger_with_the_servers_number_does_not_serve_the_cluster(tmp_path: Path) -> None:
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n{tmp_path}\n")
    assert postmaster.read(tmp_path) == postmaster.PidFile(os.getpid(), tmp_path)
    assert postmaster.running(tmp_path) is None
    assert postmaster.orphans(tmp_path) == []


def test_what_a_server_left_behind_is_forgotten_once(tmp_path: Path) -> None:
    left = [tmp_path / "postmaster.pid", tmp_path / postmaster.SOCKET_LOCK]
    for one in left:
        one.touch()
    postmaster.forget(tmp_path, tmp_path)
    postmaster.forget(tmp_path, tmp_path)
    assert not any(one.exists() for one in left)

"""What `leads doctor` looks at: each cause planted, just inside and just outside its limit."""

import os
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from leads.commands import checks
from leads.commands.checks import DISK_FULL, DISK_LOW
from leads.commands.ports import FILES_NEEDED
from leads.database.embedded import Embedded
from leads.database.paths import Paths, make_secret


@pytest.fixture
def paths(data_directory: Path) -> Paths:
    data_directory.mkdir(mode=0o711)
    return Paths(data_directory)


def listening() -> socket.socket:
    other = socket.socket()
    other.bind(("127.0.0.1", 0))
    other.listen()
    return other


def room(free: int) -> Callable[[Path], os.statvfs_result]:
    """A disk with this many bytes free."""
    return lambda folder: os.statvfs_result((4096, 1, free, free, free, 100, 100, 100, 0, 255))


def test_a_port_that_another_process_has_is_danger() -> None:
    with listening() as other:
        number = other.getsockname()[1]
        found = checks.port("127.0.0.1", number, "terminal links", "--links", leads_runs=False)
    assert (found.name, found.state) == (f"port {number}", "danger")
    assert "--links" in found.cure
    assert checks.port("127.0.0.1", number, "terminal links", "--links", leads_runs=False).state == "fine"


def test_a_port_that_leads_itself_has_is_fine() -> None:
    with listening() as other:
        number = other.getsockname()[1]
        assert checks.port("127.0.0.1", number, "terminal links", "--links", leads_runs=True).state == "fine"


@pytest.mark.parametrize(
    ("free", "state"),
    [(0, "danger"), (DISK_FULL - 1, "danger"), (DISK_FULL, "due"), (DISK_LOW - 1, "due"), (DISK_LOW, "fine")],
)
def test_a_disk_that_is_full_is_danger_and_one_that_fills_up_is_due(paths: Paths, free: int, state: str) -> None:
    found = checks.disk(paths, room(free))
    assert found.state == state
    assert bool(found.cure) == (state != "fine")


def test_a_data_directory_that_does_not_exist_yet_is_measured_where_it_would_be(data_directory: Path) -> None:
    assert str(data_directory.parent) in checks.disk(Paths(data_directory), room(DISK_LOW)).sentence


@pytest.mark.parametrize(("made_by", "state", "word"), [("14", "danger", "too old"), ("99", "danger", "too new")])
def test_a_database_made_by_another_postgresql_is_danger(paths: Paths, made_by: str, state: str, word: str) -> None:
    paths.cluster.mkdir()
    (paths.cluster / "PG_VERSION").write_text(f"{made_by}\n")
    found = checks.database_version(paths, None)
    assert found.state == state
    assert word in found.sentence
    assert f"PostgreSQL {made_by}" in found.sentence
    assert "pg_upgrade" in found.cure


def test_a_database_made_by_this_postgresql_is_fine(paths: Paths) -> None:
    paths.cluster.mkdir()
    (paths.cluster / "PG_VERSION").write_text("18\n")
    assert checks.database_version(paths, None).state == "fine"


def test_a_server_of_ones_own_that_is_too_old_is_danger(
    paths: Paths, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert checks.database_version(paths, database_url).state == "fine"
    monkeypatch.setattr("leads.commands.common.OLDEST_SERVER", 99)
    found = checks.database_version(paths, database_url)
    assert found.state == "danger"
    assert "newer" in found.cure


def test_a_data_directory_in_use_names_the_process(
    paths: Paths, holding: Callable[[Path], "subprocess.Popen[str]"]
) -> None:
    with holding(paths.lock) as other:
        found = checks.data_in_use(paths)
        assert f"in use by LEADS, process {other.pid} since 2026-03-02T14:00:00+00:00" in found.sentence
        other.kill()
    assert "is free" in checks.data_in_use(paths).sentence


def test_a_database_whose_leads_was_killed_is_due(paths: Paths) -> None:
    embedded = Embedded(paths.data)
    embedded.start()
    found = checks.data_in_use(paths)
    assert (found.state, "LEADS was killed" in found.sentence) == ("due", True)


def test_a_session_key_that_others_may_read_is_danger(paths: Paths) -> None:
    make_secret(paths)
    assert checks.secret(paths).state == "fine"
    paths.secret.chmod(0o640)
    assert checks.secret(paths).state == "danger"


@pytest.mark.parametrize(("limit", "state"), [(FILES_NEEDED - 1, "due"), (FILES_NEEDED, "fine"), (-1, "fine")])
def test_the_open_files_limit_is_held_against_ten_thousand_terminals(limit: int, state: str) -> None:
    assert checks.open_files(limit).state == state


@pytest.mark.parametrize(("uid", "state"), [(0, "due"), (1000, "fine")])
def test_running_as_root_is_due(uid: int, state: str) -> None:
    assert checks.user(uid).state == state


@pytest.mark.parametrize(("version", "state"), [((3, 10, 14), "danger"), ((3, 11, 0), "fine")])
def test_an_old_python_is_danger(version: tuple[int, ...], state: str) -> None:
    assert checks.python(version).state == state


def test_a_data_directory_that_cannot_be_written_is_danger(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.data_writable(paths).state == "fine"
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anywhere
    assert checks.data_writable(paths).state == "danger"


def test_a_database_that_does_not_answer_is_danger(paths: Paths, database_url: str) -> None:
    assert checks.database_answers(paths, database_url, database_url).state == "fine"
    away = f"postgresql://leads@/leads?host={paths.data}"
    found = checks.database_answers(paths, away, away)
    assert (found.state, found.cure) == ("danger", "Look at the log of that server."), (
        "no log is named that is not there"
    )


def test_a_directory_that_others_may_look_into_is_a_danger(tmp_path: Path) -> None:
    """Secrets lie in it, and a log of the database."""
    paths = Paths(tmp_path / "data")
    assert checks.data_is_closed(paths).state == "fine", "there is none yet"
    paths.data.mkdir(mode=0o700)
    assert checks.data_is_closed(paths).state == "fine"
    paths.log.touch(mode=0o600)
    for file, mode in ((paths.log, 0o644), (paths.data, 0o755)):
        before = file.stat().st_mode
        file.chmod(mode)
        found = checks.data_is_closed(paths)
        assert (found.state, str(file) in found.cure) == ("danger", True)
        file.chmod(before)

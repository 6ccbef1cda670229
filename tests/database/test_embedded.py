"""The database that LEADS brings: made, started, found running, and brought back after the worst. All on real ones."""

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from leads.database import postmaster
from leads.database.embedded import Embedded
from leads.rules.refused import Refused


@pytest.fixture
def running(data_directory: Path) -> Iterator[Embedded]:
    embedded = Embedded(data_directory)
    embedded.start()
    yield embedded
    embedded.stop()


def killed(embedded: Embedded) -> int:
    """Kills the server the hard way, and gives the number that it had."""
    pid = embedded.pid()
    assert pid
    os.kill(pid, signal.SIGKILL)
    return pid


def shown(embedded: Embedded, name: str) -> str:
    with psycopg.connect(embedded.url()) as connection:
        row = connection.execute(f"SHOW {name}").fetchone()
    assert row
    return str(row[0])


def test_what_is_acknowledged_is_on_disk_and_nobody_comes_over_the_network(running: Embedded) -> None:
    expected = {
        "fsync": "on",
        "synchronous_commit": "on",
        "full_page_writes": "on",
        "data_checksums": "on",
        "listen_addresses": "",
        "server_encoding": "UTF8",
        "log_min_error_statement": "panic",
    }
    assert {name: shown(running, name) for name in expected} == expected
    with psycopg.connect(running.url()) as connection:
        collation = "SELECT datcollate FROM pg_database WHERE datname = current_database()"
        assert connection.execute(collation).fetchone() == ("C",)


def test_only_the_servers_user_may_enter_the_sockets_folder(running: Embedded) -> None:
    found = running.paths.socket.stat()
    assert (found.st_mode & 0o777, found.st_uid) == (0o700, running.user.uid)


def test_a_server_that_runs_is_adopted_not_started_twice(running: Embedded) -> None:
    another = Embedded(running.paths.data)
    assert another.adopt()
    another.start()
    assert another.pid() == running.pid()


def test_nothing_is_adopted_where_nothing_runs(data_directory: Path) -> None:
    assert not Embedded(data_directory).adopt()


def test_after_a_stop_no_process_is_left_and_a_start_finds_the_data(running: Embedded) -> None:
    with psycopg.connect(running.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    pid = running.pid()
    running.stop()
    assert pid
    assert not postmaster.is_alive(pid)
    assert running.pid() is None
    running.start()
    with psycopg.connect(running.url()) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_what_was_committed_is_there_after_kill_9_of_postgresql(running: Embedded) -> None:
    with psycopg.connect(running.url(), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (one int)")
        connection.execute("INSERT INTO kept VALUES (1)")
        before = killed(running)
    running.start()
    assert running.pid() != before
    with psycopg.connect(running.url()) as connection:
        assert connection.execute("SELECT one FROM kept").fetchone() == (1,)


def test_a_backend_that_hangs_after_kill_9_is_ended_before_the_next_start(running: Embedded) -> None:
    connection = psycopg.connect(running.url())
    hung = connection.info.backend_pid
    os.kill(hung, signal.SIGSTOP)
    before = killed(running)
    running.pid()  # the server was our child: take note of its end
    postmaster.wait_gone([before], 10.0)
    postmaster.wait_gone([pid for pid in postmaster.orphans(running.paths.cluster) if pid != hung], 10.0)
    assert postmaster.orphans(running.paths.cluster) == [hung]
    postmaster.end_orphans(running.paths.cluster, patience=0.2)
    assert not postmaster.is_alive(hung)
    running.start()
    assert shown(running, "fsync") == "on"
    connection.close()


def test_a_pid_that_passed_on_to_a_stranger_does_not_stop_the_start(running: Embedded) -> None:
    killed(running)
    postmaster.wait_gone(postmaster.orphans(running.paths.cluster), 10.0)
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE, **running.user.as_arguments()) as it:
        file = running.paths.cluster / "postmaster.pid"
        lines = file.read_text().splitlines()
        file.write_text("\n".join([str(it.pid), *lines[1:]]) + "\n")
        assert running.pid() is None
        running.start()
        assert running.pid() not in {None, it.pid}
        assert it.poll() is None, "the stranger must be left alone"
        it.kill()


def test_a_database_that_was_cut_short_while_it_was_made_is_made_anew(data_directory: Path) -> None:
    (data_directory / "postgresql-unfinished").mkdir(parents=True)
    data_directory.chmod(0o711)
    (data_directory / "postgresql-unfinished" / "PG_VERSION").write_text("18\n")
    embedded = Embedded(data_directory)
    if os.geteuid() == 0:
        os.chown(data_directory / "postgresql-unfinished", embedded.user.uid, embedded.user.gid)
    embedded.start()
    assert embedded.pid()


def test_a_database_of_another_version_is_refused_untouched(data_directory: Path) -> None:
    cluster = data_directory / "postgresql"
    cluster.mkdir(parents=True)
    data_directory.chmod(0o711)
    (cluster / "PG_VERSION").write_text("14\n")
    with pytest.raises(Refused) as no:
        Embedded(data_directory).start()
    assert no.value.code == "database-of-another-version"
    assert "PostgreSQL 14" in no.value.sentence
    assert [each.name for each in cluster.iterdir()] == ["PG_VERSION"]


def test_a_path_too_long_for_a_socket_gets_a_short_folder_of_its_own(data_directory: Path) -> None:
    deep = data_directory / ("county-199-" * 9)
    data_directory.mkdir(mode=0o711)
    embedded = Embedded(deep)
    embedded.start()
    assert embedded.paths.socket.parent != embedded.paths.data
    assert shown(embedded, "fsync") == "on"
    embedded.stop()
    assert not embedded.paths.socket.exists()


def test_a_sockets_folder_of_someone_else_is_refused(data_directory: Path) -> None:
    embedded = Embedded(data_directory)
    embedded.paths.socket.mkdir(parents=True)
    data_directory.chmod(0o711)
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to someone else")
    os.chown(embedded.paths.socket, 12_345, 12_345)
    with pytest.raises(Refused) as no:
        embedded.start()
    assert no.value.code == "folder-not-ours"


@pytest.mark.skipif(os.geteuid() != 0, reason="root's own folders are closed to PostgreSQL's user only")
def test_a_folder_that_postgresqls_user_cannot_reach_is_refused_with_a_cure(data_directory: Path) -> None:
    data_directory.parent.chmod(0o700)
    with pytest.raises(Refused) as no:
        Embedded(data_directory).start()
    assert no.value.code == "data-not-reachable"
    assert "/var/lib/leads" in no.value.cure


def test_a_setting_that_postgresql_does_not_know_is_told_as_its_reason(running: Embedded) -> None:
    running.stop()
    (running.paths.cluster / "local.conf").write_text("no_such_setting = 1\n")
    with pytest.raises(Refused) as no:
        running.start()
    assert no.value.code == "postgresql-would-not-start"
    assert str(running.paths.log) in no.value.cure

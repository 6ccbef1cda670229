"""`leads up` as a person runs it: real processes, real ports, and what remains when one of them is killed."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from leads.commands import switch, up
from leads.database import postmaster
from leads.database.embedded import Embedded
from leads.switch import look_back
from tests.environment import kept

pytestmark = pytest.mark.slow
Start = Callable[[], "subprocess.Popen[str]"]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if kept(name)}


@pytest.fixture
def start(data_directory: Path) -> Iterator[Start]:
    """Starts `leads up` on this test's data directory; ends all of it afterwards."""
    begun: list[tuple[threading.Timer, subprocess.Popen[str]]] = []
    ports = ["--links", str(free_port()), "--console", str(free_port())]

    def leads_up() -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "leads", "up", "--data", str(data_directory), *ports]
        out = subprocess.PIPE
        process = subprocess.Popen(command, stdout=out, stderr=out, text=True, env=environment())
        watchdog = threading.Timer(120.0, process.kill)  # a test waits for its words, but not for ever
        watchdog.start()
        begun.append((watchdog, process))
        return process

    yield leads_up
    for watchdog, process in begun:
        watchdog.cancel()
        process.terminate()
        process.communicate(timeout=60)


def is_up(process: "subprocess.Popen[str]") -> "subprocess.Popen[str]":
    """Waits until it says where to look."""
    assert process.stdout
    assert process.stdout.readline() == "LEADS is up.\n", process.stderr and process.stderr.read()
    return process


def children(process: "subprocess.Popen[str]") -> list[int]:
    """The terminal links and the console, but not PostgreSQL."""
    found = psutil.Process(process.pid).children()
    return [each.pid for each in found if "leads" in each.cmdline()]


def test_it_starts_says_where_to_look_and_leaves_nothing_when_told_to_stop(start: Start, data_directory: Path) -> None:
    up = is_up(start())
    server = Embedded(data_directory).pid()
    mine = children(up)
    assert len(mine) == 2
    up.send_signal(signal.SIGINT)
    assert up.communicate(timeout=60)[0].endswith("stopped\n")
    assert up.returncode == 0
    assert server
    assert not any(postmaster.is_alive(pid) for pid in [server, *mine])
    assert (data_directory / "lock").read_text() == ""
    assert (data_directory / "secret").stat().st_mode & 0o777 == 0o600


def test_a_second_one_on_the_same_data_is_refused_and_told_who_has_it(start: Start) -> None:
    first = is_up(start())
    second = start()
    said = second.communicate(timeout=60)[1]
    assert second.returncode == 2
    assert f"in use by process {first.pid}" in said
    assert "Traceback" not in said


def test_after_kill_9_its_children_end_and_the_next_one_takes_over_the_database(
    start: Start, data_directory: Path
) -> None:
    first = is_up(start())
    server, mine = Embedded(data_directory).pid(), children(first)
    first.kill()
    first.wait()
    is_up(start())
    assert Embedded(data_directory).pid() == server
    assert postmaster.wait_gone(mine, 20.0) == []


def test_after_kill_9_of_postgresql_or_of_the_links_it_starts_them_again(start: Start, data_directory: Path) -> None:
    up = is_up(start())
    server, mine = Embedded(data_directory).pid(), children(up)
    assert server
    os.kill(server, signal.SIGKILL)
    os.kill(mine[0], signal.SIGKILL)
    assert up.stderr
    expected = {"PostgreSQL is gone; starting it again", "killed by signal 9"}
    while expected:
        line = up.stderr.readline()
        assert line, "it ended"
        expected = {words for words in expected if words not in line}
    postmaster.wait_gone([server], 20.0)
    again = Embedded(data_directory)
    while not again.adopt():
        pass
    with psycopg.connect(again.url()) as connection:
        assert connection.execute("SELECT count(*) FROM django_migrations").fetchone() != (0,)


def test_a_port_that_is_taken_is_named_with_its_cure(data_directory: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        command = [sys.executable, "-m", "leads", "up", "--data", str(data_directory), "--links", str(port)]
        done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment(), timeout=60)
    assert done.returncode == 2
    assert done.stderr.startswith(f"Port {port}, needed for terminal links, is taken by another process.")
    assert "--links" in done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_plain_links_are_not_offered_to_other_machines(host: str, data_directory: Path) -> None:
    command = [sys.executable, "-m", "leads", "up", "--data", str(data_directory), "--host", host]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment(), timeout=60)
    assert done.returncode == 2
    assert "on this machine only" in done.stderr
    assert not data_directory.exists()


def test_it_waits_for_the_ports_for_as_long_as_their_holders_may_take_to_end() -> None:
    """Links that were taken are answered and a look back waits its time, before a killed one's children let go.

    On a busy machine eight seconds were too few: `leads up` gave up, and a person had to start it again.
    """
    assert up.LEAVING >= 2 * (switch.ENDING + look_back.PATIENCE)

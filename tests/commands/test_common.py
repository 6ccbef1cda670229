"""Commands find the database, or start it and stop it after the last of them."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from leads.commands.common import check_server, old_enough, only_fiction
from leads.database.embedded import Embedded
from leads.database.lock import holder
from leads.rules.refused import Refused
from tests.environment import kept

COMMAND = """
import sys
from pathlib import Path
from leads.commands.common import ready
from leads.rules.refused import Refused
try:
    with ready(Path(sys.argv[1]), **eval(sys.argv[2])) as opened:
        from leads.people.models import Person
        from django.conf import settings
        print(Person.objects.count(), settings.LEADS_DEMO, flush=True)
        sys.stdin.readline()
except Refused as no:
    print(no.code, flush=True)
"""


def command(data: Path, url: str = "", **options: bool) -> "subprocess.Popen[str]":
    """A process that opens the database, says so, and leaves when a line comes in."""
    environment = {name: value for name, value in os.environ.items() if kept(name)}
    environment |= {"LEADS_DATABASE_URL": url} if url else {}
    return subprocess.Popen(
        [sys.executable, "-c", COMMAND, str(data), repr(options)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment,
    )


def opens(data: Path) -> "subprocess.Popen[str]":
    """The same for a directory in which a database may have to be made."""
    return command(data, make=True)


def says(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def leaves(process: "subprocess.Popen[str]") -> None:
    process.communicate("\n", timeout=60)


def test_the_second_command_uses_what_the_first_started_and_the_last_one_stops_it(data_directory: Path) -> None:
    first = opens(data_directory)
    assert says(first) == "0 False"
    server = Embedded(data_directory)
    pid = server.pid()
    second = command(data_directory)
    assert says(second) == "0 False"
    assert server.pid() == pid
    leaves(first)
    assert server.pid() == pid, "the second still works"
    third = command(data_directory)
    assert says(third) == "0 False"
    leaves(second)
    leaves(third)
    assert server.pid() is None
    assert holder(server.paths.lock) is None


def test_a_supervisor_wants_the_data_for_itself(data_directory: Path) -> None:
    first = opens(data_directory)
    says(first)
    second = command(data_directory, own=True)
    assert says(second) == "data-in-use"
    assert Embedded(data_directory).pid(), "a refusal must not stop the database of the other"
    leaves(first)
    leaves(second)


def test_a_fictional_state_is_marked_and_never_goes_into_a_real_database(data_directory: Path) -> None:
    demo = data_directory.parent / "demo"
    fictional = command(demo, demo=True)
    assert says(fictional) == "0 True"
    leaves(fictional)
    real = opens(data_directory)
    assert says(real) == "0 False"
    leaves(real)
    refused = command(data_directory, demo=True)
    assert says(refused) == "not-a-demo"
    leaves(refused)
    assert not (data_directory / "demo").exists()


def test_a_command_that_looks_makes_no_database(data_directory: Path) -> None:
    refused = command(data_directory)
    assert says(refused) == "no-database"
    leaves(refused)
    assert not data_directory.exists()


def test_a_ledger_that_is_not_there_is_not_whole(data_directory: Path) -> None:
    words = [sys.executable, "-m", "leads", "ledger", "verify", "--data", str(data_directory)]
    environment = {name: value for name, value in os.environ.items() if kept(name)}
    done = subprocess.run(words, check=False, capture_output=True, text=True, env=environment, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"The data directory {data_directory} holds no database.\nCure: ")
    assert not data_directory.exists()


def test_a_real_database_of_ones_own_is_not_marked_whatever_the_directory_says(
    fresh_database: str, data_directory: Path
) -> None:
    with psycopg.connect(fresh_database) as connection:
        connection.execute("INSERT INTO agencies_accesslevel VALUES (1, 'Full', 'full', '{}', '{}')")
        connection.execute(
            "INSERT INTO agencies_agency (id, ori, name, kind, county, head, address, telephone, zone, level_id)"
            " VALUES (1, 'IL1990100', 'Sampleton PD', 'police', '', '', '', '', 'America/Chicago', 1)"
        )
    with pytest.raises(Refused) as no:
        only_fiction(fresh_database)
    assert no.value.code == "not-a-demo"
    words = [sys.executable, "-m", "leads", "demo", "--fresh", "--yes"]
    for marked in (False, True):
        if marked:
            (data_directory / "demo").touch()
        done = subprocess.run(words, check=False, capture_output=True, text=True, timeout=60)
        assert (done.returncode, "holds a real state" in done.stderr) == (2, True), done.stderr
        assert (data_directory / "demo").exists() == marked
    with psycopg.connect(fresh_database) as connection:
        assert connection.execute("SELECT count(*) FROM agencies_agency").fetchone() == (1,)


def test_an_empty_database_of_ones_own_may_become_fictional(fresh_database: str) -> None:
    only_fiction(fresh_database)


@pytest.mark.parametrize("version", [150000, 150012, 180006])
def test_postgresql_15_is_new_enough(version: int) -> None:
    assert old_enough(version) == version


@pytest.mark.parametrize("version", [149999, 140011, 90603])
def test_before_postgresql_15_is_too_old(version: int) -> None:
    with pytest.raises(Refused) as no:
        old_enough(version)
    assert no.value.code == "database-too-old"
    assert "15 or newer" in no.value.sentence


def test_a_server_of_ones_own_that_does_not_answer_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused) as no:
        check_server(f"postgresql://leads@/leads?host={tmp_path}")
    assert no.value.code == "database-not-reachable"
    assert "LEADS_DATABASE_URL" in no.value.sentence


def test_a_server_of_ones_own_is_asked_for_its_version(database_url: str) -> None:
    assert check_server(database_url) >= 150000


def test_a_server_of_ones_own_has_one_leads_a_directory_too(fresh_database: str, data_directory: Path) -> None:
    first = command(data_directory, fresh_database, own=True)
    assert says(first) == "0 False"
    by = holder(data_directory / "lock")
    assert by is not None
    assert by.pid == first.pid, "doctor knows by it that the ports are LEADS' own"
    assert says(command(data_directory, fresh_database, own=True)) == "data-in-use"
    leaves(first)
    third = command(data_directory, fresh_database, own=True)
    assert says(third) == "0 False"
    leaves(third)


def test_an_address_that_was_forgotten_or_mistaken_once_starts_no_other_database(
    fresh_database: str, data_directory: Path
) -> None:
    """A new, empty database started on the same heads, and the true one was BROKEN ever after."""
    first = command(data_directory, fresh_database, own=True)
    assert says(first) == "0 False"
    leaves(first)
    for options in ({"own": True}, {"make": True}, {"demo": True}):
        assert says(command(data_directory, **options)) == "another-database"
    assert not (data_directory / "postgresql").exists()
    with psycopg.connect(fresh_database, autocommit=True) as database:
        database.execute("UPDATE ledger_installation SET number = 'of another'")
    assert says(command(data_directory, fresh_database, own=True)) == "another-database"


@pytest.mark.slow
@pytest.mark.parametrize("words", [["up", "--links", "1", "--console", "2"], ["switch", "--port", "0"], ["settings"]])
def test_a_database_older_than_its_heads_is_opened_by_nobody_but_who_looks(
    fresh_database: str, data_directory: Path, words: list[str]
) -> None:
    (data_directory / "heads").mkdir(parents=True)
    (data_directory / "heads" / "2026-11.txt").write_text(f"7 {'a' * 64} 12 2026-11-23T16:04:00+00:00\n")
    command = [sys.executable, "-m", "leads"]
    with psycopg.connect(fresh_database) as database:
        database.execute("INSERT INTO ledger_installation VALUES (true, '1', now(), true)")
    (data_directory / "installation").write_text("1\n")
    done = subprocess.run([*command, *words], check=False, capture_output=True, text=True, timeout=120)
    assert "The database is older than its heads" in done.stderr
    assert "12 lines of the ledger" in done.stderr
    looked = subprocess.run([*command, "ledger", "tail"], check=False, capture_output=True, text=True, timeout=120)
    assert (done.returncode, looked.returncode) == (2, 0)

"""Into what a backup goes, what is kept aside, and what is laid beside the database."""

from dataclasses import replace
from pathlib import Path

import psycopg
import pytest

from leads.database import migrating
from leads.database.backup_file import Content, Manifest
from leads.database.installation import write
from leads.database.paths import Paths, resolved
from leads.oversight import restores
from leads.rules.refused import Refused
from tests.makers import NOW

SAID = Manifest("0.1.0", NOW.isoformat(), "7", False, 15, ["people 0001_initial"], 3, "a" * 64, NOW.isoformat(), 12)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return resolved(tmp_path)


@pytest.mark.parametrize(
    ("change", "number", "code"),
    [
        ({}, None, ""),
        ({}, "7", ""),
        ({}, "8", "another-database"),
        ({"demo": True}, "7", "not-a-demo"),
        ({"demo": True}, None, ""),
        ({"tables": ["people 0099_later"]}, "7", "database-is-newer"),
        ({"tables": ["elsewhere 0001_initial"]}, "7", ""),
        ({"postgresql": 99}, "7", "backup-of-newer-postgresql"),
    ],
)
def test_a_backup_goes_into_its_own_installation_or_a_new_one(
    paths: Paths, database_url: str, change: dict[str, object], number: str | None, code: str
) -> None:
    if number:
        write(paths, number)
    known = migrating.known()
    if not code:
        restores.must_fit(replace(SAID, **change), paths, database_url, known)
        return
    with pytest.raises(Refused) as no:
        restores.must_fit(replace(SAID, **change), paths, database_url, known)
    assert no.value.code == code


def test_while_leads_runs_nothing_is_restored(fresh_database: str) -> None:
    restores.must_be_stopped(fresh_database)
    with psycopg.connect(fresh_database, application_name="leads exchange"), pytest.raises(Refused) as no:
        restores.must_be_stopped(fresh_database)
    assert no.value.code == "leads-runs"


def test_a_place_of_heads_that_is_away_may_know_more(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [head.number for head in restores.known_heads(paths, SAID)] == [3]
    monkeypatch.setenv("LEADS_HEADS_TO", str(paths.data / "away"))
    with pytest.raises(Refused) as no:
        restores.known_heads(paths, SAID)
    assert no.value.code == "heads-not-there"


def test_what_is_there_is_kept_aside_under_another_name(fresh_database: str) -> None:
    with pytest.raises(Refused) as no:
        restores.must_be_empty(fresh_database, replace=False)
    assert no.value.code == "database-not-empty"
    restores.must_be_empty(fresh_database, replace=True)
    aside = restores.move_aside(fresh_database, NOW)
    assert aside == "before_20261123_160400"
    restores.must_be_empty(fresh_database, replace=False)
    assert restores.move_aside(fresh_database, NOW) == ""
    with psycopg.connect(fresh_database) as database:
        assert database.execute(f"SELECT count(*) FROM {aside}.hotfiles_record").fetchall() == [(0,)]
        seen = database.execute(f"SELECT has_schema_privilege('leads_app', '{aside}', 'USAGE')").fetchall()
    assert seen == [(False,)]


def test_after_a_restore_that_failed_what_was_there_is_served_again(fresh_database: str, paths: Paths) -> None:
    restores.begin(paths, NOW)
    aside = restores.move_aside(fresh_database, NOW)
    restores.put_back(fresh_database, aside, paths)
    assert not paths.restoring.exists()
    with pytest.raises(Refused, match="There is a database already"):
        restores.must_be_empty(fresh_database, replace=False)


def test_a_restore_that_was_cut_short_goes_on_with_what_it_put_aside(paths: Paths) -> None:
    mark = restores.begin(paths, NOW)
    restores.write_mark(paths, mark._replace(aside=["before_1"]))
    assert restores.begin(paths, NOW).aside == ["before_1"]


def test_what_is_there_stays_and_what_is_missing_comes_from_the_backup(paths: Paths) -> None:
    paths.heads.mkdir()
    (paths.heads / "2026-11.txt").write_text("1 a\n2 b\n")
    (paths.heads / "2026-10.txt").write_text("1 a\n")
    (paths.data / "factors.key").write_text("new 22\n")
    (paths.data / "secret").write_text("mine")
    files = {
        "heads/2026-11.txt": b"1 a\n",
        "heads/2026-10.txt": b"1 a\n2 b\n",
        "heads/key.pub": b"00\n",
        "heads/../evil.txt": b"no",
        "factors.key": b"old 11\n",
        "heads.key": b"33\n",
        "secret": b"theirs",
        "evil": b"no",
    }
    restores.put_beside(Content(SAID, files, 0), paths)
    found = {str(path.relative_to(paths.data)): path.read_text() for path in paths.data.rglob("*") if path.is_file()}
    assert found == {
        "heads/2026-11.txt": "1 a\n2 b\n",
        "heads/2026-10.txt": "1 a\n2 b\n",
        "heads/key.pub": "00\n",
        "factors.key": "old 11\nnew 22\n",
        "heads.key": "33\n",
        "secret": "mine",
    }

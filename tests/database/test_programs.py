"""PostgreSQL's programs where its own user can run them."""

import os
from pathlib import Path

import psycopg
import pytest

from leads.database import programs
from leads.database.embedded import Embedded


def shown(embedded: Embedded, name: str) -> str:
    with psycopg.connect(embedded.url()) as connection:
        row = connection.execute(f"SHOW {name}").fetchone()
    assert row
    return str(row[0])


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs PostgreSQL as another user")
def test_programs_that_postgresqls_user_cannot_reach_are_copied_once(
    data_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    package = programs.installed().parent
    for each in (package, package.with_name(f"{package.name}.libs")):
        (home / each.name).symlink_to(each)
    monkeypatch.setattr(programs, "installed", lambda: home / package.name / "pginstall")
    embedded = Embedded(data_directory)
    embedded.start()
    assert [each.name for each in embedded.paths.programs.iterdir()] == [f"postgresql-{programs.version()}"]
    assert shown(embedded, "fsync") == "on"

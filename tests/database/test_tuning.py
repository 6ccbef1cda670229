"""PostgreSQL's settings: acknowledged means on disk, and memory within its bounds."""

from pathlib import Path

import pytest

from leads.database import tuning
from leads.database.tuning import MB, as_file, settings, shared_buffers


@pytest.mark.parametrize(("megabytes", "buffers"), [(64, 32), (128, 32), (400, 100), (8192, 2048), (65536, 2048)])
def test_the_cache_is_a_quarter_of_memory_within_bounds(megabytes: int, buffers: int) -> None:
    assert shared_buffers(megabytes * MB) == buffers


def test_what_is_acknowledged_is_on_disk() -> None:
    found = settings(Path("/x"), 1024 * MB)
    assert (found["fsync"], found["synchronous_commit"], found["full_page_writes"]) == ("on", "on", "on")
    assert settings(Path("/x"), 1024 * MB, durable=False)["fsync"] == "off"


def test_no_statement_and_no_value_reaches_the_log() -> None:
    found = settings(Path("/x"), 1024 * MB)
    assert (found["log_min_error_statement"], found["log_error_verbosity"]) == ("panic", "terse")


def test_a_quote_in_a_path_stays_inside_its_quotes() -> None:
    assert "unix_socket_directories = '/o''neil'\n" in as_file(settings(Path("/o'neil"), 1024 * MB))


@pytest.mark.parametrize(("limit", "used"), [("1048576", 1_048_576), ("max", None), (None, None)])
def test_a_containers_limit_counts_where_there_is_one(
    limit: str | None, used: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if limit:
        (tmp_path / "max").write_text(limit)
    monkeypatch.setattr(tuning, "CGROUP_LIMIT", tmp_path / "gone")
    machine = tuning.memory()
    monkeypatch.setattr(tuning, "CGROUP_LIMIT", tmp_path / "max")
    assert tuning.memory() == (used or machine)


def test_nobody_comes_in_but_the_account_that_leads_runs_as() -> None:
    files = tuning.who_may_come("leads")
    assert files["pg_hba.conf"].splitlines()[-2:] == [
        "local all leads,leads_owner,leads_app peer map=leads",
        "local all all reject",
    ]
    comes = [line.split() for line in files["pg_ident.conf"].splitlines() if not line.startswith("#")]
    assert {(account, role) for _, account, role in comes} == {
        ('"leads"', role) for role in ("leads", "leads_owner", "leads_app")
    }

"""The tests' own ground: each worker a database, each test a clean one."""

import os
from types import SimpleNamespace

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType

from tests.conftest import ENOUGH, MEMORY, _in_memory


def _mine() -> int:
    return ContentType.objects.filter(app_label="left behind").count()


@pytest.mark.django_db
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_writes_is_undone(turn: int) -> None:
    assert _mine() == 0
    ContentType.objects.create(app_label="left behind", model=str(turn))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_transaction_test_commits_is_seen_by_others_and_gone_afterwards(turn: int, database_url: str) -> None:
    assert _mine() == 0
    ContentType.objects.create(app_label="left behind", model=str(turn))
    with psycopg.connect(database_url) as other:
        row = other.execute("SELECT model FROM django_content_type WHERE app_label = 'left behind'").fetchone()
    assert row == (str(turn),)


def test_a_fresh_database_has_all_tables_and_no_rows_of_others(fresh_database: str) -> None:
    with psycopg.connect(fresh_database) as connection:
        assert connection.execute("SELECT count(*) FROM ledger_line").fetchone() == (0,)


@pytest.mark.parametrize(
    ("free", "flags", "where"), [(ENOUGH, 0, MEMORY), (ENOUGH - 1, 0, None), (ENOUGH, os.ST_NOEXEC, None)]
)
def test_servers_run_in_memory_where_it_is_large_and_runs_programs(
    free: int, flags: int, where: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.statvfs", lambda _: SimpleNamespace(f_bavail=free, f_frsize=1, f_flag=flags))
    monkeypatch.setattr("os.access", lambda *_: True)
    assert _in_memory() == where


def test_servers_run_on_the_disk_of_a_system_without_shared_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(_: str) -> None:
        raise FileNotFoundError

    monkeypatch.setattr("os.statvfs", nothing)
    assert _in_memory() is None

"""The tests' own ground: each worker a database, each test a clean one."""

import psycopg
import pytest
from django.contrib.contenttypes.models import ContentType


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

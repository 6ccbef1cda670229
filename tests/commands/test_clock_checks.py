"""Clocks that are apart, or were set back: each limit just inside and just outside."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leads.commands import clock_checks
from leads.database.paths import Paths

NOW = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def paths(data_directory: Path) -> Paths:
    data_directory.mkdir(mode=0o711)
    return Paths(data_directory)


@pytest.mark.parametrize(
    ("apart", "state"),
    [(2 * SECOND, "fine"), (2.1 * SECOND, "due"), (60 * SECOND, "due"), (60.1 * SECOND, "danger")],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_clock_apart_from_the_databases_is_off(apart: timedelta, state: str, sign: int) -> None:
    assert clock_checks.compare_clocks(NOW, NOW + sign * apart).state == state


def test_the_clock_of_a_real_database_is_asked(database_url: str) -> None:
    assert clock_checks.database_clock(database_url, NOW).state == "danger"
    assert clock_checks.database_clock(database_url, datetime.now(UTC)).state == "fine"


@pytest.mark.parametrize(("ahead", "state"), [(0, "fine"), (60, "fine"), (61, "danger"), (86_400, "danger")])
def test_now_earlier_than_what_is_on_record_means_a_clock_set_back(ahead: int, state: str) -> None:
    found = clock_checks.clock_set_back(NOW, [NOW - 1000 * SECOND, NOW + ahead * SECOND])
    assert found.state == state
    assert ("set back" in found.sentence) == (state == "danger")


@pytest.mark.django_db(transaction=True)
def test_the_newest_ledger_line_is_what_the_clock_is_held_against(paths: Paths, database_url: str) -> None:
    from leads.ledger.models import Line

    Line.objects.create(at=NOW, event="ledger:clock:tried")
    assert clock_checks.written_at(paths, database_url) == [NOW]

"""Each row of a benchmark is said when it is measured, before the next one begins."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from leads.bench.rows import Figure
from leads.commands import bench
from leads.database.address import user_of
from leads.database.roles import OWNER


def test_a_row_is_said_before_the_next_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    rows = bench.Rows()

    def measured() -> Iterator[Figure]:
        yield Figure("the first", 1.0, "/s")
        assert "row 1: the first: 1.00 /s" in capsys.readouterr().err
        raise ConnectionError("the second was never measured")

    with pytest.raises(ConnectionError):
        rows.add(measured())
    assert [row.name for row in rows.rows] == ["the first"]


def test_a_second_data_set_of_a_run_is_owned_as_the_first_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the superuser the table for pgbench was made by another than who had to write into it, and the run ended."""
    told: list[str] = []
    monkeypatch.delenv("LEADS_DATABASE_URL", raising=False)
    monkeypatch.setattr("leads.database.pointing.point_django_at", told.append)
    bench._turn_django_to(tmp_path)
    assert [user_of(url) for url in told] == [OWNER]

"""Each row of a benchmark is said when it is measured, before the next one begins."""

from collections.abc import Iterator

import pytest

from leads.bench.rows import Figure
from leads.commands import bench


def test_a_row_is_said_before_the_next_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    rows = bench.Rows()

    def measured() -> Iterator[Figure]:
        yield Figure("the first", 1.0, "/s")
        assert "row 1: the first: 1.00 /s" in capsys.readouterr().err
        raise ConnectionError("the second was never measured")

    with pytest.raises(ConnectionError):
        rows.add(measured())
    assert [row.name for row in rows.rows] == ["the first"]

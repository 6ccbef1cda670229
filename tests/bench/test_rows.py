"""Rows say what was measured and against what; figures over many are ones that were measured."""

import pytest

from leads.bench.peers import Peer
from leads.bench.recall import Measured
from leads.bench.rows import FOUND, Figure, Found, median, percentile

RATE = Figure("plate inquiries", 14_270.4, "/s", "pgbench: 8,560 /s", 1.667, "≥ 1.5")


def test_a_row_is_one_sentence_for_whoever_waits() -> None:
    assert RATE.sentence() == "plate inquiries: 14,270 /s; pgbench: 8,560 /s; ratio 1.67; target ≥ 1.5"
    assert Figure("middle", 1.8, "ms").sentence() == "middle: 1.80 ms"


def test_a_row_without_a_value_says_why_and_no_figure() -> None:
    assert Figure("at ten million", None, "/s", "not run: 24 GB").sentence() == "at ten million: –; not run: 24 GB"


def test_a_row_of_what_was_found_has_a_column_for_each_head_and_nothing_where_nothing_is_known() -> None:
    hits = {"exact": (2, 2), "strong": (2, 1), "possible": (0, 0)}
    one = Measured(10, 4, 1.0, 0.75, 0.5, 0.75, 0.75, hits, 3.0, 0.0001)
    shown = Found.of("typing", one).shown()
    assert len(shown) == len(FOUND)
    assert shown[2:] == ["50.00%", "75.00%", "100%", "75.00%", "75.00%", "75.00%", "100%", "50.00%", "", "3.0", "100"]
    peer = Found.of_peer(Peer("Soundex", 4, 0.5, 1.0, 12.0, 0.001)).shown()
    assert peer == ["Soundex", "4", "50.00%", "100%", *[""] * 7, "12.0", "1,000"]


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([5], 0.99, 5),
        (range(1, 101), 0.99, 99),
        (range(1, 101), 1.0, 100),
        (range(1, 102), 0.99, 100),
        ([3, 1, 2], 0.5, 2),
    ],
)
def test_a_percentile_is_a_value_that_was_measured(values: list[int], share: float, expected: int) -> None:
    assert percentile(values, share) == expected


def test_a_median_of_an_even_number_lies_between() -> None:
    assert median([1, 9, 3, 5]) == 4
    assert median([7]) == 7

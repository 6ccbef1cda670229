"""Each row is measured against the first of its kind."""

from leads.bench.widths import PROCESSES, TERMINALS


def test_what_the_others_are_measured_against_comes_first() -> None:
    assert PROCESSES[0] == 1
    assert TERMINALS[0] == 128

"""Each row is measured against one that is in the table."""

from leads.bench.widths import PROCESSES, TERMINALS


def test_what_the_others_are_measured_against_is_there() -> None:
    assert PROCESSES[0] == 1
    assert 128 in TERMINALS

"""What Splink says of pairs, counted; and what is said where it does not run."""

import sys
from pathlib import Path

import pytest

from leads.bench.splink_peer import found, limit, row
from leads.rules.refused import Refused

INQUIRIES = [(at, {"NAM": "DOE, JANE", "DOB": "19881204"}) for at in range(4)]
#: Of the four, two right and sure, one wrong before the right one, one not found.
LIKELY = {0: [(0.999, 0), (0.2, 7)], 1: [(0.995, 1)], 2: [(0.9, 5), (0.6, 2)]}


def test_pairs_are_counted_as_first_among_ten_and_sure() -> None:
    counted = row("Splink", LIKELY, INQUIRIES, 0.99, 0.0)
    assert (counted.first, counted.recall, counted.sure, counted.precision) == (0.5, 0.75, 0.5, 1.0)
    assert counted.compared == 5 / 4
    lower = row("Splink", LIKELY, INQUIRIES, 0.5, 0.0)
    assert (lower.sure, lower.precision) == (0.75, 0.75)


def test_the_limit_is_the_lowest_at_which_enough_are_right() -> None:
    assert limit(LIKELY, INQUIRIES) == 0.995
    assert limit({0: [(0.9, 0), (0.9, 3)]}, INQUIRIES) == 1.0  # two of one probability: one of them is wrong


def test_without_splink_it_is_said_what_is_needed(tmp_path: Path) -> None:
    for python in (tmp_path / "none", Path(sys.executable)):
        with pytest.raises(Refused, match="did not run Splink") as no:
            list(found(python, [INQUIRIES[0][1]], INQUIRIES[:1]))
        assert no.value.code == "bench-splink"

"""Strangers who are asked for, and how many of them get a hit."""

from datetime import date
from random import Random

from leads.bench.innocent import shares, strangers
from leads.bench.names import SEED, STRANGERS_SEED
from leads.demo.wanted import warrant


def test_at_most_one_stranger_in_fifty_gets_a_hit_among_twenty_thousand_wanted() -> None:
    ((few, low, _), (many, share, sure)) = shares((2_000, 20_000), strangers(600, STRANGERS_SEED), SEED)
    assert (few, many) == (2_000, 20_000)
    assert low <= share <= 0.02
    assert sure <= 0.002


def test_a_stranger_who_is_on_file_after_all_counts_as_hit() -> None:
    known = warrant(Random(5), 0, date(2026, 11, 23)).values
    asked = [{code: known[code] for code in ("NAM", "DOB", "SEX")}]
    assert list(shares((1,), asked, 5)) == [(1, 1.0, 1.0)]

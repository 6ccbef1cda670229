"""Strangers who are asked for, and how many of them get a hit."""

from leads.bench.innocent import shares, strangers
from leads.bench.names import STRANGERS_SEED, persons


def test_at_most_one_stranger_in_fifty_gets_a_hit_among_twenty_thousand_wanted() -> None:
    ((few, low, _), (many, share, sure)) = shares((2_000, 20_000), strangers(600, STRANGERS_SEED), persons(20_000))
    assert (few, many) == (2_000, 20_000)
    assert low <= share <= 0.02
    assert sure <= 0.002


def test_a_stranger_who_is_on_file_after_all_counts_as_hit() -> None:
    known = persons(1)
    asked = [{code: known[0][code] for code in ("NAM", "DOB", "SEX")}]
    assert list(shares((1,), asked, known)) == [(1, 1.0, 1.0)]

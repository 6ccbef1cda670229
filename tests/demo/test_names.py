"""Names of the fictional state are spread as the census found them, and the same seed draws the same."""

from random import Random

from leads.demo.names import given, spread, surnames


def test_the_most_common_name_is_drawn_most_often() -> None:
    found = spread("surname")
    assert (len(found.names), found.names[0]) == (1000, "SMITH")
    shares = [found.shares[0], *(b - a for a, b in zip(found.shares, found.shares[1:], strict=False))]
    assert shares == sorted(shares, reverse=True)
    drawn = surnames(Random(1), 20_000)
    assert max(set(drawn), key=drawn.count) == "SMITH"


def test_a_seed_draws_the_same_names_again() -> None:
    assert surnames(Random(7), 5) == surnames(Random(7), 5)
    assert set(given(Random(7), "F", 50)) <= set(spread("female").names)
    assert set(given(Random(7), "M", 50)) <= set(spread("male").names)

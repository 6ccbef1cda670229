"""The script that Splink's own Python runs: which side of a pair is which, and what it reads and writes."""

from leads.bench.splink_side import _pair


def test_a_pair_is_told_as_asked_and_on_file_whatever_its_order() -> None:
    pair = {"place_l": 3, "place_r": 8, "match_probability": 0.5}
    assert _pair(pair | {"source_dataset_l": "asked"}) == (3, 8, 0.5)
    assert _pair(pair | {"source_dataset_l": "on_file"}) == (8, 3, 0.5)

"""Recall is the share of inquiries whose person was found."""

from leads.bench.names_over_links import recall


def test_recall_counts_the_person_meant_and_nobody_else() -> None:
    asked: list[tuple[dict[str, str], str]] = [({}, "W990000007"), ({}, "W990000008")]
    assert recall([["W990000001", "W990000007"], ["W990000007"]], asked) == 0.5

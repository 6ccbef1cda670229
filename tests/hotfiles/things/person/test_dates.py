"""What two birth dates say to each other."""

import pytest

from leads.hotfiles.things.person.dates import born


@pytest.mark.parametrize(
    ("asked", "known", "claim"),
    [
        ("19881204", "19881204", "born-same"),
        ("19881204", "19880412", "born-swapped"),
        ("19881204", "19871204", "born-year-near"),
        ("19881204", "19861204", "born-digit"),
        ("19881204", "19811204", "born-digit"),
        ("19881204", "19751204", "born-year-differs"),
        ("19881223", "19881232", "born-transposed"),
        ("19881204", "19881217", "born-day-differs"),
        ("19881104", "19880504", "born-month-differs"),
        ("19881204", "19880719", "born-year-only"),
        ("19881204", "19871203", None),
    ],
)
def test_birth_dates(asked: str, known: str, claim: str | None) -> None:
    assert born(asked, known) == claim

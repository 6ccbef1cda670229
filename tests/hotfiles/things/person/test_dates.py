"""What two birth dates say to each other."""

import pytest

from leads.hotfiles.things.person.dates import beside, between_year_and_month, born, slips


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
        ("19501711", "19510711", "born-transposed"),  # the month as typed is none
        ("19810204", "19801204", "born-transposed"),
        ("19820204", "19801204", None),
        ("19881204", "19881205", "born-day-near"),
        ("19881231", "19890101", "born-day-near"),
        ("19890101", "19881231", "born-day-near"),
        ("19881230", "19890101", None),
        ("19880229", "19880301", "born-day-near"),
        ("19870228", "19870301", "born-day-near"),
        ("19880228", "19880301", "born-year-only"),
        ("19881102", "19881021", "born-moved"),
        ("19881103", "19881021", "born-year-only"),
        ("19881204", "19881217", "born-day-differs"),
        ("19881104", "19880504", "born-month-differs"),
        ("19881204", "19880719", "born-year-only"),
        ("19881204", "19871203", None),
    ],
)
def test_birth_dates(asked: str, known: str, claim: str | None) -> None:
    assert born(asked, known) == claim


@pytest.mark.parametrize(
    ("day", "near"),
    [("19881231", ("19890101",)), ("19890101", ("19881231",)), ("19881204", ()), ("19881332", ()), ("99991231", ())],
)
def test_days_beside_that_lie_in_another_month(day: str, near: tuple[str, ...]) -> None:
    assert beside(day) == near


@pytest.mark.parametrize(("day", "other"), [("19810204", "19801204"), ("19820204", ""), ("19800104", "")])
def test_digits_transposed_between_year_and_month(day: str, other: str) -> None:
    assert between_year_and_month(day) == other


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("19830713", ["19380713", "19820713", "19830317", "19830712", "19830714", "19830731", "19840713"]),
        ("19470923", ["19460923", "19470329", "19470922", "19470924", "19480923", "19740923"]),
        ("19880101", ["19870101", "19880100", "19880102", "19880110", "19881001", "19881010", "19890101"]),
        ("00010101", ["00000101", "00010100", "00010102", "00010110", "00011001", "00011010", "00020101", "00100101"]),
    ],
)
def test_slips_of_a_whole_date(day: str, found: list[str]) -> None:
    assert list(slips(day)) == found


def test_a_slip_goes_both_ways_and_supports_a_claim() -> None:
    for day in ("19830713", "19470923", "19881204", "20000229"):
        for other in slips(day):
            assert born(day, other)
            assert day in slips(other) or other[6:] in {"00", "32"}

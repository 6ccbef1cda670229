"""Looks as QM and QU ask for them: an age is years of birth, and sex with age is the least."""

from datetime import date

import pytest

from leads.hotfiles.things.body.asked import AGE, SEEN, is_by_looks, looks_of, searches, seen_in
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("sent", "born"),
    [
        ("35", "19901991"),
        ("3040", "19851996"),
        ("30-40", "19851996"),
        ("00", "20252026"),
        ("19851996", "19851996"),  # as it is kept, which is read the same again
    ],
)
def test_an_age_is_the_years_of_birth_that_it_means_today(sent: str, born: str) -> None:
    assert AGE.read(sent, TODAY) == born


@pytest.mark.parametrize("sent", ["4030", "OLD", "7", "19961985"])
def test_what_is_no_age(sent: str) -> None:
    with pytest.raises(Refused):
        AGE.read(sent, TODAY)


def test_days_from_and_to() -> None:
    days = SEEN.read("2026010120260131", TODAY)
    assert SEEN.read("20260115", TODAY) == "2026011520260115"
    within = {day for day in ("20251231", "20260101", "20260131", "20260201", "") if seen_in(days, day)}
    assert within == {"20260101", "20260131", ""}
    assert seen_in("", "20251231")


@pytest.mark.parametrize(
    ("asked", "by_looks"),
    [
        ({"SEX", "AGE"}, True),
        ({"SEX", "DOB", "HGT"}, True),
        ({"SEX", "EYB"}, True),
        ({"SEX", "HGT"}, False),
        ({"AGE"}, False),
        ({"SEX", "DOB", "NAM"}, False),
        ({"SEX", "DOB", "LIC"}, False),
        ({"SEX", "AGE", "NIC"}, False),
    ],
)
def test_who_is_known_by_more_is_not_asked_by_looks(asked: set[str], by_looks: bool) -> None:
    assert is_by_looks(asked) is by_looks
    assert bool(list(searches(asked))) is by_looks


def test_what_was_asked_in_the_words_of_a_record() -> None:
    assert looks_of({"SEX": "F", "AGE": "19901991"}) == {"SEX": "F", "EYB": "19901991"}
    assert looks_of({"SEX": "F", "DOB": "19881224"})["EYB"] == "19881988"

"""What a second party compares of a person, and what the system holds against a birth date."""

from datetime import date

import pytest

from leads.hotfiles.things.person.checks import GROUPS, GROUPS_OF_ANY_AGE, WHERE

ENTERED = date(2026, 11, 23)
BY_CODE = {one.code: one for one in (*GROUPS, *WHERE)}


@pytest.mark.parametrize(
    ("born", "found"),
    [("20161123", [(10, True)]), ("20161124", [(9, False)]), ("19271123", [(99, True)]), ("19261123", [(100, False)])],
)
def test_a_birth_date_makes_an_age_that_can_be_wanted(born: str, found: list[tuple[int, bool]]) -> None:
    said = list(BY_CODE["DOB"].cross_checks({"DOB": born}, ENTERED))
    assert [(f"{years} years old" in one.words, one.fine) for one, (years, _) in zip(said, found, strict=True)] == [
        (True, fine) for _, fine in found
    ]


def test_no_birth_date_is_held_against_nothing() -> None:
    assert list(BY_CODE["DOB"].cross_checks({}, ENTERED)) == []


def test_no_field_is_compared_twice() -> None:
    fields = [field.code for one in BY_CODE.values() for field in one.fields]
    assert len(fields) == len(set(fields))


def test_a_missing_person_may_be_a_small_child() -> None:
    wanted, missing = (next(one for one in groups if one.code == "DOB") for groups in (GROUPS, GROUPS_OF_ANY_AGE))
    for group, fine in ((wanted, False), (missing, True)):
        (one,) = group.cross_checks({"DOB": "20240101"}, date(2026, 11, 23))
        assert one.fine is fine
    (older,) = missing.cross_checks({"DOB": "20270101"}, date(2026, 11, 23))
    assert not older.fine

"""What is doubted of a group and its member, in words that tell no criterion."""

from datetime import date

import pytest

from leads.hotfiles.things.gang.doubts import group_doubts, member_doubts

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("ecr", "doubted"),
    [("B", True), ("D", True), ("D; D", True), ("D; E", False), ("A", False), ("I", False), ("G", False), ("", False)],
)
def test_unconfirmed_one_criterion_is_little(ecr: str, doubted: bool) -> None:
    said = " ".join(member_doubts({"ECR": ecr}, TODAY))
    assert ("rests on one criterion" in said) is doubted
    assert "informant" not in said


def test_a_member_who_is_a_child_is_doubted_until_the_eighteenth_birthday() -> None:
    assert "17 years old, a juvenile" in " ".join(member_doubts({"DOB": "20081124"}, TODAY))
    assert list(member_doubts({"DOB": "20081123"}, TODAY)) == []


def test_a_group_without_a_subgroup() -> None:
    assert len(list(group_doubts({"GNG": "X"}))) == 1
    assert list(group_doubts({"GNG": "X", "SGP": "Y"})) == list(group_doubts({})) == []

"""Which criteria go with a gang, and which with terrorism."""

import pytest

from leads.hotfiles.things.gang.rules import criteria_fit, criteria_of
from leads.rules.refused import Refused


@pytest.mark.parametrize(
    ("ecr", "group", "terrorist"),
    [("A", "X", False), ("D; E", "X", False), ("A", "X", True), ("H", "X", True), ("G", "", True), ("G; H", "", True)],
)
def test_what_fits(ecr: str, group: str, terrorist: bool) -> None:
    criteria_fit({"ECR": ecr, "GNG": group}, terrorist=terrorist)


@pytest.mark.parametrize(
    ("ecr", "group", "terrorist", "marked"),
    [
        ("", "X", False, "ECR"),
        ("G", "X", False, "ECR"),
        ("A; H", "X", False, "ECR"),
        ("A", "", False, "GNG"),
        ("H", "", True, "GNG"),
    ],
)
def test_unconfirmed_what_does_not(ecr: str, group: str, terrorist: bool, marked: str) -> None:
    with pytest.raises(Refused) as no:
        criteria_fit({"ECR": ecr, "GNG": group}, terrorist=terrorist)
    assert no.value.field == marked


def test_each_criterion_counts_once() -> None:
    assert criteria_of({"ECR": "D; D; E"}) == ("D", "E")
    assert criteria_of({}) == ()

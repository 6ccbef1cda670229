"""The second party's view of a group: the day of purge against the day of entry."""

from datetime import date

from leads.hotfiles.things.gang.checks import GROUPS, KEPT, MEMBER

ENTERED = date(2026, 11, 23)


def test_the_day_of_purge_is_after_the_entry() -> None:
    [check] = KEPT.cross_checks({"DOP": "20261124"}, ENTERED)
    assert (check.words, check.fine) == ("It goes on 24 Nov 2026.", True)
    [check] = KEPT.cross_checks({"DOP": "20261123"}, ENTERED)
    assert not check.fine
    assert list(KEPT.cross_checks({}, ENTERED)) == []


def test_the_criteria_of_a_member_are_compared_too() -> None:
    assert [group.code for group in MEMBER] == ["GNG", "ECR", "DOP"]
    assert [group.code for group in GROUPS] == ["GNG", "DRS", "DOP"]

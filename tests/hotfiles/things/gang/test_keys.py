"""Under which keys a group is found, and that no person is found by them."""

from leads.hotfiles.registry import FILES
from leads.hotfiles.things.gang.keys import asked_keys, record_keys, searches
from leads.hotfiles.things.person.keys import asked_keys as asked_person

GROUP = {"GNG": "EXAMPLE STREET BOYS", "SGP": "NORTH SIDE"}


def test_record_and_inquiry_share_a_key() -> None:
    for name in ("EXAMPLE STREET BOYS", "BOYS EXAMPLE", "EXAMPLES STREET", "ESB", "NORTH SIDE"):
        assert record_keys(GROUP) & set(asked_keys({"GNG": name}, {})), name
    assert record_keys({}) == frozenset()
    assert asked_keys({"SGP": "NORTH SIDE"}, {}) == ()


def test_a_member_is_not_found_by_the_name_of_the_gang() -> None:
    member = {**GROUP, "NAM": "MOE, JANE", "DOB": "19910303"}
    assert FILES["gang_member"].record_keys(member).isdisjoint(asked_keys(GROUP, {}))
    assert record_keys(GROUP).isdisjoint(asked_person({"NAM": "NORTH, SIDE", "DOB": "19910303"}, {}))


def test_what_is_searched() -> None:
    assert list(searches({"GNG", "SGP"})) == [("GNG", "SGP")]
    assert list(searches({"GNG"})) == [("GNG",)]
    assert list(searches({"SGP", "NAM"})) == []

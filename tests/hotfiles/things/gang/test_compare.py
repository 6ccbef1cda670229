"""How a group answers a name: sure, alike, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.things.gang.compare import (
    CLAIMS,
    match_group,
    near_group,
    near_member,
    same_group,
    same_member,
)
from leads.hotfiles.things.gang.keys import asked_keys, record_keys
from tests.hotfiles.things.saying import words

GROUP = {"GNG": "EXAMPLE STREET BOYS", "SGP": "NORTH SIDE"}
MEMBER = {"NAM": "MOE, JANE", "DOB": "19910303", "GNG": "EXAMPLE STREET BOYS"}
NAMES = st.lists(st.sampled_from(["EXAMPLE", "STREET", "BOYS", "18TH", "THE", "NORTH", "KINGS", "GANG"]), min_size=1)


@pytest.mark.parametrize(
    ("asked", "grade", "said"),
    [
        (GROUP, "exact", "subgroup is the same"),
        ({"GNG": "THE EXAMPLE ST BOYS", "SGP": "NORTHSIDE"}, "exact", "name is the same"),
        ({"GNG": "EXAMPLE STREET BOYS"}, "strong", "name is the same"),
        ({"GNG": "BOYS EXAMPLE STREET", "SGP": "NORTH SIDE"}, "strong", "another order"),
        ({"GNG": "EXAMPLE STREET BOYS", "SGP": "SOUTH SIDE"}, "possible", "subgroup differs"),
        ({"GNG": "EXAMPLES STREET BOYS"}, "possible", "spelled nearly"),
        ({"GNG": "EXAMPLE STREET"}, "possible", "some words"),
        ({"GNG": "ESB"}, "possible", "initials"),
        ({"GNG": "NORTH SIDE"}, "possible", "that of a subgroup"),
    ],
)
def test_what_is_found(asked: dict[str, str], grade: str, said: str) -> None:
    found = match_group(asked, GROUP)
    assert said in words(found)
    assert found is not None
    assert found.grade == grade


@pytest.mark.parametrize("name", ["SAMPLE AVENUE KINGS", "EXAMPLE ROAD GIRLS", "ES", "BOYS CLUB"])
def test_another_group(name: str) -> None:
    assert match_group({"GNG": name}, GROUP) is None
    assert match_group({"SGP": "NORTH SIDE"}, GROUP) is None
    assert match_group({"GNG": name}, {"SGP": name}) is None


def test_a_group_without_subgroups_is_exact_by_its_name() -> None:
    found = match_group({"GNG": "EXAMPLE STREET BOYS"}, {"GNG": "EXAMPLE STREET BOYS"})
    assert found is not None
    assert (found.grade, found.unsure) == ("exact", ())


def test_what_was_not_compared_is_said() -> None:
    found = match_group({"GNG": "EXAMPLE STREET BOYS"}, GROUP)
    assert found is not None
    assert found.unsure == ("The subgroup was not asked: this one is NORTH SIDE.",)
    found = match_group(GROUP, {"GNG": "EXAMPLE STREET BOYS"})
    assert found is not None
    assert found.unsure == ("No subgroup is on record.",)


@given(one=NAMES, other=NAMES)
def test_whatever_matches_shares_a_key(one: list[str], other: list[str]) -> None:
    asked, known = {"GNG": " ".join(one)}, {"GNG": " ".join(other)}
    found = match_group(asked, known)
    assert found is None or record_keys(known) & set(asked_keys(asked, {}))
    assert match_group(asked, asked) is not None


def test_no_sum_is_below_nothing_or_above_all() -> None:
    names = [one.weight for name, one in CLAIMS.items() if name.startswith("group")]
    assert min(names) + CLAIMS["subgroup-differs"].weight >= 0
    assert max(names) + CLAIMS["subgroup-same"].weight <= 1


def test_unconfirmed_one_group_is_on_file_once() -> None:
    assert same_group(GROUP, {"GNG": "THE EXAMPLE ST BOYS", "SGP": "NORTHSIDE"})
    assert not same_group(GROUP, GROUP | {"SGP": "SOUTH SIDE"})
    assert not same_group(GROUP, {"GNG": GROUP["GNG"]})
    assert near_group(GROUP, GROUP | {"SGP": "SOUTH SIDE"}) == "the same group, subgroup SOUTH SIDE"
    assert near_group(GROUP, {"GNG": GROUP["GNG"]}) == "the same group, without a subgroup"
    assert not near_group(GROUP, {"GNG": "SAMPLE AVENUE KINGS"})


def test_unconfirmed_a_person_may_be_on_file_for_two_groups() -> None:
    other = MEMBER | {"GNG": "SAMPLE AVENUE KINGS"}
    assert same_member(MEMBER, MEMBER | {"GNG": "EXAMPLE ST BOYS"})
    assert not same_member(MEMBER, other)
    assert not same_member(MEMBER, MEMBER | {"NAM": "MOE, JOAN"})
    assert near_member(MEMBER, other) == "the same person, as of SAMPLE AVENUE KINGS"
    assert not near_member(MEMBER, MEMBER | {"NAM": "MOE, JOAN"})

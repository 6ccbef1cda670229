"""Errors planted by kind: each makes another inquiry about the same person, and nothing that could not be sent."""

from datetime import date
from operator import ne
from random import Random

import pytest

from leads.bench.names import persons
from leads.bench.planted import KINDS, MIX, is_day, mixed, numbered, of_kind, plain, with_errors
from leads.hotfiles.things.person.edits import name_of

PERSONS = persons(400)
DAY = date(2026, 11, 23)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_changes_the_name_or_the_birth_date_and_leaves_what_can_be_sent(kind: str) -> None:
    rng, found = Random(1), list(of_kind(PERSONS, kind, 20, Random(2)))
    assert len(found) == 20
    for at, asked in found:
        person = plain(PERSONS[at])
        dated = kind.startswith("birth")
        assert (asked["DOB"] != person["DOB"], asked["NAM"] != person["NAM"]) == (dated, not dated)
        assert is_day(asked["DOB"])
        assert name_of("NAM")(asked["NAM"][:30], DAY)
    assert list(of_kind(PERSONS, kind, 20, Random(2))) == found
    assert rng.random() == Random(1).random()


def test_nobody_gets_an_error_that_there_is_nothing_for() -> None:
    nobody = [{"NAM": "ROE, X", "DOB": "19881204", "SEX": "F"}]
    assert not list(of_kind(nobody, "hyphen", 5, Random(1)))
    assert not list(of_kind(nobody, "nickname", 5, Random(1)))
    assert list(of_kind(nobody, "married", 5, Random(1)))


def test_so_many_errors_as_asked_and_in_a_mix_mostly_none() -> None:
    rng = Random(3)
    assert with_errors(PERSONS[0], 0, rng) == plain(PERSONS[0])
    assert all(with_errors(one, 3, rng) != plain(one) for one in PERSONS[:50])
    whole = sum(mixed(one, rng) == plain(one) for one in PERSONS)
    assert abs(whole / len(PERSONS) - MIX[0]) < 0.1
    assert sum(MIX.values()) == pytest.approx(1)


def test_a_number_is_asked_where_one_is_on_record_and_at_times_with_one_wrong_digit() -> None:
    rng, asked = Random(4), {"NAM": "DOE, JANE", "DOB": "19881204", "SEX": "F"}
    assert numbered(asked, asked, rng) == asked
    known = asked | {"SOC": "666123456"}
    told = [numbered(known, asked, rng)["SOC"] for _ in range(2_000)]
    wrong = [one for one in told if one != known["SOC"]]
    assert all(one.startswith("666") and sum(map(ne, one, known["SOC"])) == 1 for one in wrong)
    assert 0.02 < len(wrong) / len(told) < 0.06

"""Chances of claims, learned anew: with fewer pairs they are nearly those of the table."""

import pytest

from leads.bench.learn import learn, of_one
from leads.bench.names import persons
from leads.hotfiles.things.person.claims import LEARNED


def test_the_table_is_what_is_learned() -> None:
    found = {one.claim: one for one in learn(persons(2_500), 6_000, 7, size=250)}
    assert list(found) == list(LEARNED)
    for claim, row in LEARNED.items():
        assert found[claim].weight == pytest.approx(row.weight, abs=0.025), claim


def test_how_often_a_claim_stands_in_pairs_of_one_person() -> None:
    doe = {"NAM": "DOE, JANE", "DOB": "19881204"}
    pairs = [(doe, doe), (doe, doe), (doe, doe | {"NAM": "JANE, DOE"}), (doe, doe | {"DOB": "19881205"})]
    found = of_one(pairs)
    assert found["surname-same"] == pytest.approx(3.5 / 5)
    assert found["names-swapped"] == pytest.approx(1.5 / 5)
    assert found["born-day-near"] == pytest.approx(1.5 / 5)

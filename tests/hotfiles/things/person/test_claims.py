"""The table of claims: each weight is that of its chances, and no sum of claims leaves 0 to 1."""

from itertools import groupby

import pytest

from leads.hotfiles.things.person.claims import BY_HAND, CLAIMS, LEARNED, worth
from leads.hotfiles.things.person.commonness import moved
from leads.hotfiles.things.person.names import parse

NOBODY = parse("QQQ, QQQ")


@pytest.mark.parametrize("claim", LEARNED)
def test_a_weight_is_that_of_the_chances_beside_it(claim: str) -> None:
    row = LEARNED[claim]
    assert row.weight == worth(row.one, row.strangers)
    assert 0 < row.strangers <= 1 >= row.one > 0


def test_a_claim_is_learned_or_set_by_hand() -> None:
    assert LEARNED.keys().isdisjoint(BY_HAND)
    assert CLAIMS.keys() == LEARNED.keys() | BY_HAND.keys()


def test_the_rarest_name_with_everything_the_same_adds_up_to_at_most_one() -> None:
    kinds = groupby(sorted(CLAIMS), key=lambda claim: claim.partition("-")[0])
    best = {
        kind: max(CLAIMS[one].weight + moved(one, NOBODY, NOBODY) for one in group if one != "surname-part")
        for kind, group in kinds
    }
    assert sum(best[kind] for kind in ("surname", "given", "others", "suffix", "born", "sex", "race")) <= 1
    assert sum(best[kind] for kind in ("names", "suffix", "born", "sex", "race")) <= 1


def test_a_claim_that_strangers_come_to_more_often_than_one_person_speaks_against() -> None:
    assert CLAIMS["surname-differs"].weight < 0 < CLAIMS["surname-same"].weight
    assert worth(0.5, 0.5) == 0

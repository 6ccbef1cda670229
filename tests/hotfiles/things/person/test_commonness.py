"""What names are worth by how common they are."""

import pytest

from leads.hotfiles.things.person.claims import LEARNED
from leads.hotfiles.things.person.commonness import given_share, moved, moved_most, surname_share
from leads.hotfiles.things.person.names import parse

SMITH, SMYTH, RARE = parse("SMITH, JAMES"), parse("SMYTH, JAIMES"), parse("PENYATEST, PENYA")


def test_a_common_name_says_less_than_a_rare_one() -> None:
    assert surname_share("SMITH") > 100 * surname_share("PENYATEST")
    assert given_share("JAMES") > 100 * given_share("PENYA")
    for claim in ("surname-same", "given-same"):
        assert moved(claim, SMITH, SMITH) < 0 < moved(claim, RARE, RARE)


def test_of_two_names_that_are_alike_the_more_common_one_counts_whichever_was_asked() -> None:
    for claim in ("surname-spelling", "given-spelling"):
        assert moved(claim, SMITH, SMYTH) == moved(claim, SMYTH, SMITH) < moved(claim, SMYTH, SMYTH)


def test_names_that_were_swapped_are_as_common_as_the_names_they_are() -> None:
    straight = moved("surname-same", SMITH, SMITH) + moved("given-same", SMITH, SMITH)
    assert moved("names-swapped", parse("JAMES, SMITH"), SMITH) == round(straight, 2)


def test_of_two_surnames_of_two_parts_the_rarest_common_part_counts() -> None:
    asked, known = parse("SMITH-PENYATEST, ANA"), parse("PENYATEST-JONES, ANA")
    assert moved("surname-part", asked, known) == moved("surname-same", RARE, RARE)


@pytest.mark.parametrize("claim", LEARNED)
@pytest.mark.parametrize("asked", [SMITH, SMYTH, RARE, parse("JAMES, SMITH"), parse("SMITH-PENYATEST, ANN MARIE")])
def test_no_name_on_record_moves_a_claim_further_than_is_said(claim: str, asked: object) -> None:
    for known in (SMITH, SMYTH, RARE, parse("PENYATEST-SMITH, MARIE ANN"), parse("SMITH-PENYATEST, ANN MARIE")):
        if claim != "surname-part" or set(asked.surnames) & set(known.surnames):
            assert moved(claim, asked, known) <= moved_most(claim, asked)

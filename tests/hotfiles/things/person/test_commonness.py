"""What names are worth by how common they are."""

import pytest

from leads.hotfiles.things.person.claims import LEARNED
from leads.hotfiles.things.person.commonness import given_share, moved, moved_most, same_letter, surname_share
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


def total(claims: tuple[str, ...], asked: str, known: str) -> float:
    names = parse(asked), parse(known)
    return sum(LEARNED[claim].weight + moved(claim, *names) for claim in claims)


def test_names_that_only_fit_swapped_say_as_much_as_the_names_they_are() -> None:
    """Nobody is called JAMES by surname and SMITH by given name: who is asked so is some JAMES SMITH, swapped."""
    for surname, given in (("SMITH", "JAMES"), ("SMITH", "PENYA"), ("PENYATEST", "JAMES")):
        straight = total(("surname-same", "given-same"), f"{surname}, {given}", f"{surname}, {given}")
        swapped = total(("names-swapped",), f"{given}, {surname}", f"{surname}, {given}")
        assert swapped == pytest.approx(straight, abs=0.03)


def test_names_that_may_well_stand_as_they_were_asked_say_less_swapped() -> None:
    """Many are called THOMAS and JAMES that way round, so who is asked so need not be JAMES THOMAS swapped."""
    straight = total(("surname-same", "given-same"), "JAMES, THOMAS", "JAMES, THOMAS")
    assert total(("names-swapped",), "THOMAS, JAMES", "JAMES, THOMAS") < straight - 0.05


def test_a_slip_in_swapped_names_takes_something_and_not_all() -> None:
    swapped = total(("names-swapped",), "JAMES, SMITH", "SMITH, JAMES")
    near = total(("names-swapped-near",), "JAMES, SMIHT", "SMITH, JAMES")
    assert swapped - 0.1 < near < swapped


def test_an_initial_that_many_have_says_less_than_a_rare_one() -> None:
    many, few = parse("DOE, J"), parse("DOE, Z")
    assert moved("given-initial", many, parse("DOE, JANE")) < 0 < moved("given-initial", few, parse("DOE, ZOE"))
    assert 0.05 < same_letter() < 0.1


def test_of_two_surnames_of_two_parts_the_rarest_common_part_counts() -> None:
    asked, known = parse("SMITH-PENYATEST, ANA"), parse("PENYATEST-JONES, ANA")
    assert moved("surname-part", asked, known) == moved("surname-same", RARE, RARE)


@pytest.mark.parametrize("claim", LEARNED)
@pytest.mark.parametrize("asked", [SMITH, SMYTH, RARE, parse("JAMES, SMITH"), parse("SMITH-PENYATEST, ANN MARIE")])
def test_no_name_on_record_moves_a_claim_further_than_is_said(claim: str, asked: object) -> None:
    for known in (SMITH, SMYTH, RARE, parse("PENYATEST-SMITH, MARIE ANN"), parse("SMITH-PENYATEST, ANN MARIE")):
        if claim != "surname-part" or set(asked.surnames) & set(known.surnames):
            assert moved(claim, asked, known) <= moved_most(claim, asked)

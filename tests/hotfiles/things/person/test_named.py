"""What two names say to each other, half by half."""

import pytest

from leads.hotfiles.things.person.named import name_claims, swapped_claim
from leads.hotfiles.things.person.names import parse


@pytest.mark.parametrize(
    ("asked", "known", "claims"),
    [
        ("DOE, JANE", "DOE, JANE", ("surname-same", "given-same")),
        ("DOE, JANE ANN", "DOE, JANE ANN", ("surname-same", "given-same", "others-same")),
        ("DOE, JANE A", "DOE, JANE ANN", ("surname-same", "given-same", "others-initial")),
        ("DOE, JANE B", "DOE, JANE ANN", ("surname-same", "given-same", "others-differ")),
        ("DOE, MARYANN", "DOE, MARY ANN", ("surname-same", "given-joined")),
        ("DOE, MAR YANN", "DOE, MARY ANN", ("surname-same", "given-joined")),
        ("DE LACRUZ, ANA", "DELA CRUZ, ANA", ("surname-joined", "given-same")),
        ("DOE, ANN", "DOE, JANE ANN", ("surname-same", "given-other")),
        ("DOE, J", "DOE, JANE", ("surname-same", "given-initial")),
        ("JANE, DOE", "DOE, JANE", ("names-swapped",)),
        ("JANE, DOELING", "DOELIGN, JANE", ("names-swapped-near",)),
        ("DOE, JANE JR", "DOE, JANE", ("surname-same", "given-same", "suffix-missing")),
        ("POE, MARTIN", "DOE, JANE", ("surname-differs", "given-differs")),
    ],
)
def test_claims_of_two_names(asked: str, known: str, claims: tuple[str, ...]) -> None:
    assert name_claims(parse(asked), parse(known)) == claims


@pytest.mark.parametrize(
    ("asked", "known", "claim"),
    [
        ("ANA, X", "XAVER, ANA", ""),  # an initial is no name that was swapped
        ("ANA,", "ROE, ANA", ""),
        ("ANA, ROE", "ROE, ANA", "names-swapped"),
        ("ANA, ROE", "POE, ANA", ""),
        ("ANA, GARCIA", "ROE-GARCIA, ANA", "names-swapped-near"),
    ],
)
def test_swapped_is_who_has_both_names_the_other_way_round(asked: str, known: str, claim: str) -> None:
    assert swapped_claim(parse(asked), parse(known)) == claim

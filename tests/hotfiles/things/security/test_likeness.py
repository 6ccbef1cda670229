"""What owners' names have in common: persons by the rules of persons, companies by their words; and a key with it."""

from itertools import product

import pytest

from leads.hotfiles.things.security.likeness import alike, issuer_claims
from leads.hotfiles.things.security.owners import owner_keys

ALIKE = [
    ("DOE, JANE Q", "DOE, JANE"),
    ("JANE DOE", "DOE, JANE"),
    ("DOE JANE", "DOE, JANE Q"),
    ("JANE, DOE", "DOE, JANE"),
    ("DOE, JOHN", "DOE, JANE OR JOHN"),
    ("DOE, JOHN", "JOHN AND JANE DOE"),
    ("ROE, BOB", "ROE, ROBERT"),
    ("TESTER, JANE", "TESTOR, JANE"),
    ("WARD, JANE", "WRAD, JANE"),
    ("BELLTEST, JANE", "DELLTEST, JANE"),
    ("PENYATEST, JANE", "DE LA PENYATEST, JANE"),
    ("MONOTEST,", "MONOTEST,"),
    ("ANYTOWN BANK", "FIRST NATIONAL BANK OF ANYTOWN"),
    ("1ST NATL BK ANYTOWN", "FIRST NATIONAL BANK OF ANYTOWN"),
    ("FIRST NATIONAL BANK", "THE FIRST NATL BANK INC"),
    ("ANYTOWNE BANK", "ANYTOWN BANK"),
    ("ACME, INC", "ACME"),
    ("3M COMPANY", "3M CO"),
]
NOT_ALIKE = [
    ("DOE, JANE", "DOE, ROBERT"),
    ("DOE, JANE", "ROE, JANE"),
    ("DOE, JOHN", "DAY, JOHN"),
    ("JANE MARIE", "DOE, JANE MARIE"),
    ("ANYTOWN BANK", "SPRINGTEST BANK"),
    ("ANYTOWN BANK", "ANYTOWN HARDWARE"),
    ("FIRST NATIONAL BANK", "FIRST NATIONAL BANK OF ANYTOWN"),
    ("UNKNOWN, JANE", "UNKNOWN, JANE"),
    ("DOE, JANE", "ANYTOWN BANK"),
]


@pytest.mark.parametrize(("asked", "known"), ALIKE)
def test_names_of_one_owner(asked: str, known: str) -> None:
    assert alike(asked, known)
    assert alike(known, asked)


@pytest.mark.parametrize(("asked", "known"), NOT_ALIKE)
def test_names_of_two(asked: str, known: str) -> None:
    assert not alike(asked, known)
    assert not alike(known, asked)


def test_names_that_are_alike_share_a_key() -> None:
    names = {one for pair in (*ALIKE, *NOT_ALIKE) for one in pair}
    missed = [pair for pair in product(names, names) if alike(*pair) and not owner_keys(pair[0]) & owner_keys(pair[1])]
    assert missed == []


def test_it_is_said_of_the_owner() -> None:
    assert alike("JANE, DOE", "DOE, JANE")[0].words == "owner's surname and given name are swapped"
    assert [one.words for one in alike("TESTOR, JANE", "TESTER, JANE")] == [
        "owner's surname is spelled nearly the same: TESTER on record",
        "owner's given name is the same",
    ]


def test_a_son_is_told_from_his_father() -> None:
    assert "suffix differs" in " ".join(one.words for one in alike("DOE, JOHN JR", "DOE, JOHN SR"))


@pytest.mark.parametrize(
    ("asked", "known", "claims"),
    [
        ("EXAMPLE TRUST CO", "EXAMPLE TRUST COMPANY", ["same"]),
        ("EXAMPLE TRUST", "EXAMPLE TRUST OF ANYTOWN", ["near"]),
        ("SAMPLTON TRUST", "SAMPLETON TRUST", ["near"]),
        ("EXAMPLE TRUST", "OTHER EXPRESS", ["differs"]),
        ("", "EXAMPLE TRUST", []),
    ],
)
def test_issuers(asked: str, known: str, claims: list[str]) -> None:
    assert list(issuer_claims(asked, known)) == claims

"""Owners' names: who is a person, which words of a company count, and the keys of each."""

import pytest

from leads.hotfiles.things.security.owners import is_company, owner_keys, persons, telling, words


@pytest.mark.parametrize(
    ("owner", "company"),
    [
        ("DOE, JANE Q", False),
        ("BANK, JOHN", False),
        ("NA, SOO", False),
        ("JANE DOE", False),
        ("ACME, INC", True),
        ("FIRST NATIONAL BANK, ANYTOWN", True),
        ("ANYTOWN CU", True),
        ("SMITH, JONES AND CO", True),
    ],
)
def test_a_company_is_told_by_its_words(owner: str, company: bool) -> None:
    assert is_company(owner) is company
    assert bool(persons(owner)) is not company


@pytest.mark.parametrize(
    ("owner", "named"),
    [
        ("DOE, JANE Q", ["DOE JANE"]),
        ("JANE Q DOE", ["DOE JANE", "JANE Q"]),
        ("DOE, JANE OR JOHN", ["DOE JANE", "DOE JOHN"]),
        ("DOE, JANE & ROE, JOHN", ["DOE JANE", "ROE JOHN"]),
        ("MONOTEST,", []),
        ("SMITH AND WESSON", []),
        ("3M COMPANY", []),
    ],
)
def test_the_persons_that_a_name_may_stand_for(owner: str, named: list[str]) -> None:
    assert [f"{one.surname} {one.given}" for one in persons(owner)] == named


def test_of_a_company_s_words_short_ones_are_written_out_and_its_form_is_none() -> None:
    assert words("THE 1ST NATL BK OF ANYTOWN, NA") == words("FIRST NATIONAL BANK ANYTOWN")
    assert words("ANYTOWN CU") == words("CREDIT UNION OF ANYTOWN")
    assert words("THE CO") == {"THE", "CO"}
    assert telling(words("FIRST NATIONAL BANK ANYTOWN")) == {"ANYTOWN"}
    assert telling(words("FIRST NATIONAL BANK")) == {"FIRST", "NATIONAL", "BANK"}


def test_every_name_has_a_key_and_no_company_is_looked_for_by_bank() -> None:
    for owner in ("DOE, JANE", "JANE DOE", "FIRST NATIONAL BANK", "3M COMPANY", "MONOTEST,", "A & B", "123 LLC"):
        assert owner_keys(owner), owner
    assert not owner_keys("ANYTOWN BANK") & owner_keys("SPRINGTEST BANK")

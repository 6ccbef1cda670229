"""Kinds of security: which denomination goes with which type, which take no issuer, which are taken for each other."""

import pytest

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.security.kinds import (
    CURRENCY,
    ORDERS,
    TREASURY,
    denominations,
    is_issued,
    may_be_one,
    takes_no_issuer,
)


@pytest.mark.parametrize(
    ("kind", "worth", "fits"),
    [
        ("FR", "20", True),
        ("FR", "3", False),
        ("FR", "25", False),
        ("FR", "100000", False),
        ("NB", "2", False),
        ("SB", "75", True),
        ("SB", "5", False),
        ("TB", "1000000", True),
        ("TB", "100", False),
        ("BL", "15000", True),
        ("BL", "995000", True),
        ("BL", "14000", False),
        ("BL", "12500", False),
        ("TB", "15000", False),
        ("MO", "137", True),
        ("CS", "7", True),
        ("TC", "20", True),
    ],
)
def test_a_denomination_goes_with_its_type(kind: str, worth: str, fits: bool) -> None:
    assert is_issued(kind, worth) is fits


def test_treasury_bills_have_as_many_further_values_as_their_source() -> None:
    further = [
        worth for worth in range(1, 1_000_000) if is_issued("BL", str(worth)) and worth not in denominations("BL")
    ]
    assert (len(further), further[0], further[-1]) == (196, 15_000, 995_000)


def test_a_type_that_the_table_lacks_takes_any_number() -> None:
    assert denominations("MO") == ()
    assert denominations("NB") == (5, 10, 20, 50, 100)


def test_every_type_that_is_named_there_is() -> None:
    assert set(CODES["TYPS"]) >= CURRENCY | TREASURY | ORDERS
    assert {kind for kind in CODES["TYPS"] if denominations(kind)} <= CURRENCY | TREASURY


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("FR", "UN", True),
        ("SB", "BD", True),
        ("MO", "TC", True),
        ("FR", "MO", False),
        ("AO", "FR", True),
        ("X", "X", True),
    ],
)
def test_types_of_one_sort_are_taken_for_each_other(one: str, other: str, alike: bool) -> None:
    assert may_be_one(one, other) is may_be_one(other, one) is alike


def test_currency_and_treasury_issues_take_no_issuer() -> None:
    assert [kind for kind in ("FR", "SB", "PM", "MO", "CS", "GG") if takes_no_issuer({"TYP": kind})] == [
        "FR",
        "SB",
        "PM",
    ]

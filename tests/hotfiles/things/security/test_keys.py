"""The keys under which a security is found, and that whatever answers shares one."""

from itertools import product

import pytest

from leads.hotfiles.things.article.keys import record_keys as keys_of_an_article
from leads.hotfiles.things.person.keys import record_keys as keys_of_a_person
from leads.hotfiles.things.security.compare import match_security
from leads.hotfiles.things.security.keys import asked_keys, record_keys, searches
from leads.messages.fields import DEFAULTS

NOTE = {"TYP": "FR", "SER": "L12345678A", "DEN": "20", "OWN": "DOE, JANE Q", "SOC": "666123456"}
NUMBERS = (
    "L12345678A", "12345678A", "L12345678", "12345678", "ML12345678A", "LI2345678A", "L1234567BA", "5678A", "45678",
    "B12345678A", "L12345678B", "C123456789EE", "C123456789", "123456789", "12345", "L12345", "L12345A", "9",
    "O1234567", "01234567", "AB1234567",
)  # fmt: skip


@pytest.mark.parametrize(
    "asked",
    [
        {"SER": "L12345678A"},
        {"SER": "12345678"},
        {"SER": "LI2345678A"},
        {"TYP": "FR", "OWN": "JANE DOE"},
        {"SOC": "666123456"},
    ],
)
def test_a_note_is_found_by_its_number_its_owner_and_the_owner_s(asked: dict[str, str]) -> None:
    assert record_keys(NOTE) & set(asked_keys(asked, DEFAULTS))


def test_an_owner_alone_is_not_searched() -> None:
    assert asked_keys({"OWN": "DOE, JANE", "DEN": "20"}, DEFAULTS) == asked_keys({"TYP": "FR"}, DEFAULTS) == ()
    assert list(searches(("OWN", "DEN"))) == []
    assert list(searches(("SER", "TYP", "OWN", "SOC"))) == [("TYP", "SER"), ("TYP", "OWN"), ("SOC",)]
    assert list(searches(("SER", "DEN"))) == [("SER",)]


@pytest.mark.parametrize("kind", ["FR", "SB"])
def test_whatever_number_answers_shares_a_key(kind: str) -> None:
    for asked, known in product(NUMBERS, NUMBERS):
        record = NOTE | {"SER": known, "TYP": kind}
        if match_security({"SER": asked}, record):
            assert record_keys(record) & set(asked_keys({"SER": asked}, DEFAULTS)), (asked, known)


def test_no_key_is_another_thing_s() -> None:
    person = keys_of_a_person({"NAM": "DOE, JANE Q", "DOB": "19881204", "SOC": "666123456"})
    assert not record_keys(NOTE) & (person | keys_of_an_article({"SER": "L12345678A"}))

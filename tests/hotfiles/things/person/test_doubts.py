"""What is accepted of a person, but read once more."""

from datetime import date

import pytest

from leads.hotfiles.things.person.doubts import age, born_doubts, juvenile_below, moniker_doubts, number_doubts
from leads.rules.numbers import number

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(("born", "years"), [("19881123", 38), ("19881124", 37), ("20261123", 0)])
def test_whole_years_of_age(born: str, years: int) -> None:
    assert age(born, TODAY) == years


def test_a_missing_birth_date_and_a_very_old_person_are_doubted() -> None:
    oldest = TODAY.year - number("person.warn_age_years")
    assert list(born_doubts({"DOB": f"{oldest}1123"}, TODAY)) == []
    [old] = born_doubts({"DOB": f"{oldest - 1}1123"}, TODAY)
    assert f"{TODAY.year - oldest + 1} years old" in old
    [none] = born_doubts({}, TODAY)
    assert "name only" in none


def test_a_social_security_number_that_was_never_issued_is_doubted() -> None:
    [said] = number_doubts({"SOC": "666123456"})
    assert "never issued" in said
    assert list(number_doubts({"SOC": ""})) == []


def test_an_alias_without_a_given_name_is_doubted() -> None:
    [said] = moniker_doubts({"AKA": "ROE, JANE; LIL BEAR,"})
    assert "AKA/LIL BEAR, has no given name" in said
    assert list(moniker_doubts({"AKA": "ROE, JANE"})) == list(moniker_doubts({})) == []


def test_unconfirmed_a_juvenile_is_below_eighteen() -> None:
    assert juvenile_below() == 18

"""The code tables: there, whole, and helpful about a wrong code."""

import pytest

from leads.hotfiles.codes import CODES, meaning, nearest
from leads.hotfiles.registry import MEANINGS


@pytest.mark.parametrize("name", list(CODES))
def test_every_table_has_codes_with_meanings(name: str) -> None:
    assert CODES[name]
    assert all(code and words.strip() for code, words in CODES[name].items())


@pytest.mark.parametrize(
    ("name", "count"), [("OFF", 464), ("VST", 145), ("CMC", 18), ("EXL", 12), ("MNU", 18), ("LIS", 109), ("VCO", 32)]
)
def test_tables_are_as_long_as_their_source(name: str, count: int) -> None:
    assert len(CODES[name]) == count


@pytest.mark.parametrize("code", ["NB", "GM", "MM", "CD", "PQ", "NK", "US", "YY"])
def test_states_are_the_field_s_codes_and_not_the_postal_ones(code: str) -> None:
    assert code in CODES["LIS"]
    assert "NE" not in CODES["LIS"]


def test_every_field_with_codes_has_its_table() -> None:
    assert all(CODES[field.codes] for fields in MEANINGS.values() for field in fields if field.codes)


def test_a_wrong_code_finds_what_was_meant() -> None:
    assert nearest("VCO", "crimson red")[0] == ("RED", "Red")
    assert ("CHEV", "Chevrolet") in nearest("VMA", "chevy")
    assert nearest("VCO", "qqqq") == ()


def test_meaning_of_an_unknown_code_is_the_code() -> None:
    assert meaning("LIS", "IL") == "Illinois"
    assert meaning("LIS", "Q9") == "Q9"
    with pytest.raises(KeyError):
        CODES["NOSUCH"]

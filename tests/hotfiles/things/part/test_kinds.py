"""Categories of part that the file treats apart."""

import pytest

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.part.kinds import NEED_A_BRAND, PAPERS, VIN_PLATE, bears_a_vehicles_number, brand_code


@pytest.mark.parametrize(("code", "bears"), [("CT", True), ("CF", True), ("VP", True), ("PP", False), ("EN", False)])
def test_papers_and_vin_plates_bear_a_vehicles_number(code: str, bears: bool) -> None:
    assert bears_a_vehicles_number({"CAT": code}) is bears
    assert not bears_a_vehicles_number({})


def test_the_codes_are_of_the_table() -> None:
    assert {*PAPERS, VIN_PLATE, *NEED_A_BRAND} <= set(CODES["CAT"])
    assert len(CODES["CAT"]) == 207


def test_a_brand_with_words_is_one_brand() -> None:
    assert brand_code({"BRA": "MERC MERCURY"}) == "MERC"
    assert brand_code({}) == ""

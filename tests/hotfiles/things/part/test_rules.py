"""A part bears a number, and what has a maker is not entered as of any brand."""

import pytest

from leads.hotfiles.things.part.rules import brand_fits, numbered
from leads.rules.refused import Refused


def test_a_part_bears_a_number() -> None:
    numbered({"SER": "1"})
    numbered({"OAN": "1"})
    with pytest.raises(Refused, match="serial number or an owner-applied number"):
        numbered({})


def test_an_engine_has_a_brand_and_wheels_need_none() -> None:
    brand_fits({"BRA": "PART", "CAT": "WH"})
    brand_fits({"BRA": "CHEV", "CAT": "EN"})
    with pytest.raises(Refused) as said:
        brand_fits({"BRA": "PART", "CAT": "EN"})
    assert said.value.field == "CAT"

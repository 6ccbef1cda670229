"""How the brand of a part and the power of an engine are read."""

from datetime import date

import pytest

from leads.hotfiles.things.part.edits import brand, power
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("raw", "value"), [("merc", "MERC"), ("PART", "PART"), ("merc  mercury", "MERC MERCURY"), ("3M", "3M")]
)
def test_brands(raw: str, value: str) -> None:
    assert brand(raw, TODAY) == brand(value, TODAY) == value


@pytest.mark.parametrize("raw", ["UNKNOWN", "NONE", "M", "M" * 25, "M?RC"])
def test_what_is_no_brand(raw: str) -> None:
    with pytest.raises(Refused) as no:
        brand(raw, TODAY)
    assert no.value.field == "BRA"


@pytest.mark.parametrize(
    ("raw", "value"), [("150 hp", "150HP"), ("350CI", "350CI"), ("5.7L", "5.7L"), ("9.9HP", "9.9HP")]
)
def test_unconfirmed_power_is_a_number_and_its_unit(raw: str, value: str) -> None:
    assert power(raw, TODAY) == power(value, TODAY) == value


@pytest.mark.parametrize("raw", ["HP", "1500HP", "V8", "150-HP"])
def test_what_is_no_power(raw: str) -> None:
    with pytest.raises(Refused) as no:
        power(raw, TODAY)
    assert no.value.field == "EPD"

"""Serial numbers as people write them: just inside and just outside."""

from datetime import date

import pytest

from leads.hotfiles.things.serial.fields import OAN, SER
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)
INSIDE = [
    ("tst 369-257", "TST369257"),
    ("(12) 345:67", "1234567"),
    ("#4711", "4711"),
    ("A" + "1" * 19, "A" + "1" * 19),
    ("1", "1"),
    ("SN12345", "SN12345"),
    ("NO12345", "NO12345"),
    ("5555", "5555"),
]
OUTSIDE = ["A" + "1" * 20, "", "--", "0", "000", "AAAA", "unknown", "none", "12?45", "ÄB12"]
UNCLEAR = [
    ("AB/BD", "ABBD"),
    ("12,345.67", "1234567"),
    ("S/N 12345", "12345"),
    ("Ser. No. 12-345", "12345"),
    ("serial number: K55", "K55"),
    ("no. 77", "77"),
]


@pytest.mark.parametrize(("raw", "value"), INSIDE)
def test_just_inside(raw: str, value: str) -> None:
    for field in (SER, OAN):
        assert field.read(raw, DAY) == value
        assert field.read(value, DAY) == value


@pytest.mark.parametrize("raw", OUTSIDE)
def test_just_outside(raw: str) -> None:
    for field in (SER, OAN):
        with pytest.raises(Refused) as no:
            field.read(raw, DAY)
        assert no.value.field == field.code
        assert field.read(no.value.example, DAY)


@pytest.mark.parametrize(("raw", "value"), UNCLEAR)
def test_a_word_in_front_or_a_sign_that_may_part_two_numbers_is_asked_about(raw: str, value: str) -> None:
    with pytest.raises(Refused) as no:
        SER.read(raw, DAY)
    assert no.value.code == "field-unclear"
    assert f"SER/{value}" in no.value.cure

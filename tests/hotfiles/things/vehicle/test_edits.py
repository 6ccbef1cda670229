"""Plates, vehicle numbers, makes, models, colors: just inside and just outside."""

import pytest

from leads.hotfiles.registry import MESSAGE_KEYS
from leads.rules.refused import Refused
from tests.hotfiles.declare.reading import TODAY, is_read, is_refused

INSIDE = [
    ("LIC", "tst-12 34", "TST1234"),
    ("LIC", "A123456789", "A123456789"),
    ("LIC", "1", "1"),
    ("LIY", "2036", "2036"),
    ("LIY", "nx", "NX"),
    ("VYR", "2027", "2027"),
    ("VIN", "1M8GDM9AXKP042788", "1M8GDM9AXKP042788"),
    ("VIN", "11111111111111111", "1" * 17),
    ("VIN", "A" * 10 + "1" * 10, "A" * 10 + "1" * 10),
    ("VMA", "toyota", "TOYT"),
    ("VMA", "Home-made trailer", "HOME-MADE TRAILER"),
    ("VMO", "ACUR-ATL", "ATL"),
    ("VCO", "whi/blu", "WHI/BLU"),
    ("VCO", "mul/col", "MUL/COL"),
]


@pytest.mark.parametrize(("code", "raw", "value"), INSIDE)
def test_just_inside(code: str, raw: str, value: str) -> None:
    is_read(code, raw, value)


OUTSIDE = [
    ("LIC", "A1234567890"),
    ("LIC", "unknown"),
    ("LIC", "TST*"),
    ("LIC", "TST12?4"),
    ("LIY", "2037"),
    ("LIY", "27"),
    ("VYR", "2028"),
    ("VYR", "NX"),
    ("VIN", "0"),
    ("VIN", "0" * 17),
    ("VIN", "A"),
    ("VIN", "AAAA"),
    ("VIN", "A1" * 10 + "A"),
    ("VIN", "UNKNOWN"),
    ("OAN", "NONE"),
    ("VMA", "T"),
    ("VMA", "T" + "O" * 24),
    ("VMO", "CAMRY"),
    ("VMO", "C"),
    ("VMO", "TK-ATL"),
    ("VIN", "KP042788/IL"),
    ("VCO", "RED/WHI/BLU"),
    ("VCO", "MUL/COL/RED"),
    ("VCO", "CRI"),
]


@pytest.mark.parametrize(("code", "raw"), OUTSIDE)
def test_just_outside(code: str, raw: str) -> None:
    is_refused(code, raw)


def test_an_inquiry_s_plate_year_is_not_over_and_its_plate_may_have_unknown_signs() -> None:
    asked = {use.field.code: use.field for use in MESSAGE_KEYS["QV"].uses}
    assert asked["LIY"].read("2026", TODAY) == "2026"
    with pytest.raises(Refused):
        asked["LIY"].read("2025", TODAY)
    assert asked["LIC"].read("tst1?3?", TODAY) == "TST1?3?"
    for raw in ("T?T?2?4", "A?1", "??"):
        with pytest.raises(Refused):
            asked["LIC"].read(raw, TODAY)

"""Makes, calibers and types of guns: just inside and just outside."""

from datetime import date

import pytest

from leads.hotfiles.things.gun.fields import CAL, MAK, TYP
from leads.messages.fields import Field
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)
INSIDE = [
    (MAK, "sw", "SW"),
    (MAK, "ZZZ", "ZZZ"),
    (MAK, "zzz  Home & Shop", "ZZZ HOME & SHOP"),
    (MAK, "ABC " + "X" * 19, "ABC " + "X" * 19),
    (CAL, ".380", "380"),
    (CAL, "7.62", "762"),
    (CAL, "7.62 mm", "762"),
    (CAL, "7.62MM", "762"),
    (CAL, "9 mm", "9"),
    (CAL, ".30-06", "3006"),
    (CAL, "9", "9"),
    (TYP, "pi", "PI"),
    (TYP, "Z", "Z"),
    (TYP, "PG", "PG"),
]
OUTSIDE = [
    (MAK, "S"),
    (MAK, "GLOCK"),
    (MAK, "AAA"),
    (MAK, "ABC " + "X" * 20),
    (CAL, "39"),
    (CAL, "1.0"),
    (CAL, "4.5"),
    (CAL, "9.0"),
    (CAL, "10."),
    (CAL, "22 mm"),
    (CAL, "3.80"),
    (CAL, ""),
    (TYP, "IP!"),
    (TYP, "WR"),
    (TYP, "PZ"),
    (TYP, "PIA"),
    (TYP, ""),
]


@pytest.mark.parametrize(("field", "raw", "value"), INSIDE)
def test_just_inside(field: Field, raw: str, value: str) -> None:
    assert field.read(raw, DAY) == field.read(value, DAY) == value


@pytest.mark.parametrize(("field", "raw"), OUTSIDE)
def test_just_outside(field: Field, raw: str) -> None:
    with pytest.raises(Refused) as no:
        field.read(raw, DAY)
    assert no.value.field == field.code
    assert field.read(no.value.example, DAY)


@pytest.mark.parametrize(("field", "raw"), [(TYP, "BB"), (TYP, "bb gun"), (CAL, "BB"), (TYP, "Paintball")])
def test_bb_and_paint_guns_are_articles(field: Field, raw: str) -> None:
    with pytest.raises(Refused, match="they are articles"):
        field.read(raw, DAY)

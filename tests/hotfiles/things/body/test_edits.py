"""Ranges, body parts and the fingerprints of the dead: what is read, and what is refused."""

from datetime import date

import pytest

from leads.hotfiles.things.body import fields as b
from leads.hotfiles.things.body.edits import low_high
from leads.messages.fields import Field
from leads.rules.refused import Refused

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("field", "raw", "read"),
    [
        (b.HGT, "506510", "506510"),
        (b.HGT, "506-510", "506510"),
        (b.HGT, " 506 to 510 ", "506510"),
        (b.HGT, "506", "506506"),
        (b.WGT, "140180", "140180"),
        (b.WGT, "050", "050050"),
        (b.EYB, "1970 1985", "19701985"),
        (b.EYB, "20262026", "20262026"),
        (b.BPS, "all", "ALL"),
        (b.BPS, "NNR RSS", "NNRRSS"),
        (b.FPC, "121011CO14 1159TTCINA", "121011CO141159TTCINA"),
    ],
)
def test_what_is_read(field: Field, raw: str, read: str) -> None:
    assert field.read(raw, TODAY) == read
    assert field.read(read, TODAY) == read


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        (b.HGT, "510506"),
        (b.HGT, "506512"),
        (b.HGT, "506800"),
        (b.HGT, "5065"),
        (b.WGT, "049060"),
        (b.EYB, "19701969"),
        (b.EYB, "19702027"),
        (b.EYB, "1970 OR SO"),
        (b.BPS, "AL"),
        (b.BPS, "NNQ"),
        (b.FPC, "121011CO141159TTCI"),
        (b.FPC, "121011CO141159TTCIZZ"),
    ],
)
def test_what_is_not(field: Field, raw: str) -> None:
    with pytest.raises(Refused) as no:
        field.read(raw, TODAY)
    assert no.value.field == field.code
    assert field.read(no.value.example or "", TODAY)


def test_a_range_is_two_numbers() -> None:
    assert low_high("19701985") == (1970, 1985)
    assert low_high("050165") == (50, 165)

"""Types of articles: just inside and just outside, and the plain words that people type for them."""

from datetime import date

import pytest

from leads.hotfiles.codes import CODES
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.hotfiles.things.article.edits import _words
from leads.hotfiles.things.article.fields import BRA, TYP
from leads.messages.fields import Field
from leads.rules.refused import Refused

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (TYP, "bbicycl", "BBICYCL"),
        (TYP, "YX", "YX"),
        (TYP, "r televi", "RTELEVI"),
        (BRA, "schwi", "SCHWI"),
        (BRA, "3M", "3M"),
    ],
)
def test_just_inside(field: Field, raw: str, value: str) -> None:
    assert field.read(raw, DAY) == field.read(value, DAY) == value


@pytest.mark.parametrize(
    ("field", "raw"),
    [
        (TYP, "B"),
        (TYP, "BBICYCLE"),
        (TYP, "AAPPLE"),
        (TYP, "NNOTE"),
        (TYP, "B1CYCLE"),
        (TYP, ""),
        (BRA, "A"),
        (BRA, "SCHWINN"),
    ],
)
def test_just_outside(field: Field, raw: str) -> None:
    with pytest.raises(Refused) as no:
        field.read(raw, DAY)
    assert no.value.field == field.code
    assert field.read(no.value.example, DAY)


@pytest.mark.parametrize(
    ("raw", "meant"), [("tablet", "DTABLET"), ("TV", "RTV"), ("Television", "RTELEVI"), ("laptop", "DLAPTOP")]
)
def test_a_plain_word_is_asked_about_and_no_tablet_is_a_toxic_chemical(raw: str, meant: str) -> None:
    with pytest.raises(Refused) as no:
        TYP.read(raw, DAY)
    assert (no.value.code, no.value.example) == ("field-unclear", meant)
    assert f"TYP/{meant}" in str(no.value.cure)


def test_every_plain_word_is_of_a_kind_and_its_cure_is_taken() -> None:
    kinds = {word: kind for word, kind in _words().items() if len(kind) == 1}
    assert set(kinds.values()) <= set(CODES["ATYP"])
    for word, kind in kinds.items():
        assert TYP.read(kind + word[:6], DAY)


@pytest.mark.parametrize(("raw", "key"), [("pistol", "EG"), ("Boat", "EB"), ("trailer", "EV"), ("cash", "ES")])
def test_what_has_a_file_of_its_own_is_no_article(raw: str, key: str) -> None:
    with pytest.raises(Refused) as no:
        TYP.read(raw, DAY)
    assert f"Enter it with {key}." in str(no.value.cure)
    assert {kind for kind in _words().values() if len(kind) > 1} <= set(MESSAGE_KEYS)

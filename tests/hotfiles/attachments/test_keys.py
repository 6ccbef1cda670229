"""The fields of images in messages: bytes in base64, and nothing of them said again."""

from __future__ import annotations

from base64 import b64encode
from datetime import date

import pytest

from leads.hotfiles.attachments.keys import IMG, IMN, content_of, size_in_words
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.rules.refused import Refused
from tests.hotfiles.attachments.made import png

DAY = date(2026, 11, 23)


def test_bytes_come_back_as_they_went_in_whatever_stands_between() -> None:
    packed = b64encode(png()).decode()
    assert content_of(IMG.read(packed, DAY)) == png()
    assert IMG.read(f" {packed[:20]} \r\n {packed[20:]}\t", DAY) == packed
    assert IMG.read(IMG.read(packed, DAY), DAY) == packed
    assert size_in_words(packed) == f"{len(png())} bytes"


@pytest.mark.parametrize(
    "raw", ["", "=", "AAA", "A===", "iVBOR$w0KGgo=", "–", "AAAA=AAA", "data:image/png;base64,AAAA"]
)
def test_what_is_no_base64_is_refused_and_not_said_again(raw: str) -> None:
    with pytest.raises(Refused) as no:
        IMG.read(raw, DAY)
    assert (no.value.code, no.value.field) == ("field-wrong", "IMG")
    assert not raw or raw not in f"{no.value.sentence} {no.value.cure}"


def test_no_more_than_any_state_may_set_is_read() -> None:
    assert len(IMG.read("A" * IMG.most, DAY)) == IMG.most
    with pytest.raises(Refused) as no:
        IMG.read("A" * (IMG.most + 4), DAY)
    assert "AAAA" not in no.value.sentence


def test_an_images_number_is_one() -> None:
    assert IMN.read("i990000001", DAY) == "I990000001"
    for raw in ("W990000001", "I99", "I99000000X", "I99000000000000000001", "../I990000001"):
        with pytest.raises(Refused):
            IMN.read(raw, DAY)


def test_images_stand_beside_records_of_any_file() -> None:
    for key in ("EIM", "MII", "XIM", "QII"):
        assert MESSAGE_KEYS[key].files == tuple(FILES)

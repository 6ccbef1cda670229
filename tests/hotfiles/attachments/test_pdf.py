"""A PDF that is a paper and no program."""

from __future__ import annotations

import zlib

import pytest

from leads.hotfiles.attachments import pdf as reader
from leads.hotfiles.attachments.pdf import must_be_paper
from leads.rules.refused import Refused
from tests.hotfiles.attachments.made import objects, pdf


def code(content: bytes) -> str:
    try:
        must_be_paper(content)
    except Refused as no:
        return no.code
    return ""


@pytest.mark.parametrize(
    "catalog",
    [
        b"/OpenAction <</S /JavaScript /JS (app.alert(1))>>",
        b"/OpenAction <</S /#4AavaScript /JS (app.alert(1))>>",
        b"/OpenAction <</S /J#61v#61Script>>",
        b"/OpenAction <</S /Launch /F (cmd.exe)>>",
        b"/Names <</EmbeddedFiles 5 0 R>>",
        b"/A <</S/SubmitForm/F(https://example.invalid)>>",
        b"/AcroForm <</XFA [(x) 4 0 R]>>",
        b"/A <</S /GoToR /F (other.pdf)>>",
    ],
)
def test_whatever_acts_is_named_and_refused(catalog: bytes) -> None:
    assert code(pdf(catalog=catalog)) == "file-acts"
    assert code(pdf(more=objects(b"4 0 <<" + catalog + b">>"))) == "file-acts"


@pytest.mark.parametrize("catalog", [b"/OpenAction [3 0 R /Fit]", b"/Lang (en) /JavaScripts 1", b"/A <</S /URI>>"])
def test_a_place_to_begin_a_link_and_a_name_like_it_are_fine(catalog: bytes) -> None:
    assert code(pdf(catalog=catalog)) == ""


def test_a_name_over_two_pieces_is_found() -> None:
    for room in range(reader._STEP - 20, reader._STEP + 20):
        assert code(pdf(more=objects(b"4 0 " + b" " * room + b"<</S /JavaScript /JS (x)>>"))) == "file-acts", room


def test_locked_or_not_seen_through() -> None:
    assert code(pdf(catalog=b"/Encrypt 5 0 R")) == "file-locked"
    assert code(pdf(more=objects(b"4 0 <<>>", b"/DecodeParms <</Predictor 12>> "))) == "file-acts"
    assert (
        code(pdf(more=objects(b"4 0 <<>>").replace(b"/FlateDecode", b"[/ASCII85Decode /FlateDecode]"))) == "file-acts"
    )


def test_a_picture_inside_may_be_large_and_objects_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_UNPACKED", 100_000)
    picture = b"5 0 obj <</Subtype /Image /Filter /FlateDecode>>\nstream\n%s\nendstream endobj\n"
    assert code(pdf(more=picture % zlib.compress(b"\xff" * 1_000_000))) == ""
    assert code(pdf(more=objects(b"4 0 " + b" " * 90_000))) == ""
    assert code(pdf(more=objects(b"4 0 " + b" " * 100_000))) == "file-acts"


def test_parts_without_end_are_not_looked_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_STREAMS", 3)
    assert code(pdf(more=b"%\nstream\n" * 4)) == ""
    assert code(pdf(more=b"%\nstream\n" * 5)) == "file-acts"


@pytest.mark.parametrize("end", [b"%%EOF", b"%%EOF\r\n", b"%%EOF\n\0\0"])
def test_it_ends_with_its_end(end: bytes) -> None:
    assert code(pdf(end=end)) == ""


@pytest.mark.parametrize("head", [b"%PDF-1.8\n", b"%PDF-3.0\n", b"%PDF-<html>", b"%PDF-1.7<script>"])
def test_it_says_its_version_and_nothing_else(head: bytes) -> None:
    assert code(head + pdf()[9:]) == "file-cut-short"

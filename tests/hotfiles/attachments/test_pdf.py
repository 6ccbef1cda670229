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


SCRIPT = b"4 0 <</S /JavaScript /JS (x)>>"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"/FlateDecode", b"[/FlateDecode /FlateDecode]"),
        (b"/FlateDecode", b"[/FlateDecode /Fl#61teDecode]"),
        (b"/FlateDecode", b"8 0 R"),
        (b"/Filter /FlateDecode", b""),
        (b"/FlateDecode", b"/FlateDecode /Filter 8 0 R"),
        (b"/FlateDecode", b"/FlateDecode /DecodeParms 8 0 R"),
        (b"/Type /ObjStm", b"/X ( obj <<) /Type /ObjStm"),
        (b"/Type /ObjStm", b"/Type /ObjStm /X ( obj)"),
        (b"/Type /ObjStm", b"% 8 0 obj <<\n/Type /ObjStm"),
    ],
)
def test_packed_objects_say_plainly_that_they_are_packed_once(was: bytes, now: bytes) -> None:
    """Each could hide a script from whoever unpacks it once; the same part said plainly is taken."""
    part = objects(b"4 0 <<>>")
    assert was in part
    assert code(pdf(more=part.replace(was, now))) == "file-acts"
    plain = part.replace(b"/FlateDecode", b"[ /Fl#61teDecode ]")
    assert code(pdf(more=plain)) == ""


@pytest.mark.parametrize(("was", "now"), [(b"/Type /ObjStm", b"/Type 8 0 R"), (b"9 0 obj", b"9 0\nobj")])
def test_packed_objects_that_begin_oddly_are_seen_through(was: bytes, now: bytes) -> None:
    for inside in (b" " * 70_000 + SCRIPT, zlib.compress(SCRIPT)):
        assert code(pdf(more=objects(inside).replace(was, now))) == "file-acts"
    kind = b"8 0 obj /ObjStm endobj\n"
    assert code(pdf(more=kind + objects(b"4 0 <<>>"))) == "file-acts", "it is said where no part is"


@pytest.mark.parametrize("inside", [b"", b" " * 70_000, b" " * 70_000 + b"x", zlib.compress(SCRIPT), b"<<>>"])
def test_packed_objects_begin_with_their_table(inside: bytes) -> None:
    assert code(pdf(more=objects(inside))) == "file-acts"


@pytest.mark.parametrize("kind", [b"/Type /ObjStm ", b""])
def test_a_part_with_objects_is_looked_through_behind_blanks_whatever_it_is_called(kind: bytes) -> None:
    part = objects(b" " * 70_000 + SCRIPT).replace(b"/Type /ObjStm ", kind)
    assert code(pdf(more=part)) == "file-acts"
    assert code(pdf(more=part.replace(b"/N 1 /First 4", b"/N 1"))) == ("file-acts" if kind else "")


def test_packed_objects_unpack_to_their_end() -> None:
    """What is lost here for a wrong sum at the end, another program shows."""
    good = zlib.compress(b"4 0 <<>>")
    assert code(pdf(more=objects(b"4 0 <<>>").replace(good, good[:-1] + b"\0"))) == "file-acts"
    assert code(pdf(more=objects(b"4 0 <<>>").replace(good, good[:-4]))) == "file-acts"


def test_a_part_far_from_where_its_object_begins_is_refused() -> None:
    for room, said in ((reader._HEAD - 30, ""), (reader._HEAD + 1, "file-acts")):
        assert code(pdf(more=b"9 0 obj <<%s>>stream\nx\nendstream endobj\n" % (b" " * room))) == said, room


def test_what_is_looked_at_before_a_part_does_not_grow_with_the_file() -> None:
    """Work, not time: the slice before each of many parts, with no object near and with one."""

    class Counted(bytes):
        looked = 0

        def rfind(self, what: bytes, start: int = 0, end: int = 0) -> int:  # type: ignore[override]
            Counted.looked += end - start
            return super().rfind(what, start, end)

    far = Counted(b"1 0 obj " + b"x" * 8000 + b"stream\n" * 500)
    with pytest.raises(Refused):
        list(reader._unpacked(far))
    assert Counted.looked <= reader._HEAD
    Counted.looked = 0
    near = Counted(b"1 0 obj <<>> stream\n" * 5000)
    assert list(reader._unpacked(near)) == []
    assert 0 < Counted.looked <= 5000 * reader._HEAD


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

"""What a file is, by its bytes: whatever it is called, of one kind, whole, and not too large."""

from __future__ import annotations

import random
from hashlib import sha256

import pytest

from leads.hotfiles.attachments.content import IMAGES, JPEG, PDF, PNG, Known, known
from leads.rules.refused import Refused
from tests.hotfiles.attachments.made import jpeg, objects, pdf, png

ALL = (PDF, PNG, JPEG)
SMALL = {"attachment.most_kilobytes": 64, "attachment.most_megapixels": 1}
ZIP = b"PK\x05\x06" + bytes(18)


def code(content: bytes, takes: tuple[str, ...] = ALL) -> str:
    """Why the bytes are not taken; "" where they are."""
    try:
        known(content, takes, SMALL)
    except Refused as no:
        return no.code if no.field == "file" and no.cure else "without its field or cure"
    return ""


def test_it_says_kind_hash_and_points() -> None:
    assert known(png(), ALL, {}) == Known(PNG, png(), sha256(png()).hexdigest(), 4, 3)
    assert known(jpeg(), IMAGES, {}) == Known(JPEG, jpeg(), sha256(jpeg()).hexdigest(), 8, 8)
    assert known(pdf(), ALL, {}) == Known(PDF, pdf(), sha256(pdf()).hexdigest())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "file-empty"),
        (b"%PDF-1.7\n" + bytes(64 * 1024), "file-too-large"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "file-not-known"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "file-not-known"),
        (b"GIF89a" + bytes(40), "file-not-known"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "file-not-known"),
        (b"MZ" + bytes(40), "file-not-known"),
        (b"  " + pdf(), "file-not-known"),
        (b"\n" + png(), "file-not-known"),
    ],
)
def test_what_is_no_paper_and_no_image_is_not_taken(content: bytes, why: str) -> None:
    assert code(content) == why


def test_one_byte_more_than_the_most_is_too_large() -> None:
    base = pdf()
    whole = pdf(more=b"%" + b"x" * (64 * 1024 - len(base) - 2) + b"\n")
    assert (len(whole), code(whole)) == (64 * 1024, "")
    assert code(pdf(more=b"%" + b"x" * (64 * 1024 - len(base) - 1) + b"\n")) == "file-too-large"


def test_an_image_is_no_pdf() -> None:
    assert code(pdf(), IMAGES) == "file-not-known"


@pytest.mark.parametrize(
    "content",
    [
        jpeg(comment=b"%PDF-1.7 1 0 obj <</Type /Catalog>>"),
        jpeg(comment=b"<script>alert(1)</script>"),
        jpeg(comment=b"<!DOCTYPE HTML><p>"),
        jpeg(comment=ZIP[:20] + b"\x40\x00"),
        pdf(more=b"%" + ZIP[:20] + b"\x10\x00\n"),
        b"%PDF-1.7\n%<html><script>alert(1)</script>\n" + pdf()[9:],
    ],
)
def test_what_another_program_could_take_for_another_kind_is_not_taken(content: bytes) -> None:
    assert code(content) == "file-of-two-kinds"


@pytest.mark.parametrize("make", [png, jpeg, pdf])
def test_cut_anywhere_or_with_more_behind_it_is_not_taken(make: object) -> None:
    whole: bytes = make()  # type: ignore[operator]
    assert code(whole) == ""
    for end in range(1, len(whole) - 1):  # a PDF may lack the end of its last line
        assert code(whole[:end]) in {"file-cut-short", "file-not-known", "file-goes-on"}, end
    assert code(whole + ZIP) != ""
    assert code(whole + b"<html>") != ""
    assert code(whole + b"x") == "file-goes-on"


@pytest.mark.parametrize("make", [png, jpeg, pdf])
def test_any_bytes_get_an_answer(make: object) -> None:
    """Whatever comes, it is taken or refused: nothing else comes of it."""
    whole: bytes = make()  # type: ignore[operator]
    chance = random.Random(20261127)
    for _ in range(3000):
        bent = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            bent[chance.randrange(len(bent))] = chance.randrange(256)
        code(bytes(bent))


def test_a_png_with_any_byte_changed_is_not_taken() -> None:
    whole = png()
    for at in range(len(whole)):
        bent = bytearray(whole)
        bent[at] ^= 1
        assert code(bytes(bent)) != "", at


def test_a_pdf_that_acts_is_not_taken_however_it_is_packed() -> None:
    assert code(pdf(more=objects(b"4 0 <</S /GoTo /D [3 0 R]>>"))) == ""
    assert code(pdf(more=objects(b"4 0 <</S /JavaScript /JS (x)>>"))) == "file-acts"

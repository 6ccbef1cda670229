"""What a camera wrote into an image is not kept; its points are, bit by bit, and how it is turned."""

from __future__ import annotations

from struct import pack
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.attachments.bare import UPRIGHT, bare_jpeg, bare_png, turn
from leads.hotfiles.attachments.content import IMAGES, known
from leads.hotfiles.attachments.jpeg import jpeg_size
from leads.hotfiles.attachments.png import png_size
from tests.hotfiles.attachments.made import jpeg, piece, png

PLACE = b"GPS 39.7990 N 89.6440 W"
ORDERS = {"<": b"II*\0", ">": b"MM\0*"}


def exif(turned: int = 1, order: str = ">", *, tag: int = 0x0112, kind: int = 3, count: int = 1) -> bytes:
    """What a camera writes: how it was held, among other things, and where it was."""
    maker = pack(f"{order}HHII", 0x010F, 2, 4, 0)
    entry = pack(f"{order}HHIHH", tag, kind, count, turned, 0)
    return ORDERS[order] + pack(f"{order}I", 8) + pack(f"{order}H", 2) + maker + entry + PLACE


def profile(size: int = 140) -> bytes:
    """As much of a color profile as tells that it is one."""
    return pack(">I", size) + bytes(32) + b"acsp" + bytes(size - 40)


def app(marker: int, inside: bytes) -> bytes:
    return bytes([0xFF, marker]) + pack(">H", len(inside) + 2) + inside


def with_segments(*segments: bytes) -> bytes:
    whole = jpeg()
    return whole[:2] + b"".join(segments) + whole[2:]


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("turned", range(1, 9))
def test_the_turn_stays_by_itself_in_either_kind(order: str, turned: int) -> None:
    sent = (
        (bare_jpeg, with_segments(app(0xE1, b"Exif\0\0" + exif(turned, order)))),
        (bare_png, png(more=piece(b"eXIf", exif(turned, order)))),
    )
    for bare, content in sent:
        kept, said = bare(content)
        assert said == turned
        assert PLACE in content
        assert PLACE not in kept
        assert (b"MM\0*" in kept) == (turned != UPRIGHT), "what says nothing is not written"
        assert bare(kept) == (kept, turned), "what is kept is kept as it is"


def test_a_face_that_lies_on_its_side_is_seen_as_high_as_its_file_is_wide() -> None:
    for turned, size in ((1, (8, 16)), (4, (8, 16)), (5, (16, 8)), (8, (16, 8))):
        whole = jpeg(8, 16)
        content = whole[:2] + app(0xE1, b"Exif\0\0" + exif(turned)) + whole[2:]
        found = known(content, IMAGES, {}, bare=True)
        assert (found.width, found.height) == size


def test_all_that_is_written_beside_the_points_of_a_jpeg_goes() -> None:
    jfif = app(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\x01\x01" + b"abc")
    written = (
        app(0xE0, b"JFXX\0\x10" + b"a smaller picture"),
        app(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"),
        app(0xE2, b"MPF\0" + b"another picture"),
        app(0xED, b"Photoshop 3.0\0" + b"a caption"),
        app(0xEF, b"anything"),
        app(0xFE, b"a comment"),
    )
    kept, _ = bare_jpeg(with_segments(jfif, *written))
    assert kept == with_segments(app(0xE0, jfif[4:16] + b"\0\0"))
    assert jpeg_size(kept, 1) == (8, 8)


def test_what_colors_and_density_need_stays() -> None:
    jfif = app(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\0\0")
    icc, adobe = app(0xE2, b"ICC_PROFILE\0\1\1" + profile()), app(0xEE, b"Adobe\0\x64\0\0\0\0\1")
    content = with_segments(jfif, icc, adobe)
    assert bare_jpeg(content)[0] == content
    hidden = app(0xEE, adobe[4:] + PLACE)
    assert bare_jpeg(with_segments(hidden))[0] == with_segments(adobe)


def test_the_turn_stands_behind_the_density_which_wants_to_be_first() -> None:
    jfif = app(0xE0, b"JFIF\0\1\2\1\0\x48\0\x48\0\0")
    kept, _ = bare_jpeg(with_segments(jfif, app(0xE1, b"Exif\0\0" + exif(6))))
    assert kept[2 : 2 + len(jfif)] == jfif
    assert kept[2 + len(jfif) :].startswith(b"\xff\xe1")


@pytest.mark.parametrize("kind", [b"tEXt", b"iTXt", b"zTXt", b"tIME", b"prVt", b"hIST", b"vpAg"])
def test_all_that_is_written_beside_the_points_of_a_png_goes(kind: bytes) -> None:
    kept, turned = bare_png(png(more=piece(kind, b"Comment\0" + PLACE)))
    assert (kept, turned) == (png(), UPRIGHT)


@pytest.mark.parametrize("marker", [0x01, 0x02, 0xBF, 0xC8, 0xDC, 0xDE, 0xDF, *range(0xF0, 0xFE)])
def test_a_segment_that_draws_nothing_goes_whatever_it_is(marker: int) -> None:
    segment = b"\xff\x01" if marker == 0x01 else app(marker, PLACE)
    assert bare_jpeg(with_segments(segment))[0] == jpeg()


def test_a_profile_in_several_parts_stays_whole_or_goes_whole() -> None:
    whole = profile(200)
    parts = [app(0xE2, b"ICC_PROFILE\0" + bytes([n, 2]) + whole[n * 100 - 100 : n * 100]) for n in (1, 2)]
    assert bare_jpeg(with_segments(*parts))[0] == with_segments(*parts)
    for some in (parts[:1], parts[::-1], [*parts, parts[1]]):
        assert bare_jpeg(with_segments(*some))[0] == jpeg()


NO_PROFILES = {
    "words": PLACE,
    "words behind": profile() + PLACE,
    "another mark": profile().replace(b"acsp", b"GPS "),
    "a letter": profile(40_000),
    "no more than a head's beginning": profile(100),
}


@pytest.mark.parametrize("name", NO_PROFILES)
def test_what_only_says_to_be_a_profile_goes(name: str) -> None:
    inside = NO_PROFILES[name]
    assert bare_jpeg(with_segments(app(0xE2, b"ICC_PROFILE\0\1\1" + inside)))[0] == jpeg()
    assert bare_png(png(more=piece(b"iCCP", b"a\0\0" + compress(inside))))[0] == png()


def test_the_profile_of_a_png_stays_without_its_name_and_with_nothing_behind() -> None:
    packed = compress(profile())
    for name in (b"icc", PLACE):
        kept, _ = bare_png(png(more=piece(b"iCCP", name + b"\0\0" + packed)))
        assert kept == png(more=piece(b"iCCP", b"icc\0\0" + packed))
    for wrong in (PLACE, b"a\0\1" + packed, b"a\0\0" + packed[:-1], b"a\0\0" + packed + PLACE, b"a\0\0" + PLACE):
        assert bare_png(png(more=piece(b"iCCP", wrong)))[0] == png()


@pytest.mark.parametrize("kind", [b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"tRNS"])
def test_what_a_png_needs_to_be_shown_stays_and_no_more(kind: bytes) -> None:
    content = png(more=piece(kind, b"\1"))
    assert bare_png(content) == (content, UPRIGHT)
    assert bare_png(png(more=piece(kind, PLACE * 20)))[0] == png()
    assert bare_png(png(more=piece(kind, b"\1") + piece(kind, b"\2")))[0] == content


@pytest.mark.parametrize(
    "tiff",
    [
        b"", b"MM\0*", b"II*\0\xff\xff\xff\xff", b"MM\0*\0\0\0\x08\xff\xff", b"XX" + exif(6)[2:], exif(6)[:20],
        exif(0), exif(9), exif(6, tag=0x0113), exif(6, kind=4), exif(6, count=2),
        b"MM\0*\0\0\0\0\0\0",
    ],
)  # fmt: skip
def test_what_no_camera_writes_means_upright(tiff: bytes) -> None:
    assert turn(tiff) == UPRIGHT
    assert bare_jpeg(with_segments(app(0xE1, b"Exif\0\0" + tiff)))[0] == jpeg()


@given(st.binary(max_size=64))
def test_no_bytes_break_the_reader_of_turns(tiff: bytes) -> None:
    assert turn(b"II*\0" + tiff) in range(1, 9)
    assert turn(b"MM\0*" + tiff) in range(1, 9)


def test_the_first_turn_counts_and_a_second_is_no_way_in() -> None:
    twice = with_segments(app(0xE1, b"Exif\0\0" + exif(6)), app(0xE1, b"Exif\0\0" + exif(3)))
    assert bare_jpeg(twice)[1] == 6
    assert bare_png(png(more=piece(b"eXIf", exif(6)) + piece(b"eXIf", exif(3))))[1] == 6
    assert png_size(bare_png(png(more=piece(b"eXIf", exif(6))))[0], 1) == (4, 3)


def test_fill_bytes_and_restarts_between_segments_are_no_hiding_place() -> None:
    kept, _ = bare_jpeg(with_segments(b"\xff\xff\xff" + app(0xFE, PLACE)[1:], b"\xff\xd0"))
    assert PLACE not in kept
    assert jpeg_size(kept, 1) == (8, 8)

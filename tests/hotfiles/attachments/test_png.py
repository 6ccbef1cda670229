"""A PNG, read strictly."""

from __future__ import annotations

import zlib
from struct import pack

import pytest

from leads.hotfiles.attachments.png import png_size
from leads.rules.refused import Refused
from tests.hotfiles.attachments.made import piece, png

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def made(head: tuple[int, ...], points: int, *, more: bytes = b"") -> bytes:
    packed = piece(b"IDAT", zlib.compress(bytes(points)))
    return SIGNATURE + piece(b"IHDR", pack(">IIBBBBB", *head)) + packed + more + piece(b"IEND", b"")


def code(content: bytes, megapixels: int = 1) -> str:
    with pytest.raises(Refused) as no:
        png_size(content, megapixels)
    return no.value.code


def test_the_most_points_and_one_row_more() -> None:
    assert png_size(made((1000, 1000, 1, 0, 0, 0, 0), 1000 * 126), 1) == (1000, 1000)
    assert code(made((1000, 1001, 1, 0, 0, 0, 0), 1001 * 126)) == "too-many-pixels"
    assert code(made((0, 9, 8, 0, 0, 0, 0), 9)) == "too-many-pixels"
    assert code(made((2**31, 2**31, 8, 6, 0, 0, 0), 9)) == "too-many-pixels"


@pytest.mark.parametrize(
    ("head", "points"),
    [
        ((5, 3, 8, 2, 0, 0, 0), 3 * 16),
        ((5, 3, 16, 6, 0, 0, 0), 3 * 41),
        ((9, 2, 1, 3, 0, 0, 0), 2 * 3),
        ((1, 1, 8, 0, 0, 0, 1), 2),
        ((8, 8, 8, 0, 0, 0, 1), 2 + 2 + 3 + 2 * 3 + 2 * 5 + 4 * 5 + 4 * 9),
    ],
)
def test_its_points_are_as_many_as_its_head_says(head: tuple[int, ...], points: int) -> None:
    assert png_size(made(head, points), 1) == head[:2]
    assert code(made(head, points - 1)) == "file-cut-short"
    assert code(made(head, points + 1)) == "file-goes-on"


@pytest.mark.parametrize(
    "head", [(4, 4, 3, 0, 0, 0, 0), (4, 4, 8, 5, 0, 0, 0), (4, 4, 8, 0, 1, 0, 0), (4, 4, 8, 0, 0, 0, 2)]
)
def test_a_head_that_says_what_no_png_says(head: tuple[int, ...]) -> None:
    assert code(made(head, 20)) == "file-cut-short"


def test_what_unpacks_without_end_is_stopped_at_the_first_byte_too_many() -> None:
    bomb = made((4, 4, 8, 0, 0, 0, 0), 64 * 1024 * 1024)
    assert len(bomb) < 70_000
    assert code(bomb) == "file-goes-on"


def test_an_animation_is_not_taken() -> None:
    assert code(png(more=piece(b"acTL", bytes(8)))) == "image-moves"


def test_nothing_stands_between_its_points_and_their_end() -> None:
    hidden = piece(b"IDAT", b"PK\x03\x04 a file of another kind")
    assert code(made((4, 3, 8, 0, 0, 0, 0), 15, more=hidden)) == "file-goes-on"
    behind = SIGNATURE + piece(b"IHDR", pack(">IIBBBBB", 4, 3, 8, 0, 0, 0, 0))
    behind += piece(b"IDAT", zlib.compress(bytes(15)) + b"hidden") + piece(b"IEND", b"")
    assert code(behind) == "file-goes-on"


def test_its_head_comes_first() -> None:
    assert code(SIGNATURE + piece(b"IDAT", b"") + piece(b"IEND", b"")) == "file-cut-short"
    assert code(SIGNATURE + piece(b"IEND", b"")) == "file-cut-short"

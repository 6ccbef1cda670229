"""A PNG, read strictly: every piece with its check sum, all of its points, and nothing behind.

Nothing here draws it. The points are unpacked to count them, a little at a time, and thrown away: so neither a file
that is cut short nor one that unpacks without end gets in.
"""

import zlib
from collections.abc import Iterator
from struct import unpack
from typing import Any

from leads.hotfiles.attachments.no import cut_short, more_behind, too_many_pixels, wrong

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = 13
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
_INTERLACED = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_STEP = 1 << 16
_NOT_STILL = {b"acTL", b"fcTL", b"fdAT"}  # an animation: what is seen is not what stands first


def png_size(content: bytes, megapixels: int) -> tuple[int, int]:
    """Width and height of a PNG that is whole.

    Refused: file-cut-short, file-goes-on, too-many-pixels, image-moves, file-not-known.
    """
    there = pieces(content)
    kind, head = next(there, (b"", b""))
    if kind != b"IHDR" or len(head) != _HEAD:
        raise cut_short("PNG")
    width, height, depth, color, *rest = unpack(">IIBBBBB", head)
    if depth not in _DEPTHS.get(color, ()) or rest[:2] != [0, 0] or rest[2] > 1:
        raise cut_short("PNG")
    if not 0 < width * height <= megapixels * 1_000_000:
        raise too_many_pixels(width, height, megapixels)
    _unpacked(there, _bytes_of(width, height, depth * _CHANNELS[color], bool(rest[2])))
    return width, height


def pieces(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Its pieces, each with a check sum that is right, to its end. Raises Refused."""
    at = len(SIGNATURE)
    while at + 12 <= len(content):
        length, kind = unpack(">I4s", content[at : at + 8])
        inside, end = content[at + 8 : at + 8 + length], at + 12 + length
        if end > len(content) or zlib.crc32(kind + inside) != int.from_bytes(content[end - 4 : end]):
            raise cut_short("PNG")
        if kind in _NOT_STILL:
            raise wrong("image-moves", "This image moves.", "Save the one picture that counts, and add that.")
        if kind == b"IEND":
            if end != len(content):
                raise more_behind("PNG")
            return
        yield kind, inside
        at = end
    raise cut_short("PNG")


def _bytes_of(width: int, height: int, bits: int, interlaced: bool) -> int:
    """How many bytes its points are: a row begins with one that says how it is packed."""
    if not interlaced:
        return height * (1 + (width * bits + 7) // 8)
    total = 0
    for x, y, across, down in _INTERLACED:
        columns, rows = -(-(width - x) // across), -(-(height - y) // down)
        if columns > 0 and rows > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return total


def _unpacked(there: Iterator[tuple[bytes, bytes]], expected: int) -> None:
    """Reads to the end, and counts the points on the way: as many as there have to be. Raises Refused."""
    packed, found = zlib.decompressobj(), 0
    for kind, inside in there:
        if kind != b"IDAT":
            continue
        if packed.eof and inside:
            raise more_behind("PNG")
        try:
            for size in _sizes(packed, inside):
                found += size
                if found > expected:
                    raise more_behind("PNG")
        except zlib.error:
            raise cut_short("PNG") from None
    if found != expected or not packed.eof:
        raise cut_short("PNG")
    if packed.unused_data:
        raise more_behind("PNG")


def _sizes(packed: Any, inside: bytes) -> Iterator[int]:
    """Unpacks a piece a little at a time, and says how much came each time."""
    left = inside
    while not packed.eof:
        came = len(packed.decompress(left, _STEP))
        yield came
        left = packed.unconsumed_tail
        if not left and came < _STEP:
            return

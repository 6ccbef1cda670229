"""Small papers and images, made here byte by byte: nothing of the kind is kept in the repository."""

from __future__ import annotations

import zlib
from struct import pack


def png(
    width: int = 4, height: int = 3, *, points: bytes | None = None, more: bytes = b"", empty_blocks: int = 0
) -> bytes:
    """A gray PNG; `points` are its unpacked bytes, if they shall be others than those that it needs.

    `empty_blocks`: so many blocks of five bytes stand before its points, and hold none.
    """
    head = pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    if points is None:
        points = b"".join(b"\0" + bytes((x * 40 + y * 30) % 256 for x in range(width)) for y in range(height))
    packed = zlib.compress(points)
    packed = packed[:2] + b"\0\0\0\xff\xff" * empty_blocks + packed[2:]
    body = piece(b"IHDR", head) + more + piece(b"IDAT", packed)
    return b"\x89PNG\r\n\x1a\n" + body + piece(b"IEND", b"")


def piece(kind: bytes, inside: bytes) -> bytes:
    """A piece of a PNG, with its check sum."""
    return pack(">I", len(inside)) + kind + inside + pack(">I", zlib.crc32(kind + inside))


# Tables of a JPEG with one code each: enough for one gray square.
_QUANT = b"\xff\xdb\x00\x43\x00" + bytes([16] * 64)
_TABLES = b"".join(b"\xff\xc4" + pack(">H", 20) + kind + bytes([1] + [0] * 15) + b"\x00" for kind in (b"\x00", b"\x10"))


def jpeg(width: int = 8, height: int = 8, *, frame: int = 0xC0, comment: bytes = b"", depth: int = 8) -> bytes:
    """A gray JPEG of one square of points, which a browser shows."""
    said = b"\xff\xfe" + pack(">H", len(comment) + 2) + comment if comment else b""
    start = bytes([0xFF, frame]) + pack(">HBHHB", 11, depth, height, width, 1) + b"\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + b"\x3f"
    return b"\xff\xd8" + said + _QUANT + start + _TABLES + scan + b"\xff\xd9"


def pdf(*, catalog: bytes = b"", more: bytes = b"", end: bytes = b"%%EOF\n") -> bytes:
    """A PDF of one empty page; `catalog` goes into its first object, `more` behind its pages."""
    return (
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
        b"1 0 obj <</Type /Catalog /Pages 2 0 R " + catalog + b">> endobj\n"
        b"2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n"
        b"3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj\n"
        + more
        + b"trailer <</Root 1 0 R /Size 4>>\nstartxref\n0\n"
        + end
    )


def objects(inside: bytes, head: bytes = b"") -> bytes:
    """A packed part of a PDF in which objects stand."""
    packed = zlib.compress(inside)
    start = b"9 0 obj <</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode " + head
    return start + b"/Length %d>>\nstream\n" % len(packed) + packed + b"\nendstream endobj\n"

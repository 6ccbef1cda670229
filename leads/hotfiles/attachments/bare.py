"""What a camera or a program wrote into an image beside its points: place, time, device, names, a smaller picture.

An image goes out with every hit, so only that is kept which is needed to show it: nothing is packed anew, no point is
changed. Of all that was written the turn of the camera stays, by itself: a face that lies on its side misleads.
Papers stay as they came: they are evidence, and those alone who compare them with the record see them.
"""

from struct import pack, unpack
from zlib import crc32

from leads.hotfiles.attachments.jpeg import segments
from leads.hotfiles.attachments.png import SIGNATURE, pieces

_SHOWS = {b"IHDR", b"PLTE", b"IDAT", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"}
_EXIF, _JFIF, _ICC, _ADOBE = b"Exif\0\0", b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_JFIF_LENGTH, _ADOBE_LENGTH = 14, 12
_APPS, _COMMENT = range(0xE0, 0xF0), 0xFE
_TURN, _SHORT, _ENTRY = 0x0112, 3, 12
UPRIGHT = 1
#: Turns that lay an image on its side: its width is seen as its height.
ON_ITS_SIDE = range(5, 9)


def bare_jpeg(content: bytes) -> tuple[bytes, int]:
    """A JPEG that was read strictly (jpeg.py), without what was written into it, and how it is turned."""
    kept, turned = list[bytes](), UPRIGHT
    for marker, inside, whole in segments(content):
        if marker == 0xE1 and inside.startswith(_EXIF) and turned == UPRIGHT:
            turned = turn(inside[len(_EXIF) :])
        kept.append(_of_app(marker, inside) if marker in _APPS else b"" if marker == _COMMENT else whole)
    at = 1 if kept and kept[0].startswith(b"\xff\xe0") else 0  # behind JFIF, which wants to stand first
    if turned != UPRIGHT:
        kept.insert(at, _app(0xE1, _EXIF + _only(turned)))
    return content[:2] + b"".join(kept), turned


def bare_png(content: bytes) -> tuple[bytes, int]:
    """A PNG that was read strictly (png.py), without what was written into it, and how it is turned."""
    kept, turned = list[bytes](), UPRIGHT
    for kind, inside in pieces(content):
        if kind == b"eXIf" and turned == UPRIGHT:
            turned = turn(inside)
        if kind in _SHOWS:
            kept.append(_chunk(kind, inside))
    if turned != UPRIGHT:
        kept.insert(1, _chunk(b"eXIf", _only(turned)))
    return SIGNATURE + b"".join(kept) + _chunk(b"IEND", b""), turned


def turn(tiff: bytes) -> int:
    """How the camera was held, of what it wrote (1 to 8); upright where that can't be read."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4], "")
    if not order or len(tiff) < 8:
        return UPRIGHT
    [at] = unpack(f"{order}I", tiff[4:8])
    [many] = unpack(f"{order}H", tiff[at : at + 2]) if at + 2 <= len(tiff) else (0,)
    for start in range(at + 2, min(at + 2 + many * _ENTRY, len(tiff) - _ENTRY + 1), _ENTRY):
        tag, kind, count, value = unpack(f"{order}HHIH", tiff[start : start + 10])
        if (tag, kind, count) == (_TURN, _SHORT, 1):
            return value if value in range(2, 9) else UPRIGHT
    return UPRIGHT


def _only(turned: int) -> bytes:
    """The turn in the form in which a camera writes it, and nothing beside."""
    return b"MM\0*" + pack(">IHHHIHHI", 8, 1, _TURN, _SHORT, 1, turned, 0, 0)


def _chunk(kind: bytes, inside: bytes) -> bytes:
    return pack(">I", len(inside)) + kind + inside + pack(">I", crc32(kind + inside))


def _app(marker: int, inside: bytes) -> bytes:
    return bytes([0xFF, marker]) + pack(">H", len(inside) + 2) + inside


def _of_app(marker: int, inside: bytes) -> bytes:
    """Of a segment for programs what is needed to show the image: its density, its colors, how they are packed."""
    if marker == 0xE0 and inside.startswith(_JFIF) and len(inside) >= _JFIF_LENGTH:
        return _app(marker, inside[: _JFIF_LENGTH - 2] + b"\0\0")  # without the smaller picture that may follow
    if marker == 0xE2 and inside.startswith(_ICC):
        return _app(marker, inside)
    if marker == 0xEE and inside.startswith(_ADOBE) and len(inside) >= _ADOBE_LENGTH:
        return _app(marker, inside[:_ADOBE_LENGTH])
    return b""

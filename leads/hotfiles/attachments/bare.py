"""What a camera or a program wrote into an image beside its points: place, time, device, names, a smaller picture.

An image goes out with every hit, so only that is kept which is needed to show it: nothing is packed anew, no point is
changed. Of all that was written the turn of the camera stays, by itself: a face that lies on its side misleads.
Papers stay as they came: they are evidence, and those alone who compare them with the record see them.
"""

import zlib
from collections.abc import Iterator
from struct import pack, unpack
from zlib import crc32

from leads.hotfiles.attachments.jpeg import FRAMES, SCAN, segments
from leads.hotfiles.attachments.png import SIGNATURE, pieces

#: What shows a PNG, but for its points and colors, and how long each is at most: behind that, words could stand.
_SHOWS = {b"IHDR": 13, b"PLTE": 768, b"tRNS": 256, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"sBIT": 4, b"pHYs": 9}
#: What shows a JPEG: its tables (quantization, Huffman, restarts), its frame, its scans with their points, its end.
_DRAWS = {0xDB, 0xC4, 0xDD, *FRAMES, SCAN, 0xD9}
_EXIF, _JFIF, _ICC, _ADOBE = b"Exif\0\0", b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_JFIF_LENGTH, _ADOBE_LENGTH = 14, 12
_ICC_HEAD, _ICC_MOST = 128, 32 * 1024  # a camera's profile has some hundred bytes; it is no place for a letter
_TURN, _SHORT, _ENTRY = 0x0112, 3, 12
UPRIGHT = 1
#: Turns that lay an image on its side: its width is seen as its height.
ON_ITS_SIDE = range(5, 9)


def bare_jpeg(content: bytes) -> tuple[bytes, int]:
    """A JPEG that was read strictly (jpeg.py), without what was written into it, and how it is turned."""
    kept, turned = list[bytes](), UPRIGHT
    there = list(segments(content))
    colors = _is_profile(b"".join(_profile_of(there)))
    for marker, inside, whole in there:
        if marker == 0xE1 and inside.startswith(_EXIF) and turned == UPRIGHT:
            turned = turn(inside[len(_EXIF) :])
        kept.append(whole if marker in _DRAWS else _of_app(marker, inside, colors))
    at = 1 if kept and kept[0].startswith(b"\xff\xe0") else 0  # behind JFIF, which wants to stand first
    if turned != UPRIGHT:
        kept.insert(at, _app(0xE1, _EXIF + _only(turned)))
    return content[:2] + b"".join(kept), turned


def bare_png(content: bytes) -> tuple[bytes, int]:
    """A PNG that was read strictly (png.py), without what was written into it, and how it is turned."""
    kept, turned, came = list[bytes](), UPRIGHT, set[bytes]()
    for kind, inside in pieces(content):
        if kind == b"eXIf" and turned == UPRIGHT:
            turned = turn(inside)
        if kind == b"IDAT":
            kept.append(_chunk(kind, inside))
        elif kind in came:
            continue  # each stands there once: a second shows nothing
        elif len(inside) <= _SHOWS.get(kind, -1):
            kept.append(_chunk(kind, inside))
        elif kind == b"iCCP" and (packed := _packed_profile(inside)):
            kept.append(_chunk(kind, b"icc\0\0" + packed))  # its name is free text
        came.add(kind)
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


def _of_app(marker: int, inside: bytes, colors: bool) -> bytes:
    """Of any other segment what is needed to show the image: its density, its colors, how they are packed."""
    if marker == 0xE0 and inside.startswith(_JFIF) and len(inside) >= _JFIF_LENGTH:
        return _app(marker, inside[: _JFIF_LENGTH - 2] + b"\0\0")  # without the smaller picture that may follow
    if marker == 0xE2 and inside.startswith(_ICC) and colors:
        return _app(marker, inside)
    if marker == 0xEE and inside.startswith(_ADOBE) and len(inside) >= _ADOBE_LENGTH:
        return _app(marker, inside[:_ADOBE_LENGTH])
    return b""


def _profile_of(there: list[tuple[int, bytes, bytes]]) -> Iterator[bytes]:
    """The parts of a JPEG's color profile in their order; none where one is not the next of as many as it says."""
    parts = [inside for marker, inside, _ in there if marker == 0xE2 and inside.startswith(_ICC)]
    for at, part in enumerate(parts, 1):
        if part[len(_ICC) : len(_ICC) + 2] != bytes([at % 256, len(parts) % 256]):
            return
    yield from (part[len(_ICC) + 2 :] for part in parts)


def _packed_profile(inside: bytes) -> bytes:
    """The color profile of a PNG, packed as it came; nothing where it is none, or something is behind it."""
    _, _, rest = inside.partition(b"\0")
    unpacker = zlib.decompressobj()
    try:
        found = unpacker.decompress(rest[1:], _ICC_MOST + 1)
    except zlib.error:
        return b""
    whole = rest[:1] == b"\0" and unpacker.eof and not unpacker.unused_data and len(rest) <= _ICC_MOST
    return rest[1:] if whole and _is_profile(found) else b""


def _is_profile(found: bytes) -> bool:
    """Whether it begins as a color profile does, says its own length, and is as small as those of photographs."""
    sized = _ICC_HEAD <= len(found) <= _ICC_MOST and int.from_bytes(found[:4]) == len(found)
    return sized and found[36:40] == b"acsp"

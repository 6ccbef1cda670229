"""A JPEG, read strictly: its segments one after the other, a frame that browsers know, its scans, its end, no more.

Nothing here draws it: a browser does that, and none has to be told more than that it is a JPEG.
"""

from collections.abc import Iterator
from struct import unpack

from leads.hotfiles.attachments.no import cut_short, more_behind, too_many_pixels, wrong

SIGNATURE = b"\xff\xd8\xff"
_START, _END, SCAN = 0xD8, 0xD9, 0xDA
FRAMES = {0xC0, 0xC1, 0xC2}  # baseline, extended, progressive
_OTHER_FRAMES = {0xC3, *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)}
_BARE = {0x01, *range(0xD0, 0xD8)}  # segments without a length
_COMPONENTS = {1, 3, 4}


def jpeg_size(content: bytes, megapixels: int) -> tuple[int, int]:
    """Width and height of a JPEG that is whole. Refused: file-cut-short, file-goes-on, too-many-pixels."""
    size, scans = (0, 0), 0
    for marker, inside, _ in segments(content):
        if marker in _OTHER_FRAMES or marker == _START or (marker in FRAMES and size != (0, 0)):
            raise _unknown()
        if marker in FRAMES:
            size = _frame(inside, megapixels)
        elif marker == SCAN:
            if size == (0, 0):
                raise cut_short("JPEG")
            scans += 1
    if not scans:
        raise cut_short("JPEG")
    return size


def segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """What follows its beginning, to its end: marker, what stands in a segment, and all of it, of a scan with its
    points. Refused: file-cut-short, file-goes-on."""
    at = 2
    while True:
        inside = b""
        at, marker = _marker(content, at)
        head = at - 2  # fill bytes before a marker belong to nothing
        if marker != _END and marker not in _BARE:
            inside, at = _segment(content, at)
        if marker == SCAN:
            at = _behind_scan(content, at)
        yield marker, inside, content[head:at]
        if marker == _END:
            if at != len(content):
                raise more_behind("JPEG")
            return


def _unknown() -> Exception:
    said = "This JPEG is of a kind that browsers do not show."
    return wrong("file-not-known", said, "Save it as an ordinary JPEG or as PNG, and add that.")


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker that has to stand here, and where it ends; fill bytes may stand before it."""
    begun = at
    while at < len(content) and content[at] == 0xFF:
        at += 1
    if at == begun or at >= len(content) or content[at] == 0:
        raise cut_short("JPEG")
    return at + 1, content[at]


def _segment(content: bytes, at: int) -> tuple[bytes, int]:
    """What stands in a segment, and where it ends."""
    length = int.from_bytes(content[at : at + 2])
    end = at + length
    if length < 2 or end > len(content):
        raise cut_short("JPEG")
    return content[at + 2 : end], end


def _frame(inside: bytes, megapixels: int) -> tuple[int, int]:
    if len(inside) < 6:
        raise cut_short("JPEG")
    depth, height, width, components = unpack(">BHHB", inside[:6])
    if len(inside) != 6 + 3 * components or components not in _COMPONENTS or depth != 8:
        raise _unknown()
    if not 0 < width * height <= megapixels * 1_000_000:
        raise too_many_pixels(width, height, megapixels)
    return width, height


def _behind_scan(content: bytes, at: int) -> int:
    """Where the packed points end: at the next marker that is none of theirs."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        following = content[at + 1]
        if following == 0 or 0xD0 <= following < 0xD8:
            at += 2
        elif following == 0xFF:
            at += 1
        else:
            return at
    raise cut_short("JPEG")

"""A PDF that is a paper and no program: whole, not locked, and without anything that acts when it is opened.

Names may be written in disguise (#4A is J), and stand in packed parts, which are unpacked a little at a time. This is
no virus scanner: a PDF is handed out as a file, and LEADS itself never shows one.
"""

import re
import zlib
from collections.abc import Iterator

from leads.hotfiles.attachments.no import cut_short, more_behind, wrong
from leads.rules.refused import Refused

SIGNATURE = b"%PDF-"
_VERSION = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n \t%]")
_END = b"%%EOF"
_BLANK = b"\0\t\n\f\r "
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_TABLE = re.compile(rb"[\0\t\n\f\r ]*[0-9%+-]")  # what a packed part of objects begins with; pictures do not
MOST_STREAMS, MOST_UNPACKED = 20_000, 32 * 1024 * 1024
_FIRST, _STEP, _OVERLAP = 1 << 8, 1 << 16, 128
_HEAD = 4096  # how far before a part its object begins, at most


def _named(*names: str) -> re.Pattern[bytes]:
    """Any of these names, plain or in disguise."""
    spelled = ("".join(f"(?:{one}|#{ord(one):02x}|#{ord(one):02X})" for one in name) for name in names)
    return re.compile(f"/(?:{'|'.join(spelled)})(?![A-Za-z0-9#])".encode())


#: What acts: scripts, programs, forms that send, files inside, films, other files that it opens.
ACTS = (
    "JavaScript", "Launch", "SubmitForm", "ImportData", "EmbeddedFile", "EmbeddedFiles", "RichMedia", "Movie", "GoToE",
    "GoToR", "XFA",
)  # fmt: skip
_ACTS = _named(*ACTS)
_LOCKED = _named("Encrypt")
_OBJECTS = _named("ObjStm")
_HOLDS_OBJECTS = _named("ObjStm", "First")  # some programs ask only for the second
_NOT_SEEN_THROUGH = _named("ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL")
_PLAIN = re.compile(rb" obj[\0\t\n\f\r ]*<<[^()%]*>>[\0\t\n\f\r ]*")
_PACKING = re.compile(rb"/(?:Filter|FFilter|F|DecodeParms|DP)(?![A-Za-z0-9])")
_ONCE = re.compile(
    rb"/Filter[\0\t\n\f\r ]*(?:/FlateDecode(?![A-Za-z0-9])|\[[\0\t\n\f\r ]*/FlateDecode[\0\t\n\f\r ]*\])"
)


def must_be_paper(content: bytes) -> None:
    """Whether these bytes are a PDF to read and nothing else.

    Refused: file-cut-short, file-goes-on, file-locked, file-acts.
    """
    end = content.rfind(_END)
    if not _VERSION.match(content) or end < 0 or b"startxref" not in content:
        raise cut_short("PDF")
    if content[end + len(_END) :].strip(_BLANK):
        raise more_behind("PDF")
    if _LOCKED.search(content):
        raise wrong("file-locked", "This PDF is locked with a password.", "Save it without one, and add that.")
    if _OBJECTS.search(content) and _NOT_SEEN_THROUGH.search(content):
        raise _unseen()
    for part in (content, *_unpacked(content)):
        if found := _ACTS.search(part):
            raise _acts(f"holds more than pages ({_spelled_out(found[0])[1:].decode('ascii')})")


def _spelled_out(names: bytes) -> bytes:
    """Names without their disguise."""
    return re.sub(rb"#([0-9A-Fa-f]{2})", lambda one: bytes([int(one[1], 16)]), names)


def _acts(what: str) -> Refused:
    return wrong("file-acts", f"This PDF {what}.", "Print it to a new PDF, and add that.")


def _unseen() -> Refused:
    return _acts("is packed so that LEADS does not see through it")


def _unpacked(content: bytes) -> Iterator[bytes]:
    """All packed parts in which objects may stand, piece by piece. Raises Refused (file-acts)."""
    left, told = MOST_UNPACKED, {one.start() for one in _OBJECTS.finditer(content)}
    for count, found in enumerate(_STREAM.finditer(content)):
        start = _begins(content, found.start())
        head = content[start : found.start()]
        objects = _HOLDS_OBJECTS.search(head) is not None
        if count > MOST_STREAMS or (objects and not _packed_once(content, start, head)):
            raise _unseen()
        told -= {start + one.start() for one in _OBJECTS.finditer(head)}
        for piece in _looked_through(_pieces(content, found.end(), whole=objects), objects):
            left -= len(piece)
            if left < 0:
                raise _acts("unpacks to more than LEADS looks through")
            yield piece
    if told:  # it says somewhere that objects are packed, and not at the part where they are
        raise _unseen()


def _begins(content: bytes, at: int) -> int:
    """Where the object begins whose part stands here. Raises Refused (file-acts)."""
    start = content.rfind(b" obj", max(0, at - _HEAD), at)
    if start < 0:
        raise _unseen()
    return start


def _packed_once(content: bytes, start: int, head: bytes) -> bool:
    """Whether packed objects are packed once, the usual way, and say so without texts or remarks that hide more."""
    line = re.split(rb"[\r\n]", content[max(0, start - _OVERLAP) : start])[-1]
    plain = _spelled_out(head)
    if b"%" in line or len(line) == _OVERLAP or not _PLAIN.fullmatch(plain):
        return False
    return len(_PACKING.findall(plain)) == 1 and _ONCE.search(plain) is not None


def _looked_through(pieces: Iterator[bytes], objects: bool) -> Iterator[bytes]:
    """What objects may stand in, each piece with the end of the one before; of a picture nothing.

    A part that says it holds objects is looked through whole. Raises Refused (file-acts).
    """
    before, begun = b"", False
    for piece in pieces:
        if not begun and not _TABLE.match(piece):
            if not objects:
                return
            if piece.strip(_BLANK):
                raise _unseen()
        begun = begun or bool(piece.strip(_BLANK))
        both = before + piece
        if _OBJECTS.search(both):  # no part stands in another
            raise _unseen()
        yield both
        before = both[-_OVERLAP:]
    if objects and not begun:
        raise _unseen()


def _pieces(content: bytes, at: int, *, whole: bool) -> Iterator[bytes]:
    """What is packed from here on; nothing where it is not packed the usual way.

    `whole`: refused where it does not unpack to its end, for what is lost here another program may find.
    """
    packed, size = zlib.decompressobj(), _FIRST
    while at < len(content) and not packed.eof:
        given = content[at : at + size]
        at, size = at + len(given), min(2 * size, _STEP)
        while not packed.eof:
            try:
                piece = packed.decompress(given, _STEP)
            except zlib.error:
                if whole:
                    raise _unseen() from None
                return
            if piece:
                yield piece
            given = packed.unconsumed_tail
            if not given and len(piece) < _STEP:
                break
    if whole and not packed.eof:
        raise _unseen()

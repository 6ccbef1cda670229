"""A PDF that is a paper and no program: whole, not locked, and without anything that acts when it is opened.

Names may be written in disguise (#4A is J), and stand in packed parts, which are unpacked a little at a time. This is
no virus scanner: a PDF is handed out as a file, and LEADS itself never shows one.
"""

import re
import zlib
from collections.abc import Iterator

from leads.hotfiles.attachments.no import cut_short, more_behind, wrong

SIGNATURE = b"%PDF-"
_VERSION = re.compile(rb"%PDF-(1\.[0-7]|2\.0)[\r\n \t%]")
_END = b"%%EOF"
_BLANK = b"\0\t\n\f\r "
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_TABLE = re.compile(rb"[\0\t\n\f\r ]*[0-9%+-]")  # what a packed part of objects begins with; pictures do not
MOST_STREAMS, MOST_UNPACKED = 20_000, 32 * 1024 * 1024
_FIRST, _STEP, _OVERLAP = 1 << 8, 1 << 16, 128


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
_NOT_SEEN_THROUGH = _named("ASCIIHexDecode", "AHx", "ASCII85Decode", "A85", "LZWDecode", "LZW", "RunLengthDecode", "RL")
_PREDICTED = _named("Predictor")


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
        raise _acts("is packed so that LEADS does not see through it")
    for part in (content, *_unpacked(content)):
        if found := _ACTS.search(part):
            name = re.sub(rb"#([0-9A-Fa-f]{2})", lambda one: bytes([int(one[1], 16)]), found[0])
            raise _acts(f"holds more than pages ({name[1:].decode('ascii')})")


def _acts(what: str) -> Exception:
    return wrong("file-acts", f"This PDF {what}.", "Print it to a new PDF, and add that.")


def _unpacked(content: bytes) -> Iterator[bytes]:
    """All packed parts in which objects may stand, piece by piece. Raises Refused (file-acts)."""
    left = MOST_UNPACKED
    for count, found in enumerate(_STREAM.finditer(content)):
        head = content[max(content.rfind(b" obj", 0, found.start()), 0) : found.start()]
        if count > MOST_STREAMS or (_OBJECTS.search(head) and _PREDICTED.search(head)):
            raise _acts("is packed so that LEADS does not see through it")
        before = b""
        for piece in _pieces(content, found.end()):
            if not before and not _TABLE.match(piece):
                break
            left -= len(piece)
            if left < 0:
                raise _acts("unpacks to more than LEADS looks through")
            yield before + piece
            before = piece[-_OVERLAP:]


def _pieces(content: bytes, at: int) -> Iterator[bytes]:
    """What is packed from here on; nothing where it is not packed the usual way."""
    packed, size = zlib.decompressobj(), _FIRST
    while at < len(content) and not packed.eof:
        given = content[at : at + size]
        at, size = at + len(given), min(2 * size, _STEP)
        while not packed.eof:
            try:
                piece = packed.decompress(given, _STEP)
            except zlib.error:
                return
            if piece:
                yield piece
            given = packed.unconsumed_tail
            if not given and len(piece) < _STEP:
                break

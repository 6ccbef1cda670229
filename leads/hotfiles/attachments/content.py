"""What a file is, by its bytes alone: neither its name nor what a browser calls it is asked.

A paper's bytes are kept as they came, for they are evidence; an image's without what a camera wrote into it (bare.py).
What is taken is of one kind and no other at the same time, whole, and of a size that can be looked at.
"""

from dataclasses import dataclass
from hashlib import sha256

from leads.hotfiles.attachments import jpeg, pdf, png
from leads.hotfiles.attachments.bare import ON_ITS_SIDE, bare_jpeg, bare_png
from leads.hotfiles.attachments.no import wrong
from leads.messages.fields import Numbers
from leads.rules.numbers import number

PDF, PNG, JPEG = "application/pdf", "image/png", "image/jpeg"
IMAGES = (PNG, JPEG)
_BARE = {PNG: bare_png, JPEG: bare_jpeg}
WORDS = {PDF: "PDF", PNG: "PNG image", JPEG: "JPEG image"}
ENDINGS = {PDF: "pdf", PNG: "png", JPEG: "jpg"}
_SNIFFED = 2048  # how far into a file programs look for what it may be
_PAGES = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<iframe")
_ZIP_END, _ZIP_END_SIZE = b"PK\x05\x06", 22


@dataclass(frozen=True, slots=True)
class Known:
    """What bytes were found to be: their kind, what of them is kept and its hash, and of an image its width and height
    in pixels, as it is seen."""

    media: str
    content: bytes
    sha256: str
    width: int = 0
    height: int = 0


def known(content: bytes, takes: tuple[str, ...], numbers: Numbers, *, bare: bool = False) -> Known:
    """What these bytes are, if they are of a kind that is taken here; `bare`: without what was written into an image.

    Refused: file-empty, file-too-large, file-not-known, file-of-two-kinds, and what png, jpeg and pdf say.
    """
    most, megapixels = number("attachment.most_kilobytes", numbers), number("attachment.most_megapixels", numbers)
    if not content:
        raise wrong("file-empty", "The file is empty, or none was chosen.", "Choose the file.")
    if len(content) > most * 1024:
        size = -(-len(content) // 1024)
        raise wrong(
            "file-too-large", f"The file has {size:,} kB; {most:,} are taken.", "Save it smaller, and add that."
        )
    media, points = _kind(content, takes, megapixels)
    _only_that(content, media)
    if media in _BARE:
        without, turned = _BARE[media](content)
        points = points[::-1] if turned in ON_ITS_SIDE else points
        content = without if bare else content
        _only_that(content, media)
    return Known(media, content, sha256(content).hexdigest(), *points)


def _kind(content: bytes, takes: tuple[str, ...], megapixels: int) -> tuple[str, tuple[int, int]]:
    """Its kind and size, read strictly. Raises Refused."""
    if PNG in takes and content.startswith(png.SIGNATURE):
        return PNG, png.png_size(content, megapixels)
    if JPEG in takes and content.startswith(jpeg.SIGNATURE):
        return JPEG, jpeg.jpeg_size(content, megapixels)
    if PDF in takes and content.startswith(pdf.SIGNATURE):
        pdf.must_be_paper(content)
        return PDF, (0, 0)
    wanted = " or ".join(WORDS[one] for one in takes)
    raise wrong("file-not-known", f"The file is no {wanted}, whatever its name says.", f"Save it as {wanted}.")


def _only_that(content: bytes, media: str) -> None:
    """Whether some program could take it for another kind of file. Raises Refused (file-of-two-kinds)."""
    seen = content[:_SNIFFED].lower()
    if (
        (media != PDF and b"%pdf-" in seen)
        or (media != PDF and any(tag in seen for tag in _PAGES))
        or (media == PDF and any(tag in seen[:512] for tag in _PAGES))
        or _is_zip(content)
    ):
        raise wrong("file-of-two-kinds", "The file is of two kinds at once.")


def _is_zip(content: bytes) -> bool:
    """Whether a program for archives would open it: such a file is read from its end."""
    at = len(content)
    while (at := content.rfind(_ZIP_END, max(0, len(content) - 65_535 - _ZIP_END_SIZE), at)) >= 0:
        behind = at + _ZIP_END_SIZE
        if behind <= len(content) and int.from_bytes(content[behind - 2 : behind], "little") <= len(content) - behind:
            return True
    return False

"""The message keys of images: entered, modified, cancelled and asked for by number, beside a record of any file.

The bytes travel in the message itself, in base64: a frame of a link takes small ones, and more come in over the API
(docs/api.md). Which fields the national keys take is not public; DOI, IMG and the case number are our own reading.
"""

import binascii
import re
from base64 import b64decode, b64encode
from datetime import date

from leads.hotfiles.declare.edits import pattern, wrong
from leads.hotfiles.declare.fields import coded_field, date_field, may, must, text_field
from leads.hotfiles.declare.keys import ADD_IMAGE, ASK_FOR_IMAGE, CHANGE_IMAGE, TAKE_BACK_IMAGE
from leads.hotfiles.things.record import fields as r
from leads.messages.fields import Field
from leads.messages.keys import MessageKey
from leads.rules.numbers import NUMBERS

_GROUP = "Image"
_EXAMPLE = "iVBORw0KGgo="
_SPACE = re.compile(r"\s+")
_MOST = -(-(NUMBERS["image.message_kilobytes"].ceiling or 0) * 1024 // 3) * 4


def _base64(raw: str, today: date) -> str:
    """Bytes as base64, in its one form; of what was sent nothing is said again."""
    packed = _SPACE.sub("", raw)
    if len(packed) > _MOST:
        cure = "Save the image smaller, or add it over the API or on the record's page."
        raise wrong("IMG", f"IMG has {len(packed):,} characters; {_MOST:,} are the most.", _EXAMPLE, cure=cure)
    try:
        content = b64decode(packed, validate=True)
    except (binascii.Error, ValueError):
        content = b""
    if not content:
        cure = "Send the bytes of the PNG or JPEG in base64, as RFC 4648 has it, with their padding."
        raise wrong("IMG", "IMG is no base64.", _EXAMPLE, cure=cure)
    return b64encode(content).decode()


IMN = Field(
    "IMN",
    "Image number",
    pattern("IMN", "I[0-9]{9,19}", "I and nine digits or more", "I990000001"),
    "I990000001",
    20,
    group=_GROUP,
    help="As the hit and the acknowledgment tell it",
)
IMT = coded_field("IMT", "Kind of image", _GROUP, "I", 1)
DOI = date_field("DOI", "Image taken on", _GROUP)
IMG = Field(
    "IMG", "Image", _base64, _EXAMPLE, _MOST, group=_GROUP, help="PNG or JPEG, base64", secret=True, hidden=True
)
WHY = text_field("MIS", "What is wrong with it", _GROUP, 400, "THAT IS ANOTHER CAR")

IMAGE_KEYS = (
    MessageKey("EIM", ADD_IMAGE, "Image: enter beside a record", (), must(r.NIC, r.OCA, IMT, DOI, IMG)),
    MessageKey("MII", CHANGE_IMAGE, "Image: modify its kind or day", (),
               (*must(IMN), *may(IMT, DOI), *must(WHY)), (("IMT",), ("DOI",))),
    MessageKey("XIM", TAKE_BACK_IMAGE, "Image: cancel", (), must(IMN, WHY)),
    MessageKey("QII", ASK_FOR_IMAGE, "Image: ask for it by its number", (), (*must(IMN), *r.ASKED_ABOUT)),
)  # fmt: skip


def content_of(value: str) -> bytes:
    """The bytes that IMG carries, once read."""
    return b64decode(value)


def size_in_words(value: str) -> str:
    """What an answer says of IMG in place of its bytes."""
    return f"{len(content_of(value)):,} bytes"

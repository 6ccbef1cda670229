"""Between bytes and values, and nothing else: what stands in a frame on a terminal link. docs/link.md is its page.

Invariants: `read(write_message(x)) == x` for every x that `write_message` accepts, and no text of an answer can end
its frame or begin its structured form early. No socket, no database and no clock here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import orjson

from leads.rules.refused import Refused

STX, ETX, GS = b"\x02", b"\x03", b"\x1d"
BARE_KEYS = frozenset(("SOF", "PNG"))  # to the link itself; they say all by their key
EXAMPLE = "QV.IL1990200.TVP2000417.TXT LIC/TST1234.LIS/IL"

PASSED_OVER = b"\r\n\x7f"  # in a message and between two, as if they were not there
_CODE = r"[A-Z][A-Z0-9]{1,3}"
_KEY_SHAPE = r"[A-Z][A-Z0-9]{1,4}(?:-[A-Z])?"  # QV, EWJ, EV-P
_PLACE_SHAPE = r"[A-Z0-9]{9}|[A-Z0-9]{4}|[A-Z0-9]{2}"  # an ORI, a device, a state or region
_HEADER = re.compile(rf"({_KEY_SHAPE})\.([A-Z0-9]{{9}})\.((?:(?:{_PLACE_SHAPE})\.)*)([A-Z0-9]{{1,10}})\.TXT")
_SPLIT = re.compile(rf"\.({_CODE})/").split  # ".LIC/TST1234.LIS/IL" -> ["", "LIC", "TST1234", "LIS", "IL"]
_FIRST = re.compile(rf"{_CODE}/")
_KEY, _ORI, _PLACE, _REFERENCE = (
    re.compile(shape).fullmatch
    for shape in (
        r"[A-Z][A-Z0-9]{1,4}(?:-[A-Z])?",
        r"[A-Z0-9]{9}",
        r"[A-Z0-9]{9}|[A-Z0-9]{4}|[A-Z0-9]{2}",
        r"[A-Z0-9]{1,10}",
    )
)
# Control characters; ends of lines and turns of direction that words from a page may carry.
_UNPRINTABLE = re.compile(r"[^\n -~\x80-\U0010ffff]|[\x80-\x9f\u2028-\u202e\u2066-\u2069]")


class Envelope(NamedTuple):
    """A message as its sender meant it: what is asked, for whom, under which reference, and the fields in order."""

    key: str
    ori: str
    destinations: tuple[str, ...]
    reference: str
    pairs: tuple[tuple[str, str], ...]


class AnswerFrame(NamedTuple):
    """An answer as a terminal gets it: header lines, text for a person, data for a program."""

    header: tuple[str, ...]
    text: str
    data: dict[str, Any]

    @property
    def key(self) -> str:
        """The message key that is answered, or of what came by itself."""
        return self.header[0].split(".")[0]

    @property
    def reference(self) -> str:
        """The sender's own reference, "" where nothing was asked."""
        return self.header[0].split(".")[2] if self.header[0].count(".") > 1 else ""

    @property
    def outcome(self) -> str:
        """What happened, as a word for a program. Never to be taken from the text."""
        return str(self.data.get("outcome", ""))


# A message in


def read(raw: bytes) -> Envelope:
    """Reads what a terminal sent: key, ORI, destinations, reference and fields, or says where it is wrong.

    `raw` is a frame's payload, without STX and ETX: UTF-8, of which plain ASCII is a part. CR, LF and DEL are passed
    over wherever they stand. A period that is not followed by a code and a slash belongs to the value. What a field may
    hold, how letters with accents are read, and whether an empty field means something, is for its message key to say.
    Raises Refused with a code beginning "wire-" and the position (from 1) of the first wrong character.
    """
    try:
        text = raw.translate(None, PASSED_OVER).decode()
    except UnicodeDecodeError:
        raise _binary(raw) from None
    found = _HEADER.match(text)
    if not found or not text.isprintable():
        if not text.isprintable() and not _typed(text):
            raise _binary(raw)
        if not found:
            raise _bad_header(text)
    key, ori, places, reference = found.groups()
    parts = _SPLIT("." + text[found.end() :])
    values = parts[2::2]
    if parts[0] or not values or text[-1] == ".":
        if key in BARE_KEYS and len(text) == found.end():
            return Envelope(key, ori, (), reference, ())
        raise _bad_fields(text, found.end(), parts)
    destinations = tuple(places[:-1].split(".")) if places else ()
    return Envelope(key, ori, destinations, reference, tuple(zip(parts[1::2], values, strict=True)))


def no_field_empty(message: Envelope, needed: Collection[str] = ()) -> None:
    """Refuses a message with an empty field; one of the `needed` has to be filled in. Refused: wire-empty-field."""
    at = len(".".join((message.key, message.ori, *message.destinations, message.reference, "TXT"))) + 1
    for code, value in message.pairs:
        if not value:
            sentence = f"Field {code} at character {at} is empty."
            cure = "Fill it in: the message needs it." if code in needed else "Leave out both the code and its slash."
            raise _no("wire-empty-field", sentence, cure, field=code)
        at += len(code) + len(value) + 2


def says_the_same(one: bytes, other: bytes) -> bool:
    """Whether two frames are read as the same message: what is passed over (CR, LF, DEL) makes no difference."""
    return one == other or one.translate(None, PASSED_OVER) == other.translate(None, PASSED_OVER)


def header_of(raw: bytes) -> tuple[str, str, str]:
    """Key, ORI and reference as far as they can be read, so that even a refusal finds its question.

    Never raises. ("ER", "", "") where nothing can be read; the reference is "" where only key and ORI can.
    """
    text = raw.translate(None, PASSED_OVER)[:200].decode("ascii", "replace")  # as `read` sees it, however it is padded
    if found := _HEADER.match(text):
        return found[1], found[2], found[4]
    key, _, rest = text.partition(".")
    ori = rest.partition(".")[0]
    return (key, ori, "") if _KEY(key) and _ORI(ori) else ("ER", "", "")


def _typed(text: str) -> bool:
    """Whether all of a text can be typed: printable, or a blank of some width, which programs put between words."""
    return all(sign.isprintable() or unicodedata.category(sign) == "Zs" for sign in text)


def _binary(raw: bytes) -> Refused:
    """Which byte does not belong into a message, and where it stands."""
    at = next(at for at, sign in _signs(raw) if not _typed(sign))
    return Refused(
        "wire-character",
        f"Character {at + 1} of the message is byte {raw[at]:02X} (hexadecimal), which a message may not contain.",
        cure="Send printable text in UTF-8, best in plain ASCII; new lines are allowed and passed over.",
        example=EXAMPLE,
    )


def _signs(raw: bytes) -> Iterator[tuple[int, str]]:
    """Each sign with the place of its first byte; a byte that is no UTF-8 is no sign that can be typed."""
    at = 0
    for sign in raw.decode(errors="surrogateescape"):
        if sign not in "\r\n\x7f":
            yield at, sign
        at += len(sign.encode(errors="surrogateescape"))


def _bad_header(text: str) -> Refused:
    """Names the first part of the header that is wrong."""
    if not text:
        return _no("wire-empty", "The message is empty.", "Send a header and at least one field.")
    head, mark, _ = text.partition(".TXT")
    parts = head.split(".")
    checks = [("key", "wire-key", _KEY, "a message key"), ("ORI", "wire-ori", _ORI, "the sender's nine-character ORI")]
    at = 1
    for part, (_name, code, right, meaning) in zip(parts, checks, strict=False):
        if not right(part):
            return _no(code, f"At character {at} {meaning} is expected, not {_shown(part)}.", "Correct the header.")
        at += len(part) + 1
    if not mark:
        return _no("wire-txt", "The header has no end: TXT after a period is missing.", "Put .TXT after the reference.")
    if len(parts) < 3:
        return _no("wire-reference", f"At character {at} the reference is missing.", "Give each message a reference.")
    for part in parts[2:-1]:
        if not _PLACE(part):
            return _no("wire-destination", f"At character {at}, {_shown(part)} is no destination.", _PLACES)
        at += len(part) + 1
    return _no(
        "wire-reference",
        f"At character {at} a reference of one to ten capitals or digits is expected, not {_shown(parts[-1])}.",
        "Shorten the reference, or leave out other characters.",
    )


_PLACES = "A destination is a state or region (2 characters), a device (4) or an ORI (9)."


def _bad_fields(text: str, start: int, parts: list[str]) -> Refused:
    """Names the first field that is wrong; `parts` is the text after the header, split at its codes."""
    at = start + 1
    if not text[start:]:
        return _no("wire-no-fields", "There is nothing after TXT.", "Send at least one field.")
    if parts[0] or len(parts) == 1:
        shown = _shown(text[start : start + 12])
        return _no("wire-field", f"At character {at} a field is expected, such as LIC/TST1234, not {shown}.", _FIELDS)
    return _no("wire-last-period", "The last character is a period.", "Periods stand between fields, none at the end.")


_FIELDS = "A field is a code of two to four characters, a slash and a value; periods stand between fields."


def _no(code: str, sentence: str, cure: str, field: str | None = None) -> Refused:
    return Refused(code, sentence, cure=cure, field=field, example=EXAMPLE)


def _shown(part: str) -> str:
    return f'"{part[:20]}"' if part else "nothing"


# A message out


def write_message(
    key: str, ori: str, reference: str, pairs: Iterable[tuple[str, str]], destinations: Iterable[str] = ()
) -> bytes:
    """The message as it goes over the link, without STX and ETX.

    Raises Refused, code "wire-not-as-meant", where the switch would read something else than was meant, such as a
    value that holds a period and a code; and as `read` does where a part has the wrong shape.
    """
    meant = Envelope(key, ori, tuple(destinations), reference, tuple((code, value) for code, value in pairs))
    header = ".".join((key, ori, *meant.destinations, reference, "TXT"))
    raw = (header + "\r\n" + ".".join(f"{code}/{value}" for code, value in meant.pairs)).encode("utf-8")
    if read(raw) != meant:
        wrong = next((code for code, value in meant.pairs if not _plain(code, value)), None)
        sentence = "This message would be read as something else than it says."
        raise _no("wire-not-as-meant", sentence, "Take periods followed by a code, and new lines, out.", field=wrong)
    return raw


def _plain(code: str, value: str) -> bool:
    """Whether a field on its own reads back as itself."""
    return _FIRST.fullmatch(code + "/") is not None and _SPLIT("." + value) == ["." + value] and _typed(value)


# An answer


def write_answer(
    key: str,
    ori: str,
    reference: str,
    *,
    received: tuple[datetime, int] | None,
    sent: tuple[datetime, int],
    to: str,
    text: str,
    data: Mapping[str, Any],
) -> bytes:
    """An answer as it goes over the link, without STX and ETX: three header lines, TXT, the text, GS, the data.

    `received` and `sent` are a time in the zone that the reader should see, and the device's running count; there is
    no `received` where nothing was asked. `to` is the receiver's ORI. Control characters in `text`, and what turns or
    breaks its lines, become spaces.
    """
    first = f"{key}.{ori}.{reference}" if reference else f"{key}.{ori}"
    came = f"{_stamp(received[0])} {received[1]:05d}" if received else "-"
    head = f"{first}\n{came}\n{_stamp(sent[0])} {sent[1]:05d} {to}\nTXT\n"
    if not text.isascii() or not text.replace("\n", "").isprintable():
        text = _UNPRINTABLE.sub(" ", text)
    return (head + text).encode("utf-8", "replace") + GS + orjson.dumps(data, option=orjson.OPT_UTC_Z)


def _stamp(at: datetime) -> str:
    return _minute(at.year, at.month, at.day, at.hour, at.minute)


@lru_cache(maxsize=256)
def _minute(year: int, month: int, day: int, hour: int, minute: int) -> str:
    return f"{hour:02}:{minute:02} {month:02}/{day:02}/{year:04}"


def read_answer(payload: bytes) -> AnswerFrame:
    """Reads an answer as a terminal does. Raises ValueError when the payload is no answer."""
    words, mark, data = payload.rpartition(GS)
    head, begin, text = words.decode("utf-8").partition("\nTXT\n")
    header = tuple(head.split("\n"))
    if not mark or not begin or len(header) != 3:
        raise ValueError(f"no answer: {payload[:60]!r}")
    return AnswerFrame(header, text, orjson.loads(data))


def refusal_text(no: Refused) -> str:
    """A no in plain lines: what did not happen and why, an example that is right, the cure, the clause."""
    lines = (
        ("", no.sentence),
        ("EXAMPLE: ", no.example),
        ("TO CURE: ", no.cure),
        ("CLAUSE: ", no.clause),
    )
    return "\n".join(label + line for label, line in lines if line)

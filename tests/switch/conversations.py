r"""Conversations with the switch, kept as text: what a terminal says (`> `), what it hears (`< `), replayed for real.

A page's blocks begin with ```link, alone for a new connection, or with a device that is signed on first; a file of
tests/transcripts holds blocks of the same kind. In a block an empty line parts frames. What differs from run to run is
masked: {time}, {number}, {record}, {token}, {resume}. Said, {record} is the record that was heard of last.
`> ` may be `! ` for bytes as they are, with \x02 and the like. `<` alone
is an answer that is still to be written (`--rewrite`); `< (the link ends)` is what it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from leads.messages import wire

BLOCK = re.compile(r"^```link ?([A-Z0-9]{4})?[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
END = "< (the link ends)"
MASKS = (
    (re.compile(r"\d\d:\d\d \d\d/\d\d/\d{4} \d{5}"), "{time} {number}"),
    (re.compile(r'(?<="message":)\d+'), "{number}"),
    (re.compile(r"\b[A-Z]\d{9,}\b"), "{record}"),
)


@dataclass
class Step:
    """One frame, said or heard."""

    lines: list[str]

    @property
    def said(self) -> bool:
        return self.lines[0][:1] in ">!"

    def as_bytes(self, token: str, number: str, record: str = "") -> bytes:
        """What goes over the socket."""
        if self.lines[0].startswith("!"):
            return self.lines[0][2:].encode().decode("unicode_escape").encode("latin-1")
        text = "\r\n".join(line[2:] for line in self.lines).replace("{token}", token).replace("{number}", number)
        text = text.replace("{record}", record)
        return wire.STX + text.encode() + wire.ETX

    def __str__(self) -> str:
        return "\n".join(self.lines)


@dataclass
class Conversation:
    """A block: at which device it takes place, if it begins signed on, and its frames."""

    device: str
    steps: list[Step]
    span: tuple[int, int] = field(default=(0, 0))


def conversations(page: Path) -> list[Conversation]:
    """The blocks of a page, in its order."""
    found = []
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        steps = [Step(part.splitlines()) for part in re.split(r"\n\s*\n", block[2].strip("\n"))]
        found.append(Conversation(block[1] or "", steps, block.span(2)))
    return found


def shown(payload: bytes) -> list[str]:
    """An answer as a page shows it: text, then the structured form, one member a line, with its masks."""
    words, _, data = payload.rpartition(wire.GS)
    text = words.decode()
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    lines = [f"< {line}".rstrip() for line in text.split("\n")]
    return [*lines, "< {GS}{", *(f"<   {line}" for line in _members(orjson.loads(data))), "< }"]


def _members(data: dict[str, object]) -> list[str]:
    masked = {name: _masked(name, value) for name, value in data.items()}
    last = len(masked) - 1
    return [
        f"{orjson.dumps(name).decode()}: {value}{',' if at < last else ''}"
        for at, (name, value) in enumerate(masked.items())
    ]


def _masked(name: str, value: object) -> str:
    if name in ("message", "number", "asked_message") and value:
        return "{number}"
    if name == "at":
        return '"{time}"'
    if name == "resume" and isinstance(value, dict):
        value = {**value, "token": "{resume}"}
    text = orjson.dumps(value).decode()
    for pattern, mask in MASKS:
        text = pattern.sub(mask, text)
    return text


def rewritten(page: Path, told: list[Conversation]) -> str:
    """The page with its conversations as they went this time."""
    text = page.read_text(encoding="utf-8")
    for one in reversed(told):
        start, end = one.span
        text = text[:start] + "\n\n".join(map(str, one.steps)) + "\n" + text[end:]
    return text

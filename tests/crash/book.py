"""What terminals sent and heard, on disk before they go on: the evidence that the database is held against."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from leads.messages.wire import AnswerFrame, read_answer

Identity = tuple[str, str]  # device and reference: what a message is known by


@dataclass
class Sent:
    """A message of a terminal: what it was meant to bring about, its bytes, and every answer that came to it."""

    device: str
    reference: str
    meant: str  # "enter", "cancel", "ask planted", "ask never", "ask pair", "ask cancelled"
    plate: str
    record: str  # the record that it is about, where that was known
    raw: str
    times: int = 1
    answers: list[str] = field(default_factory=list)

    @property
    def frame(self) -> AnswerFrame:
        """The first answer, read."""
        return read_answer(self.answers[0].encode())


@dataclass
class Story:
    """Everything that all terminals sent and heard."""

    sent: dict[Identity, Sent] = field(default_factory=dict)
    mail: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # device, and data of what came by itself
    troubles: list[str] = field(default_factory=list)
    put_off: Counter[str] = field(default_factory=Counter)  # answers that only said: send it again

    def answered(self, meant: str) -> Iterator[Sent]:
        """Messages of one meaning that have an answer."""
        return (one for one in self.sent.values() if one.meant == meant and one.answers)


class Book:
    """The file of facts. Each is on disk before the call returns."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def write(self, fact: str, **more: object) -> None:
        """One fact more."""
        os.write(self._file, json.dumps({"fact": fact, **more}).encode() + b"\n")
        os.fdatasync(self._file)

    def sent(self, one: Sent) -> None:
        """A message is about to leave, or to leave again."""
        self.write(
            "sent",
            device=one.device,
            reference=one.reference,
            meant=one.meant,
            plate=one.plate,
            record=one.record,
            raw=one.raw,
        )

    def close(self) -> None:
        """No more facts."""
        os.close(self._file)


def read(path: Path) -> Story:
    """The story as the file tells it; nothing else is believed by the audit."""
    story = Story()
    with path.open() as lines:
        for line in lines:
            _add(story, json.loads(line))
    return story


def _add(story: Story, fact: dict[str, Any]) -> None:
    kind = fact.pop("fact")
    if kind == "sent":
        known = story.sent.setdefault((fact["device"], fact["reference"]), Sent(**fact, times=0))
        known.times += 1
        if known.raw != fact["raw"]:
            story.troubles.append(f"the terminal itself used {fact['reference']} for two messages")
    elif kind == "heard":
        story.sent[fact["device"], fact["reference"]].answers.append(fact["payload"])
    elif kind == "mail":
        story.mail.append((fact["device"], read_answer(fact["payload"].encode()).data))
    elif kind == "put off":
        story.put_off[fact["code"]] += 1
    else:
        story.troubles.append(fact["words"])

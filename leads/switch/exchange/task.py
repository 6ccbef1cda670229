"""One message on its way through the exchange: what it turned out to be, and what is said to it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from secrets import token_hex
from typing import Any
from zoneinfo import ZoneInfo

from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages import wire
from leads.messages.keys import MessageKey, Route
from leads.people.sign_on import Session
from leads.switch.exchange import journal, replies
from leads.switch.exchange.waiting import Waiting
from leads.switch.models import as_text

TOLD = ("hit", "no record")  # what an inquiry learns
NumberOf = Callable[[Session], int]


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """A zone by name, read once."""
    return ZoneInfo(name)


class Task:
    """A message in a batch. `begin` makes it as new, so that a round can be tried again; its output count stays."""

    __slots__ = (
        "again", "answer", "asked", "clause", "data", "error", "event", "files", "header", "id", "key", "line_data",
        "number", "outcome", "payload", "record", "reference", "session", "stored", "text", "today", "values",
        "waiting", "zone",
    )  # fmt: skip

    def __init__(self, waiting: Waiting, header: tuple[str, str, str]) -> None:
        self.waiting = waiting
        self.session = waiting.session
        self.header = header
        self.number = 0
        self.payload = b""  # what leaves: set only when it is committed
        self.begin()

    def begin(self) -> None:
        """Forgets what a round that failed had found out."""
        self.id = 0
        self.key: MessageKey | None = None
        self.reference = self.header[2]
        self.values: Mapping[str, str] = {}
        self.files: tuple[str, ...] = ()
        self.asked: tuple[str, ...] = ()
        self.record: int | None = None
        self.outcome = self.text = self.clause = self.error = ""
        self.event = "switch:message:answered"
        self.data: dict[str, Any] = {}
        self.line_data: dict[str, Any] = {}
        self.answer = b""
        self.stored = True
        self.again = False
        self.zone = zone_of("UTC")
        self.today = date.min

    @property
    def may_act(self) -> bool:
        """Whether this message may change something, so that its place among its device's messages matters."""
        key = MESSAGE_KEYS.get(self.header[0])
        return key is not None and key.route is Route.ACT

    @property
    def is_inquiry(self) -> bool:
        """Whether it asks the hot files and nothing has refused it."""
        return self.key is not None and not self.outcome and self.key.route is Route.ASK

    @property
    def is_act(self) -> bool:
        """Whether it changes a record and nothing has refused it."""
        return self.key is not None and not self.outcome and self.key.route is Route.ACT

    def message_row(self) -> dict[str, Any]:
        """The message as the journal stores it. Without a readable reference it gets one no sender can use."""
        session = self.session
        self.reference = self.reference or f"~{token_hex(8)}"
        return {
            "device_id": session.device_id, "reference": self.reference, "person_id": session.person_id,
            "session_id": session.id, "key": self.header[0], "raw": as_text(self.waiting.raw),
            "received_at": self.waiting.received_at,
        }  # fmt: skip

    @property
    def place(self) -> journal.Place:
        """What the message is known by."""
        return (self.session.device_id, self.reference)

    def found_before(self, id_: int, raw: bytes, payload: bytes | None, outcome: str | None) -> bool:
        """The device used this reference before: the same message gets the same answer; another one: False."""
        self.id = id_
        self.stored = raw == self.waiting.raw
        same = self.stored
        if same and payload is not None:
            if self.outcome == "refused" and outcome in TOLD:
                self.stored = False  # who may not ask today is not told yesterday's answer either
            else:
                self.again, self.answer, self.outcome = True, payload, outcome or ""
        return same

    def say(self, outcome: str, text: str, data: dict[str, Any]) -> None:
        """What is said to it."""
        self.outcome, self.text, self.data = outcome, text, data

    def seal(self, now: datetime, next_number: NumberOf) -> None:
        """Writes the answer as it will leave, text and structured form. One sent before stays as it was.

        Output counts rise in the order in which answers leave; one is reserved once, however often a round is tried.
        """
        if self.again:
            return
        if self.stored:
            self.number = self.number or next_number(self.session)
        else:
            self.number = 0  # as the link's own words: it is not kept, so it takes no place in the count
        session, reference = self.session, "" if self.reference.startswith("~") else self.reference
        text = replies.parked_text(self.id) if self.outcome == "parked" else self.text
        said = {
            "reference": reference, "key": self.header[0], "message": self.id, "number": self.number, "at": now,
            "outcome": self.outcome, "hits": (), "searched": (), "asked": self.values, "record": None, "warnings": (),
            "no": None, "unsolicited": False, **self.data,
        }  # fmt: skip
        self.answer = wire.write_answer(
            self.header[0], session.ori, reference,
            received=(self.waiting.received_at.astimezone(self.zone), self.number),
            sent=(now.astimezone(self.zone), self.number), to=session.ori, text=text, data=said,
        )  # fmt: skip

    def answer_row(self, now: datetime) -> dict[str, Any]:
        """The answer as the journal stores it."""
        return {
            "device_id": self.session.device_id, "number": self.number, "message_id": self.id, "outcome": self.outcome,
            "payload": self.answer.decode(), "made_at": now,
        }  # fmt: skip

    def line(self, now: datetime) -> dict[str, Any]:
        """The ledger line: who, from where, which message, which outcome under which clause; no personal data."""
        session, data = self.session, self.line_data
        if "PUR" in self.values:
            data = {**data, "purpose": self.values["PUR"]}
        if self.again:
            data = {"again": True}
        return journal.line(
            self.event, at=now, by=session.user_id, ori=session.ori, device=session.mnemonic,
            subject=f"message:{self.id}", outcome=self.outcome, clause=self.clause, data=data,
        )  # fmt: skip

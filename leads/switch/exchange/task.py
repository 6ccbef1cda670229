"""One message on its way through the exchange: as it came, what it turned out to be, and what is said to it."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from secrets import token_hex
from zoneinfo import ZoneInfo

import orjson

from leads.hotfiles.attachments.keys import IMG, size_in_words
from leads.hotfiles.registry import MESSAGE_KEYS
from leads.messages import wire
from leads.messages.keys import MessageKey, Route
from leads.rules.refused import Refused
from leads.switch.exchange.answer import Answer
from leads.switch.exchange.journal import Before, Row
from leads.switch.exchange.waiting import Waiting
from leads.switch.models import as_text


@lru_cache(maxsize=64)
def zone_of(name: str) -> ZoneInfo:
    """A zone by name, read once."""
    return ZoneInfo(name)


class Task:
    """A message in a batch. What it is called stays; `begin` forgets the rest, so that a round can be tried again."""

    __slots__ = (
        "answer", "asked", "before", "files", "id", "key", "message", "number", "ori", "payload", "reference", "route",
        "sent_as", "session", "today", "unread", "values", "waiting", "written", "zone",
    )  # fmt: skip

    def __init__(self, waiting: Waiting) -> None:
        self.waiting = waiting
        self.session = waiting.session
        self.message: wire.Envelope | None = None
        self.unread: Refused | None = None  # why it can't be read
        try:
            self.message = message = wire.read(waiting.raw)
            self.sent_as, self.ori, self.reference = message.key, message.ori, message.reference
        except Refused as refused:
            self.unread = refused
            self.sent_as, self.ori, self.reference = wire.header_of(waiting.raw)
        # Without a readable reference it gets one that no sender can use, and that stays its own.
        self.reference = self.reference or f"~{token_hex(8)}"
        self.key: MessageKey | None = MESSAGE_KEYS.get(self.sent_as)
        self.route = self.key.route if self.key is not None else None
        self.id = 0
        self.number = 0  # the device's output count; reserved once, however often a round is tried
        self.before: Before | None = None  # what became of it when it was sent before
        self.payload = b""  # what leaves: set only when it is committed
        self.begin()

    def begin(self) -> None:
        """Forgets what a round that failed had found out."""
        self.values: Mapping[str, str] = {}
        self.files: tuple[str, ...] = ()
        self.asked: tuple[str, ...] = ()
        self.answer: Answer | None = None
        self.written = b""
        self.zone = zone_of("UTC")
        self.today = date.min

    @property
    def may_act(self) -> bool:
        """Whether this message may change something, so that its place among its device's messages matters."""
        return self.route in {Route.ACT, Route.BESIDE}

    def without_bytes(self, shown: Mapping[str, str]) -> Mapping[str, str]:
        """Its values as the answer says them again: of an image's bytes only how many they are."""
        if self.route is not Route.BESIDE or IMG.code not in shown:
            return shown
        return {**shown, IMG.code: size_in_words(self.values[IMG.code])}

    @property
    def identity(self) -> tuple[int, str]:
        """What the message is known by: device and reference."""
        return (self.session.device_id, self.reference)

    @property
    def is_stored(self) -> bool:
        """Whether the journal takes it: everything but what it has already."""
        return self.before is None

    def goes(self, route: Route) -> bool:
        """Whether it goes this way, and nothing has refused it."""
        return self.route is route and self.answer is None

    def row(self) -> Row:
        """Message, answer and ledger line: who, from where, which outcome under which clause."""
        session, answer = self.session, self.answer
        assert answer is not None
        data = answer.line_data
        if "PUR" in self.values:
            data = {**data, "purpose": self.values["PUR"]}
        return Row(
            self.id,
            session.device_id,
            self.reference,
            session.person_id,
            session.id,
            self.sent_as,
            as_text(self.waiting.raw),
            self.waiting.received_at,
            self.number,
            answer.outcome,
            self.written.decode(),
            1 if self.before is None else 0,
            answer.event,
            session.user_id,
            session.ori,
            session.mnemonic,
            answer.clause,
            orjson.dumps(data).decode() if data else "{}",
            session.month,
            session.resends_from,
        )

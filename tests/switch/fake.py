"""An exchange without law or database: answers every message at once. For tests of sockets, and to measure them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from leads.ledger.actor import Actor
from leads.messages import wire
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.switch.exchange.waiting import Waiting

NOW = datetime(2026, 11, 23, 16, 4, tzinfo=UTC)
DEVICES = {"TVP2": ("IL1990200", 2), "SMP1": ("IL1990100", 1), "SMP3": ("IL1990100", 3)}


@dataclass
class FakeExchange:
    """Knows three devices, or any DEVn of IL1990200 when `many`. Any token but "wrong" is right."""

    many: bool = False
    delay: float = 0.0
    batches: list[int] = field(default_factory=list)
    answered: list[bytes] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    peers: list[str] = field(default_factory=list)  # where each note's link came from
    signed_on: dict[int, Session] = field(default_factory=dict)
    signed_off: list[tuple[str, str]] = field(default_factory=list)
    mail: dict[int, list[bytes]] = field(default_factory=dict)
    acknowledged: list[int] = field(default_factory=list)
    fail: bool = False
    fail_to_begin: bool = False
    gate: threading.Event = field(default_factory=threading.Event)  # cleared: batches wait
    keep: bool = True
    over: set[int] = field(default_factory=set)  # sessions that somebody else has ended
    away: int = 0  # so many steps find the database away

    def __post_init__(self) -> None:
        self.gate.set()
        self.wake: Callable[[int], None] | None = None

    def sign_on(self, *, token: str, mnemonic: str, ori: str, now: datetime, address: str = "") -> Session:
        if self.many and mnemonic.startswith("DEV"):
            own, device = "IL1990200", 1000 + int(mnemonic[3:])
        else:
            own, device = DEVICES.get(mnemonic, ("", 0))
        if own != ori:
            raise Refused("unknown-device", f"{ori} has no device {mnemonic}.", "1240.40(b)", "Check mnemonic and ORI.")
        if token == "wrong":
            raise Refused("token-unknown", "This sign-on token is not known.", None, "Get a new token.", field="TKN")
        if device in self.signed_on:
            raise Refused("device-in-use", f"Somebody is signed on at {mnemonic}.", None, "Sign off there first.")
        session = Session(device, device, Actor(7, "TESTER", 1, ori, mnemonic), "full", "link", now, now, 884)
        self.signed_on[device] = session
        return session

    def sign_off(self, session: Session, *, why: str, now: datetime) -> None:
        del self.signed_on[session.device_id]
        self.signed_off.append((session.mnemonic, why))

    @property
    def presence(self) -> FakeExchange:
        """It knows itself who is there."""
        return self

    def begin(self, batch: list[Waiting]) -> FakeBatch:
        if self.fail_to_begin:
            raise RuntimeError("on purpose")
        return FakeBatch(self, batch)

    def answer(self, batch: list[Waiting], now: datetime) -> list[bytes]:
        self.gate.wait(10)
        if self.delay:
            time.sleep(self.delay)
        if self.fail:
            raise RuntimeError("on purpose")
        self.batches.append(len(batch))
        if self.keep:
            self.answered.extend(one.raw for one in batch)
        return [self._one(one, now) for one in batch]

    def alive(self, now: datetime) -> set[int]:
        return self.over

    def _one(self, waiting: Waiting, now: datetime) -> bytes:
        session = waiting.session
        session.number += 1
        data = {"outcome": "no record", "number": session.number, "hits": [], "no": None, "unsolicited": False}
        text = "NO RECORD\nSearched: Stolen vehicles, Stolen plates, as of 16:04"
        try:
            message = wire.read(waiting.raw)
            header = (message.key, message.ori, message.reference)
            data["asked"] = dict(message.pairs)
        except Refused as no:
            header, text = wire.header_of(waiting.raw), wire.refusal_text(no)
            data |= {"outcome": "refused", "no": no.as_dict()}
        received, sent = (waiting.received_at, 1), (now, session.number)
        return wire.write_answer(*header, received=received, sent=sent, to=session.ori, text=text, data=data)

    def post(self, device: int, text: str) -> None:
        """Something that comes by itself."""
        session = self.signed_on[device]
        session.number += 1
        data = {"outcome": "delayed hit", "number": session.number, "no": None, "unsolicited": True}
        payload = wire.write_answer(
            "QV", session.ori, "", received=None, sent=(NOW, session.number), to=session.ori, text=text, data=data
        )
        self.mail.setdefault(device, []).append(payload)
        assert self.wake
        self.wake(device)

    def kept(self, session: Session, now: datetime) -> list[bytes]:
        return self.mail.pop(session.device_id, [])

    def acknowledge(self, session: Session, number: int, now: datetime) -> None:
        self.acknowledged.append(number)

    def note_bad(self, session: Session | None, peer: str, code: str, sentence: str, now: datetime) -> None:
        self.peers.append(peer)
        self.notes.append((session.mnemonic if session else "", code, sentence))

    def doorbell(self, wake: Callable[[int], None]) -> None:
        self.wake = wake


@dataclass
class FakeBatch:
    """Messages on their way through it."""

    exchange: FakeExchange
    batch: list[Waiting]
    answers: list[bytes] = field(default_factory=list)

    def step(self, now: datetime) -> bool:
        if self.exchange.away:
            self.exchange.away -= 1
            return False
        self.answers = self.exchange.answer(self.batch, now)
        return True

    def payloads(self) -> list[bytes]:
        return self.answers

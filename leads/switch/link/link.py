"""One terminal's connection: frames in, frames out, limits and time-outs. Nothing here knows what a message means.

Invariants: a connection's messages are in at most one batch at a time, so they are answered in the order in which they
came; what a terminal has not read, and what it has not finished sending, never grows past the limits.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol, cast
from zoneinfo import ZoneInfo

from leads.messages import wire
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.switch.exchange.answer import told
from leads.switch.exchange.waiting import Waiting
from leads.switch.link import proxy_protocol
from leads.switch.link import refusals as link_answers
from leads.switch.link.limits import Limits

_STX, _ETX = wire.STX, wire.ETX
NEW, SIGNING, ON, CLOSING = range(4)
HUNG_UP = "the terminal hung up"
_CONTROL = frozenset((b"SON.", b"SOF.", b"PNG.", b"ACK."))
_BETWEEN_FRAMES = wire.ETX + wire.STX


def without_blanks(data: bytes) -> bytes:
    """What came, from its first STX on: new lines may stand anywhere, so also between frames."""
    return data if data.startswith(_STX) else data.lstrip(wire.PASSED_OVER)


class TakesCare(Protocol):
    """The desk, as a link knows it: everything that is not a message goes there and comes back later."""

    def sign_on(self, link: Link, message: wire.Envelope, raw: bytes, *, token: str, mnemonic: str) -> None: ...
    def acknowledge(self, link: Link, number: int) -> None: ...
    def note(self, link: Link, code: str, sentence: str) -> None: ...


class Serves(Protocol):
    """The server, as its links, its desk and its sweep know it."""

    loop: asyncio.AbstractEventLoop
    limits: Limits
    clock: Callable[[], datetime]
    links: set[Link]
    stopping: bool
    proxied: bool

    @property
    def desk(self) -> TakesCare: ...
    def arrived(self, link: Link) -> None: ...
    def came_from(self, link: Link) -> None: ...
    def looked_at(self, link: Link, refused: bool = False) -> None: ...
    def left(self, link: Link) -> None: ...
    def gather(self, link: Link, waiting: Waiting) -> None: ...
    def gather_all(self, link: Link) -> None: ...
    def back(self, what: Callable[..., None], *values: object) -> None: ...


class Link(asyncio.Protocol):
    """A terminal at the other end of a socket, from its connection to its end."""

    __slots__ = (
        "address", "away", "began", "farewell", "heard", "held", "kept_asked", "out", "pending", "rest", "server",
        "session", "since", "state", "stuck", "transport", "tries", "unnamed", "waiting", "why",
    )  # fmt: skip

    def __init__(self, server: Serves) -> None:
        self.server = server
        self.transport: asyncio.Transport = None  # type: ignore[assignment]  # set before anything else happens
        self.session: Session | None = None
        self.state = NEW
        self.address = ""  # where it comes from
        self.unnamed = server.proxied  # its proxy has not said yet where that is
        self.rest = b""  # begun but not ended, or held back while too much waits
        self.held = False  # nothing more is taken until what waits is answered
        self.stuck = False  # the terminal does not read
        self.away = False  # some of its messages are in a batch
        self.pending = 0  # messages taken and not answered
        self.waiting: list[Waiting] = []  # taken while others of its messages were away
        self.out: list[bytes] = []  # answers of the batch that has just come back
        self.kept_asked = False
        self.farewell = b""  # the answer to a sign-off, after all others
        self.tries = 0
        self.began = 0.0  # when the frame began that has not ended; 0 where there is none
        self.since = self.heard = server.loop.time()
        self.why = "the link broke"

    # What comes in

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)
        if not self.unnamed:
            self.address = (transport.get_extra_info("peername") or ("",))[0]
        self.server.arrived(self)

    def data_received(self, data: bytes) -> None:
        """Cuts the stream into frames. Many may come at once; one may come in many pieces."""
        if self.state == CLOSING:
            return
        server = self.server
        self.heard = server.loop.time()
        if self.rest:
            data = self.rest + data
        if self.unnamed:
            data = self.named(data)
            if self.state == CLOSING or not data:
                return
        if self.held:
            self.rest = data
            if len(data) > server.limits.frame_bytes:
                self.transport.pause_reading()
            return
        self.take(data)

    def named(self, data: bytes) -> bytes:
        """Reads where the link comes from, which its proxy says first of all; gives what follows."""
        self.rest, self.began = data, self.began or self.heard
        try:
            found = proxy_protocol.read(data)
        except ValueError:
            self.cut("link-no-address")
            return b""
        if found is None:
            return b""
        self.unnamed, self.rest, self.began = False, b"", 0.0
        self.address = found[0]
        self.server.came_from(self)
        return data[found[1] :]

    def take(self, data: bytes) -> None:
        """Takes whole frames, as many as may wait, and keeps the rest."""
        room = 0
        while not self.held and self.state != CLOSING:
            room = self.server.limits.waiting_messages - self.pending
            *frames, self.rest = data.split(_ETX, room)
            for at, frame in enumerate(frames):
                if not self.fits(one := without_blanks(frame)):
                    return
                self.began = 0.0
                self.one(one[1:])
                if self.state != ON and (self.held or self.state == CLOSING):
                    self.rest = _ETX.join((*frames[at + 1 :], self.rest))
                    return
            if self.pending >= self.server.limits.waiting_messages:
                self.held = True
            if len(frames) < room:
                break  # no whole frame is left
            data = self.rest
        if not self.held:
            self.rest = without_blanks(self.rest)
        if self.rest and not self.held and self.fits(self.rest):
            self.began = self.began or self.heard  # against the clock, from its first character on

    def fits(self, frame: bytes) -> bool:
        """Whether a frame, without its ETX, begins with STX and keeps its length; if not, the link is cut."""
        if not frame.startswith(_STX):
            self.cut("link-outside-frame")
        elif len(frame) > self.server.limits.frame_bytes:
            self.cut("link-frame-too-long", self.server.limits.frame_bytes)
        else:
            return True
        return False

    def one(self, raw: bytes) -> None:
        """One message: the link's own at once, all others into the next batch."""
        if self.state == ON and raw[:4] not in _CONTROL:
            self.pending += 1
            self.server.gather(self, Waiting(cast(Session, self.session), raw, self.server.clock()))
            return
        try:
            message = wire.read(raw)
            wire.no_field_empty(message)
            if self.state == NEW:
                self.sign_on(message, raw)
            elif self.state == ON:
                self.control(message, raw)
        except Refused as why:
            self.refuse(raw, why)

    def sign_on(self, message: wire.Envelope, raw: bytes) -> None:
        """Before anything else: who this is. Until that is known nothing more is read from the link."""
        if message.key != "SON":
            raise link_answers.no("link-sign-on-first")
        fields = dict(message.pairs)
        if len(message.pairs) != 2 or fields.keys() != {"DEV", "TKN"}:
            raise link_answers.no("link-sign-on-fields")
        self.state, self.held = SIGNING, True
        self.server.looked_at(self)
        self.server.desk.sign_on(self, message, raw, token=fields["TKN"], mnemonic=fields["DEV"])

    def control(self, message: wire.Envelope, raw: bytes) -> None:
        """A message to the link itself, from a terminal that is signed on."""
        if message.key == "PNG":
            self.say(message, "alive", "The link is alive.")
        elif message.key == "ACK":
            self.acknowledged(message)
        elif message.key == "SOF":
            self.farewell = self.said(message, "signed off", "Signed off.")
            self.close("signed off")
        else:
            raise link_answers.no("link-signed-on")

    def acknowledged(self, message: wire.Envelope) -> None:
        code, value = message.pairs[0]
        if len(message.pairs) != 1 or code != "NUM" or not value.isdecimal() or len(value) > 9:
            raise link_answers.no("link-ack-number")
        self.server.desk.acknowledge(self, int(value))

    # What goes out

    def send(self, payloads: list[bytes]) -> None:
        """Sends answers in one write. A terminal that leaves too many unread is cut off."""
        if self.state == CLOSING and self.transport.is_closing():
            return
        self.transport.write(wire.STX + _BETWEEN_FRAMES.join(payloads) + _ETX)
        if self.stuck and self.transport.get_write_buffer_size() > self.server.limits.send_buffer_bytes:
            self.cut("link-not-reading")

    def say(self, message: wire.Envelope, outcome: str, text: str, **data: Any) -> None:
        """The link's own answer to a message to the link."""
        self.send([self.said(message, outcome, text, **data)])

    def said(self, message: wire.Envelope, outcome: str, text: str, **data: Any) -> bytes:
        to = self.session.ori if self.session else message.ori
        header = (message.key, message.ori, message.reference)
        return told(header, outcome, text, now=self.here(), to=to, data=data)

    def here(self) -> datetime:
        """The time as the terminal's agency reads it; before a sign-on nobody knows whose it is, and it is UTC."""
        now = self.server.clock()
        return now.astimezone(ZoneInfo(self.session.zone)) if self.session else now

    def refuse(self, raw: bytes, why: Refused) -> None:
        """Answers a message that gets no further than the link; before sign-on only so many times."""
        now, to = self.here(), self.session.ori if self.session else "-"
        self.server.desk.note(self, why.code, why.sentence)
        self.send([link_answers.refusal(raw, why, now=now, to=to)])
        if self.state in (NEW, SIGNING):
            self.tries += 1
            if self.tries >= self.server.limits.sign_on_tries:
                self.cut("link-sign-on-tries", self.tries)

    def answered(self) -> None:
        """What was away is back: send it, then go on with what came meanwhile."""
        self.away = False
        self.pending -= len(self.out)
        if not self.transport.is_closing():
            self.send(self.out)
        self.out = []
        self.server.gather_all(self)
        if self.state == CLOSING:
            self.end_when_done()
        elif self.held and not self.stuck and self.pending <= self.server.limits.waiting_messages // 2:
            self.release()

    def release(self) -> None:
        """Takes up again what was held back."""
        self.held = False
        data, self.rest = self.rest, b""
        if data:
            self.take(data)
        if not self.held:
            self.transport.resume_reading()

    def pause_writing(self) -> None:
        """The terminal reads more slowly than it asks: no more is taken from it until it has caught up."""
        self.stuck = self.held = True
        self.since = self.server.loop.time()

    def resume_writing(self) -> None:
        self.stuck = False
        if self.state == ON and self.held and self.pending <= self.server.limits.waiting_messages // 2:
            self.release()

    # The end

    def cut(self, code: str, limit: float | None = None) -> None:
        """Ends the link for a reason of its own: one last sentence, a ledger line, and no more is read."""
        if self.state == CLOSING:
            return
        why = link_answers.no(code, limit)
        if code != "link-stopping":  # the sign-off's own line says it
            self.server.desk.note(self, code, why.sentence)
        to = self.session.ori if self.session else "-"
        if not self.stuck:
            self.send([link_answers.refusal(b"", why, now=self.here(), to=to, unsolicited=True)])
        self.close(code)
        if self.stuck:
            self.transport.abort()

    def close(self, why: str) -> None:
        """No more is read. What was taken is answered first; the terminal gets time to read the last words."""
        if self.state == CLOSING:
            return
        self.state, self.why, self.rest = CLOSING, why, b""
        self.since = self.server.loop.time()
        if not self.transport.is_closing():
            self.transport.resume_reading()  # reads and throws away, or the socket's end would take our words along
        self.end_when_done()

    def end_when_done(self) -> None:
        if not self.pending and not self.transport.is_closing():
            if self.farewell:
                self.send([self.farewell])
            if self.why != HUNG_UP and self.transport.can_write_eof():
                self.transport.write_eof()
            else:
                self.transport.close()

    def eof_received(self) -> bool:
        """The terminal sends no more. What it asked is still answered; then the link ends."""
        if self.state == CLOSING and not self.pending:
            return False
        self.close(HUNG_UP)
        return bool(self.pending)

    def connection_lost(self, error: Exception | None) -> None:
        self.state = CLOSING
        self.server.left(self)

    def peer(self) -> str:
        """The other end's address, for the ledger: as its proxy told it, where there is one."""
        name = self.transport.get_extra_info("peername")
        if self.server.proxied or not name:
            return self.address
        return f"{name[0]}:{name[1]}"

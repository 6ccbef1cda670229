"""Whatever a link needs that is not a message: sign-on, sign-off, acknowledgments, what came by itself, ledger notes.

One thread, in order, apart from the two that answer messages: a flood of sign-ons takes nothing away from those who
work, and a sign-off comes after everything else of its session.
"""

from __future__ import annotations

import contextlib
import logging
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import partial
from typing import Protocol

from leads.messages import wire
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.switch.link import refusals as link_answers
from leads.switch.link.link import CLOSING, NEW, ON, SIGNING, Link, Serves

log = logging.getLogger(__name__)
MOST_NOTES = 100  # ledger notes written one by one in a second; of more than these, the number is written


class KnowsWhoIsThere(Protocol):
    """Who is signed on, and what comes to them by itself; it may take a while and is called on the desk's thread."""

    def sign_on(self, *, token: str, mnemonic: str, ori: str, now: datetime, address: str) -> Session: ...
    def sign_off(self, session: Session, *, why: str, now: datetime) -> None: ...
    def kept(self, session: Session, now: datetime) -> list[bytes]: ...
    def acknowledge(self, session: Session, number: int, now: datetime) -> None: ...
    def note_bad(self, session: Session | None, peer: str, code: str, sentence: str, now: datetime) -> None: ...
    def doorbell(self, wake: Callable[[int], None]) -> None: ...
    def alive(self, now: datetime) -> set[int]: ...


class Desk:
    """Does one thing after the other for the links of a node, each in a transaction of the exchange's own."""

    def __init__(self, server: Serves, presence: KnowsWhoIsThere) -> None:
        self.server, self.presence, self.clock = server, presence, server.clock
        self.by_device: dict[int, Link] = {}
        self.turned_away = self.notes_written = self.notes_counted = 0
        self._thread = ThreadPoolExecutor(1, "leads-desk")

    def listen(self) -> None:
        """Lets the exchange's doorbell tell us, on a thread of its own, when something waits for a device."""
        wake = partial(self.server.back, self._rang)
        threading.Thread(target=self.presence.doorbell, args=(wake,), name="leads-doorbell", daemon=True).start()

    def do(self, task: Callable[[], None]) -> None:
        """Does something in its turn. What fails is logged, and the next is done."""

        def safely() -> None:
            try:
                task()
            except Exception:
                log.exception("the desk failed")

        with contextlib.suppress(RuntimeError):  # the desk is closed: we are stopping
            self._thread.submit(safely)

    def shutdown(self) -> None:
        """Finishes what was begun. Blocks until then."""
        self._thread.shutdown()

    # Who is there

    def sign_on(self, link: Link, message: wire.Envelope, raw: bytes, *, token: str, mnemonic: str) -> None:
        """Asks the exchange who this is; the link takes nothing more meanwhile."""

        def ask() -> None:
            try:
                session = self.presence.sign_on(
                    token=token, mnemonic=mnemonic, ori=message.ori, now=self.clock(), address=link.address
                )
                self.server.back(self._signed_on, link, message, session)
            except Refused as why:
                self.server.back(self._not_signed_on, link, raw, why)
            except Exception:
                log.exception("sign-on at %s failed", mnemonic)
                self.server.back(self._not_signed_on, link, raw, link_answers.no("link-not-answered"))

        self.do(ask)

    def _signed_on(self, link: Link, message: wire.Envelope, session: Session) -> None:
        link.session = session
        if link not in self.server.links:
            self.sign_off(link)  # gone meanwhile
        elif link.state != CLOSING:
            link.state = ON
            before = self.by_device.get(session.device_id)
            self.by_device[session.device_id] = link
            if before is not None and before is not link:
                before.cut("link-session-over")  # the terminal went on here before its old link was known to be dead
            resume, session.resume = session.resume, None  # said once
            link.say(message, "signed on", link_answers.signed_on(session), resume=resume)
            self.fetch_kept(link)
            link.release()

    def _not_signed_on(self, link: Link, raw: bytes, why: Refused) -> None:
        if link.state == SIGNING and link in self.server.links:
            link.state = NEW
            self.server.looked_at(link, refused=True)
            link.refuse(raw, why)
            if link.state == NEW:
                link.release()

    def sign_off(self, link: Link) -> None:
        """Ends the session of a link that is gone, once."""
        session, link.session = link.session, None
        if session is None:
            return
        if self.by_device.get(session.device_id) is link:
            del self.by_device[session.device_id]
        self.do(partial(self._sign_off_for_sure, session, link.why))

    def _sign_off_for_sure(self, session: Session, why: str) -> None:
        """A session that is not ended would keep its device locked: tried again until it is done."""
        try:
            self.presence.sign_off(session, why=why, now=self.clock())
        except Exception:
            log.exception("sign-off of session %s failed", session.id)
            if not self.server.stopping:
                self.server.back(self._sign_off_later, session, why)

    def _sign_off_later(self, session: Session, why: str) -> None:
        self.server.loop.call_later(1.0, self.do, partial(self._sign_off_for_sure, session, why))

    def keep_alive(self) -> None:
        """Says which sessions live here, and cuts the links of those that were ended elsewhere."""
        held = {link.session.id: link for link in self.server.links if link.session and link.state == ON}
        if held:
            self.do(lambda: self.server.back(self._over, held, self.presence.alive(self.clock())))

    def _over(self, held: dict[int, Link], ended: set[int]) -> None:
        for number in ended & held.keys():
            held[number].cut("link-session-over")

    # What came by itself

    def _rang(self, device_id: int) -> None:
        if link := self.by_device.get(device_id):
            self.fetch_kept(link)

    def fetch_kept(self, link: Link) -> None:
        """Fetches what came by itself for a terminal, and sends what the exchange gives."""
        session = link.session
        if session is None or link.kept_asked:
            return
        link.kept_asked = True

        def fetch() -> None:
            link.kept_asked = False  # a ring from now on fetches again
            self.server.back(self._send_kept, link, self.presence.kept(session, self.clock()))

        self.do(fetch)

    def _send_kept(self, link: Link, payloads: list[bytes]) -> None:
        if payloads and link.state == ON:
            link.send(payloads)

    def acknowledge(self, link: Link, number: int) -> None:
        """What came by itself has arrived: it is not sent again at the next sign-on."""
        if (session := link.session) is not None:
            self.do(lambda: self.presence.acknowledge(session, number, self.clock()))

    # What never became a message

    def note(self, link: Link, code: str, sentence: str) -> None:
        """A ledger line for what was refused or cut here; of a flood, only so many lines and then a count."""
        if self.notes_written >= MOST_NOTES:
            self.notes_counted += 1
            return
        self.notes_written += 1
        self.do(partial(self._note, link.session, link.peer(), code, sentence))

    def _note(self, session: Session | None, peer: str, code: str, sentence: str) -> None:
        self.presence.note_bad(session, peer, code, sentence, self.clock())

    def note_the_many(self) -> None:
        """Once a second or oftener: one line for all links that found no room, one for notes that were only counted."""
        away, counted = self.turned_away, self.notes_counted
        self.turned_away = self.notes_counted = self.notes_written = 0
        if away:
            most = self.server.limits.connections
            self.do(partial(self._note, None, "", "link-full", f"{away} links found no room; {most} are the most."))
        if counted:
            self.do(partial(self._note, None, "", "link-many", f"{counted} more refusals came too fast to be written."))

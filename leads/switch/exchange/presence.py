"""Who is signed on at which device through this process, and what comes to them by itself."""

import heapq
import os
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import close_old_connections, transaction

from leads.hotfiles.registry import FILES
from leads.ledger.record import record
from leads.mail.doorbell import listen
from leads.mail.take import acknowledge, take
from leads.messages import wire
from leads.people import resume, sign_on, strangers
from leads.people.address import plain
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.standing import staying
from leads.standing.contacts import with_telephone
from leads.standing.gates import may_be_told, may_sign_on
from leads.standing.snapshot import current
from leads.switch.exchange import answer, journal
from leads.switch.exchange.task import zone_of
from leads.switch.telling import look_again


def counted(session: Session) -> Session:
    """A session that has just been opened, going on where its device was: with its output count, and with what it may
    send again."""
    session.number = journal.last_number(session.device_id)
    session.resends_from = journal.resends_from(session, current().agencies.numbers)
    return session


class Presence:
    """The sessions of one process, each with its output count. Called from worker threads."""

    def __init__(self, node: str = "") -> None:
        self.node = node
        self.sessions: dict[int, Session] = {}  # device → who is signed on there through this process
        self._unsure: set[int] = set()  # sessions of which it is not known whether mail was marked as sent
        self.ended: set[int] = set()  # sessions of ours that somebody else has ended; `alive` finds them
        self._counting = threading.Lock()
        self._given_back: dict[int, list[int]] = {}  # by session: reserved counts that nothing was said under
        self._ended = threading.Event()

    # Who is at which device

    def sign_on(self, *, token: str, mnemonic: str, ori: str, now: datetime, address: str = "") -> Session:
        """Signs a terminal on with a token of either kind. Raises Refused; either way the ledger has a line."""
        close_old_connections()
        held = current()
        numbers = held.agencies.numbers
        device = next((one for one in held.agencies.devices.values() if one.mnemonic == mnemonic), None)
        known = False
        try:
            resume.must_know(token, now)
            known = True
            if device is None or held.agencies.agencies[device.agency_id].ori != ori:
                raise Refused(
                    "unknown-device", f"{ori} has no device {mnemonic}.", "1240.40(b)", "Check mnemonic and ORI."
                )
            with transaction.atomic():
                came = resume.came_with(token, device, numbers, now)
                if device.id not in self.sessions:  # the database went away while an earlier sign-on was committed
                    sign_on.close_forgotten(device.id, self.node, now)
                admitted = may_sign_on(came.person_id, device.id, held, now)
                goes_on = (came.session, came.since) if came.session is not None else None
                session = sign_on.open_session(admitted, numbers, now, door="link", node=self.node, goes_on=goes_on)
                session.resume = resume.give(session, numbers)
        except Refused as refused:
            sign_on.refuse_sign_on(refused, ori=ori, device=mnemonic, now=now, address=address, known=known)
            whose = device.agency_id if device and known else None
            raise with_telephone(refused, whose, held) from refused
        if (old := self.sessions.get(session.device_id)) is not None:
            self.ended.add(old.id)  # it went on in this one: what its link still sends is refused
        self.sessions[session.device_id] = counted(session)
        return session

    def sign_off(self, session: Session, *, why: str, now: datetime) -> None:
        """Ends a session; what is kept for the device waits for the next one."""
        close_old_connections()
        if self.sessions.get(session.device_id) is session:
            del self.sessions[session.device_id]
        sign_on.close_session(session, why=why, now=now)
        self.forget(session.id)

    def forget(self, session_id: int) -> None:
        """Its last message is answered and it is closed: what was noted of it would only pile up."""
        self.ended.discard(session_id)
        self._unsure.discard(session_id)
        with self._counting:
            self._given_back.pop(session_id, None)

    def alive(self, now: datetime) -> set[int]:
        """Says which sessions live here, with their output counts; gives those that are over, whatever ended them."""
        close_old_connections()
        here = list(self.sessions.values())
        if here:
            self.ended |= staying.keep(here, current(), now)
        return self.ended & {session.id for session in here}

    def note_bad(self, session: Session | None, peer: str, code: str, sentence: str, now: datetime) -> None:
        """A ledger line for what came over a link and never became a message."""
        close_old_connections()
        said = {"peer": peer, "code": code, "sentence": sentence}
        with transaction.atomic():
            if session is None:
                strangers.note("switch:frame:refused", address=plain(peer), now=now, data=said)
            else:
                record("switch:frame:refused", now=now, by=session.by, outcome="refused", data=said)

    # What comes by itself

    def kept(self, session: Session, now: datetime) -> list[bytes]:
        """What waits for a device and this sign-on has not sent: delayed hits, notices.

        When the database goes away in between, nobody knows what was marked as sent: then all of it is sent once more.
        """
        close_old_connections()
        if session.id in self.ended or not sign_on.is_open(session.id):
            return []  # ended elsewhere: the next one who signs on there is told
        held = current()
        zone = zone_of(held.agencies.agencies[session.agency_id].zone)
        told = [file for file in FILES if may_be_told(session, file, held, now)]
        try:
            found = take(
                session.device_id,
                session.id,
                lambda: self.next_number(session),
                told,
                again=session.id in self._unsure,
                look_again=lambda waiting: look_again(waiting, now),
            )
        except Exception:
            self._unsure.add(session.id)
            raise
        self._unsure.discard(session.id)
        return [
            wire.write_answer(
                one.key,
                session.ori,
                "",
                received=None,
                sent=(now.astimezone(zone), one.sent_number or 0),
                to=session.ori,
                text=one.text,
                data=answer.structured(
                    (one.key, ""),
                    one.outcome,
                    now,
                    message=None,
                    number=one.sent_number or 0,
                    unsolicited=True,
                    data=one.data,
                ),
            )
            for one in found
        ]

    def acknowledge(self, session: Session, number: int, now: datetime) -> None:
        """A device has what it was sent under this output count."""
        close_old_connections()
        acknowledge(session.device_id, session.id, number, by=session.by, now=now)

    def doorbell(self, wake: Callable[[int], None]) -> None:
        """Runs in its own thread until `close`: calls `wake(device)` when something waits for a device."""
        listen(os.environ["LEADS_DATABASE_URL"], wake, self.listening, self._ended)

    def listening(self) -> dict[int, int]:
        """Device → the session that has sent what is marked so; 0 where that is not known."""
        signed_on = list(self.sessions.items())
        return {device: 0 if session.id in self._unsure else session.id for device, session in signed_on}

    def close(self) -> None:
        """Lets the doorbell's thread end."""
        self._ended.set()

    def next_number(self, session: Session) -> int:
        """The device's next output count. A gap tells the terminal that something was lost."""
        with self._counting:
            if given_back := self._given_back.get(session.id):
                return heapq.heappop(given_back)
            session.number += 1
            return session.number

    def give_back(self, session: Session, number: int) -> None:
        """A count that was reserved and is not used after all; the next answer gets it, so that there is no gap."""
        with self._counting:
            if number == session.number:
                session.number -= 1
            else:
                heapq.heappush(self._given_back.setdefault(session.id, []), number)

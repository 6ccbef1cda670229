"""What a message means: everything that waits, answered as one batch, in ordinary sequential steps.

    read, pass the gates, store (committed), look up, act, answer (committed)

Invariants kept here, each with a test in tests/switch/test_invariants.py:
1. No answer leaves before it is committed.  2. The same device and reference gets the same answer, with no second
effect.  3. An inquiry's keys are committed before its look-up.  4. Each batch reads the standing version first.
6. A Refused is an answer; any other exception parks the message, and nothing behind it waits.
7. A message's answer and its ledger line are one statement.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import IntegrityError, InterfaceError, OperationalError, close_old_connections, connection, transaction
from rapidfuzz import process

from leads.hotfiles import enter, inquire
from leads.hotfiles.files import FILES, MESSAGE_KEYS, asked_keys, files_of, read_values
from leads.hotfiles.second_check import checked_state
from leads.ledger.record import record
from leads.people import sign_on
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.switch import journal, look_back, mailbox, replies, wire
from leads.switch.gates import pass_gates
from leads.switch.models import Parked
from leads.switch.standing import Standing, current, forget
from leads.switch.task import Task, zone_of
from leads.switch.waiting import Waiting

log = logging.getLogger("leads.switch")

TRIES = 60  # half a minute of a database that does not answer; then the terminal is told to send again
PAUSE = 0.5
BROKEN = (OperationalError, InterfaceError)


class Exchange:
    """Answers messages for one process. Called from worker threads; holds no lock while the database works."""

    def __init__(self, node: str = "") -> None:
        self.node = node
        self.sessions: dict[int, Session] = {}  # device → who is signed on there through this process
        self._unsure: set[int] = set()  # sessions of which it is not known whether mail was marked as sent
        self._counting = threading.Lock()
        self._ended = threading.Event()

    # Who is at which device

    def sign_on(self, *, token: str, mnemonic: str, ori: str, now: datetime) -> Session:
        """Signs a terminal on with its one-time token. Raises Refused; either way the ledger has a line."""
        close_old_connections()
        held = current()
        device = next((one for one in held.agencies.devices.values() if one.mnemonic == mnemonic), None)
        try:
            if device is None or held.agencies.agencies[device.agency_id].ori != ori:
                raise Refused(
                    "unknown-device", f"{ori} has no device {mnemonic}.", "1240.40(b)", "Check mnemonic and ORI."
                )
            with transaction.atomic():
                person = sign_on.redeem(token, device, now)
                if device.id not in self.sessions:  # the database went away while an earlier sign-on was committed
                    sign_on.close_forgotten(device.id, self.node, now)
                session = sign_on.open_session(
                    held.people.get(person), device.id, held.agencies, now, door="link", node=self.node
                )
        except Refused as refused:
            sign_on.refuse_sign_on(refused, by="", ori=ori, device=mnemonic, now=now)
            raise
        self.sessions[session.device_id] = session
        return session

    def sign_off(self, session: Session, *, why: str, now: datetime) -> None:
        """Ends a session; what is kept for the device waits for the next one."""
        close_old_connections()
        if self.sessions.get(session.device_id) is session:
            del self.sessions[session.device_id]
        sign_on.close_session(session, why=why, now=now)

    def note_bad(self, session: Session | None, peer: str, code: str, sentence: str, now: datetime) -> None:
        """A ledger line for what came over a link and never became a message."""
        close_old_connections()
        by, ori, device = (session.user_id, session.ori, session.mnemonic) if session else ("", "", "")
        with transaction.atomic():
            record(
                "switch:frame:refused", now=now, by=by, ori=ori, device=device, outcome="refused",
                data={"peer": peer, "code": code, "sentence": sentence},
            )  # fmt: skip

    # What comes by itself

    def kept(self, session: Session, now: datetime) -> list[bytes]:
        """What waits for a device and this sign-on has not sent: delayed hits, notices.

        When the database goes away in between, nobody knows what was marked as sent: then all of it is sent once more.
        """
        close_old_connections()
        zone = zone_of(current().agencies.agencies[session.agency_id].zone)
        try:
            found = mailbox.take(session, self.next_number, again=session.id in self._unsure)
        except Exception:
            self._unsure.add(session.id)
            raise
        self._unsure.discard(session.id)
        return [
            wire.write_answer(
                one.key, session.ori, "", received=None, sent=(now.astimezone(zone), one.sent_number or 0),
                to=session.ori, text=one.text,
                data={"reference": "", "key": one.key, "message": None, "number": one.sent_number, "at": now,
                      "unsolicited": True, "outcome": one.outcome, "no": None, **one.data},
            )
            for one in found
        ]  # fmt: skip

    def acknowledge(self, session: Session, number: int, now: datetime) -> None:
        """A device has what it was sent under this output count."""
        close_old_connections()
        mailbox.acknowledge(session, number, now)

    def doorbell(self, wake: Callable[[int], None]) -> None:
        """Runs in its own thread until `close`: calls `wake(device)` when something waits for a device."""
        mailbox.listen(os.environ["LEADS_DATABASE_URL"], wake, self._listening, self._ended)

    def _listening(self) -> dict[int, int]:
        """Device → the session that has sent what is marked so; 0 where that is not known."""
        signed_on = list(self.sessions.items())
        return {device: 0 if session.id in self._unsure else session.id for device, session in signed_on}

    def close(self) -> None:
        """Lets the doorbell's thread end."""
        self._ended.set()

    def next_number(self, session: Session) -> int:
        """The device's next output count. A gap tells the terminal that something was lost."""
        with self._counting:
            session.number += 1
            return session.number

    # Messages

    def answer(self, batch: list[Waiting], now: datetime) -> list[bytes]:
        """Answers everything that waits, each in its place; returns only what is committed.

        A database that is away or restarts is waited for. Never raises Refused: a no is an answer.
        """
        tasks = [Task(waiting, wire.header_of(waiting.raw)) for waiting in batch]
        for round_ in _rounds(tasks):
            self._answer_surely(round_, now)
        return [task.payload for task in tasks]

    def _answer_surely(self, tasks: list[Task], now: datetime) -> None:
        """One round, again while the database is away; a round that fails is taken apart to spare the rest."""
        for _ in range(TRIES):
            try:
                close_old_connections()
                self._answer_round(tasks, now)
                return
            except BROKEN:
                log.warning("the database does not answer; trying again")
                connection.close()
                forget()
                time.sleep(PAUSE)  # nothing is lost: what was stored before is found again by its reference
            except IntegrityError:
                log.warning("a message was answered elsewhere meanwhile; looking again")
                connection.close()
            except Exception as error:
                log.exception("a round of %s failed", len(tasks))
                connection.close()
                if len(tasks) == 1:
                    self._park(tasks[0], error, now)
                    return
                for task in tasks:
                    self._answer_surely([task], now)
                return
        no = Refused("busy", "LEADS can't reach its database.", None, "Send the message again with its reference.")
        for task in tasks:
            if not task.payload:  # one whose look back failed is answered already
                self._say_no(task, no)
                task.seal(now)
                task.payload = task.answer

    def _answer_round(self, tasks: list[Task], now: datetime) -> None:
        held = current()
        for task in tasks:
            self._read(task, held, now)
        self._store(tasks)
        self._look_up(tasks, held, now)
        if any(task.is_act for task in tasks):
            with transaction.atomic():
                for task in tasks:
                    self._act(task, now)
                _finish(tasks, now)
        else:
            _finish(tasks, now)
        for task in tasks:
            task.payload = task.answer
        look_back.now_for([task.record for task in tasks if task.record is not None], now)

    def _store(self, tasks: list[Task]) -> None:
        """Stores what is new with its inquiry keys, committed at once; finds the answers of what was sent before."""
        rows = [task.message_row() for task in tasks]
        keys = [
            {"key": key, "device_id": task.session.device_id, "reference": task.reference}
            for task in tasks
            for key in task.asked
        ]
        new = journal.store(rows, keys)
        again = [task for task in tasks if task.place not in new]
        for task in tasks:
            task.id = new.get(task.place, 0)
        before = journal.sent_before([task.place for task in again]) if again else {}
        for task in again:
            if not task.found_before(*before[task.place]):
                self._say_no(task, _reused(task.reference))

    def _read(self, task: Task, held: Standing, now: datetime) -> None:
        """Reads the text into values and passes the gates; what says no is kept with the task."""
        task.begin()
        session = task.session
        agency = held.agencies.agencies[session.agency_id]
        task.zone, task.today = zone_of(agency.zone), agency.today(now)
        try:
            message = wire.read(task.waiting.raw)
            task.reference = message.reference
            if message.ori != session.ori:
                raise Refused(
                    "wrong-ori",
                    f"This device belongs to {session.ori}; it can't send as {message.ori}.",
                    "1240.50(b)(4)",
                    f"Send {session.ori} in the header.",
                    example=f"{message.key}.{session.ori}.{message.reference}.TXT",
                )
            key = MESSAGE_KEYS.get(message.key)
            if key is None:
                raise _unknown_key(message.key)
            task.key = key
            task.values = read_values(key, message.pairs, task.today)
            pass_gates(session, key, task.values, held, now)
            if key.act == "inquire":
                opened = files_of(key.key)
                task.files = opened if agency.level == "full" else tuple(f for f in opened if f in agency.files)
                task.asked = asked_keys(key, task.values, held.agencies.numbers)
        except Refused as refused:
            self._say_no(task, refused)
        except Exception as error:
            self._say_parked(task, error)

    def _look_up(self, tasks: list[Task], held: Standing, now: datetime) -> None:
        """One statement finds the candidates of all inquiries; then each is compared and explained."""
        asking = [task for task in tasks if task.is_inquiry]
        found = inquire.look_up([task.asked for task in asking], now.date()) if asking else {}
        for place, task in enumerate(asking):
            try:
                candidates = found.get(place, ())
                hits = inquire.hits(task.values, task.files, candidates, task.today, held.agencies.numbers)
                self._say_found(task, hits, now)
            except Exception as error:
                self._say_parked(task, error)

    def _act(self, task: Task, now: datetime) -> None:
        """Does an act in a savepoint: refused or failed, what it began is undone, and the line about it stays."""
        if not task.is_act or task.key is None:
            return
        session = task.session
        by = enter.Actor(
            session.person_id, session.user_id, session.agency_id, session.ori, session.mnemonic, task.zone.key
        )
        try:
            with transaction.atomic():
                done = enter.act(task.key, task.values, by, task.today, now)
        except Refused as refused:
            self._say_no(task, refused)
        except (*BROKEN, IntegrityError):
            raise
        except Exception as error:
            self._say_parked(task, error)
        else:
            task.record = done.record.pk if done.look_back else None
            text = replies.done_text(done.outcome, done.record.number, done.record.case_number, done.warnings)
            self._say(task, done.outcome, text, record=done.record.number, warnings=done.warnings)
            task.line_data = {"record": done.record.number}

    # What is said

    def _say_found(self, task: Task, hits: list[inquire.Hit], now: datetime) -> None:
        searched = [FILES[name].title for name in task.files]
        if not hits:
            text = replies.no_record_text(task.values, searched, now, task.zone)
            self._say(task, "no record", text, searched=searched)
            return
        data = [_hit_data(hit, now) for hit in hits]
        self._say(task, "hit", replies.hit_text(data, task.zone), hits=data, searched=searched)
        task.line_data = {"hits": [hit.candidate.number for hit in hits]}

    def _say_no(self, task: Task, refused: Refused) -> None:
        problems = {one.field or "": one.as_dict() for one in getattr(refused, "problems", ())}
        no = {**Refused.as_dict(refused), "problems": problems}
        self._say(task, "refused", replies.refused_text(refused, problems), no=no)
        task.event, task.clause = "switch:message:refused", refused.clause or ""
        task.line_data = {"code": refused.code}

    def _say_parked(self, task: Task, error: Exception) -> None:
        log.exception("message %s failed", task.id, exc_info=error)
        task.event, task.error = "switch:message:parked", f"{type(error).__name__}: {error}"
        self._say(task, "parked", "")  # the number is known once the message is stored, see Task.parked

    def _park(self, task: Task, error: Exception, now: datetime) -> None:
        """The whole round of one message failed: say so, in a fresh transaction."""
        task.begin()
        self._say_parked(task, error)
        self._store([task])
        _finish([task], now)
        task.payload = task.answer

    def _say(self, task: Task, outcome: str, text: str, **data: object) -> None:
        task.say(outcome, text, data, self.next_number)


def _rounds(tasks: list[Task]) -> Iterator[list[Task]]:
    """Inquiries go together; a device's act waits for what it sent before, and holds what it sent after."""
    left = tasks
    while left:
        round_: list[Task] = []
        later: list[Task] = []
        held: set[int] = set()  # devices whose next message has to wait for the next round
        begun: set[int] = set()
        sent: set[tuple[int, str]] = set()
        for task in left:
            device = task.session.device_id
            act = task.may_act
            twice = bool(task.reference) and (device, task.reference) in sent
            if device in held or twice or (act and device in begun):
                held.add(device)
                later.append(task)
                continue
            round_.append(task)
            begun.add(device)
            sent.add((device, task.reference))
            if act:
                held.add(device)
        yield round_
        left = later


def _finish(tasks: list[Task], now: datetime) -> None:
    """Answers and ledger lines on disk: one statement, and one more for what was parked."""
    for task in tasks:
        task.seal(now)
        if task.error:
            Parked.objects.get_or_create(message_id=task.id, defaults={"at": now, "error": task.error})
    answers = [task.answer_row(now) for task in tasks if task.stored and not task.again]
    journal.finish(answers, [task.line(now) for task in tasks])


def _reused(reference: str) -> Refused:
    return Refused(
        "reference-used",
        f"This device used the reference {reference} before, for another message.",
        None,
        "Send the message with a reference of its own.",
    )


def _hit_data(hit: inquire.Hit, now: datetime) -> dict[str, object]:
    candidate = hit.candidate
    return inquire.as_data(hit, now, checked_state(candidate.last_worded_at, candidate.checked_at, now))


def _unknown_key(key: str) -> Refused:
    near = [found[0] for found in process.extract(key, MESSAGE_KEYS.keys(), limit=3)]
    return Refused(
        "unknown-key", f"LEADS knows no message key {key}.", None, f"Near to it: {', '.join(near)}.", example="QV"
    )

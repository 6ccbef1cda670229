"""What a message means: everything that waits, answered as one batch, in ordinary sequential steps.

    read, pass the gates, store (committed), look up, act, answer (committed)

Invariants kept here, each with a test in tests/switch/test_invariants.py:
1. No answer leaves before it is committed.  2. The same device and reference gets the same answer, with no second
effect.  3. An inquiry's keys are committed before its look-up.  4. Each batch reads the standing version first.
6. A Refused is an answer; any other exception parks the message, and nothing behind it waits.
7. A message's answer and its ledger line are one statement.
"""

import logging
import time
from datetime import datetime

from django.db import IntegrityError, InterfaceError, OperationalError, close_old_connections, connection, transaction
from rapidfuzz import process

from leads.hotfiles import enter, inquire
from leads.hotfiles.registry import FIELDS, FILES, MESSAGE_KEYS
from leads.hotfiles.second_check import checked_state
from leads.ledger.actor import Actor
from leads.messages import wire
from leads.messages.keys import Route
from leads.messages.read import read_message
from leads.people.acting import acting_at
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.standing.gates import pass_gates
from leads.standing.snapshot import Standing, current, forget
from leads.switch import look_back
from leads.switch.exchange import journal, replies
from leads.switch.exchange.rounds import rounds
from leads.switch.exchange.signed_on import SignedOn
from leads.switch.exchange.task import Task, zone_of
from leads.switch.exchange.waiting import Waiting
from leads.switch.models import Parked

log = logging.getLogger("leads.switch")

TRIES = 60  # half a minute of a database that does not answer; then the terminal is told to send again
PAUSE = 0.5
LOOKS = 3  # how often a round that met an answer given elsewhere looks again before it is taken apart
BROKEN = (OperationalError, InterfaceError)


class Exchange(SignedOn):
    """Answers messages for one process. Called from worker threads; holds no lock while the database works."""

    def answer(self, batch: list[Waiting], now: datetime) -> list[bytes]:
        """Answers everything that waits, each in its place; returns only what is committed.

        A database that is away or restarts is waited for. Never raises Refused: a no is an answer.
        """
        tasks = [Task(waiting, wire.header_of(waiting.raw)) for waiting in batch]
        for round_ in rounds(tasks):
            self._answer_surely(round_, now)
        return [task.payload for task in tasks]

    def _answer_surely(self, tasks: list[Task], now: datetime) -> None:
        """One round, again while the database is away; a round that fails is taken apart to spare the rest."""
        doubled = 0
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
            except Exception as error:
                connection.close()
                doubled += isinstance(error, IntegrityError)
                if doubled and doubled <= LOOKS:
                    log.warning("a message was answered elsewhere meanwhile; looking again")
                    continue
                log.exception("a round of %s failed", len(tasks))
                self._take_apart(tasks, error, now)
                return
        self._say_busy(tasks, now)

    def _take_apart(self, tasks: list[Task], error: Exception, now: datetime) -> None:
        """A round that failed: each message on its own, so that only the one that fails is parked."""
        if len(tasks) == 1:
            self._park(tasks[0], error, now)
            return
        for task in tasks:
            self._answer_surely([task], now)

    def _say_busy(self, tasks: list[Task], now: datetime) -> None:
        """Not stored, and it does not say that nothing was done: sent again, the message gets its one answer."""
        no = Refused("busy", "LEADS can't reach its database.", None, "Send the message again with its reference.")
        for task in tasks:
            if not task.payload:  # one whose look back failed is answered already
                self._say_no(task, no)
                task.stored = False
                task.seal(now, self.next_number)
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
                    self._act(task, held, now)
                self._finish(tasks, now)
        else:
            self._finish(tasks, now)
        for task in tasks:
            task.payload = task.answer
        try:
            look_back.now_for([task.record for task in tasks if task.record is not None], now)
        except Exception:
            log.exception("a look back failed; it stays owed")  # the answers are committed and leave
            connection.close()

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
            if session.id in self.ended:
                raise Refused("signed-off", "This sign-on has been ended elsewhere.", None, "Sign on again.")
            if message.ori != session.ori:
                raise _wrong_ori(message, session.ori)
            if len(message.pairs) > held.most_fields:
                raise Refused(
                    "too-many-fields", f"A message has at most {held.most_fields} fields.", None, "Send fewer fields."
                )
            task.key = key = MESSAGE_KEYS.get(message.key)
            if key is None:
                raise _unknown_key(message.key)
            task.values = read_message(key, message, task.today, FIELDS)
            pass_gates(session, key, task.values, held, now)
            if key.route is Route.ASK:
                task.files = agency.opened(key.files)
                task.asked = inquire.asked_keys(key, task.values, held.agencies.numbers)
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

    def _act(self, task: Task, held: Standing, now: datetime) -> None:
        """Does an act in a savepoint: refused or failed, what it began is undone, and the line about it stays."""
        if not task.is_act or task.key is None:
            return
        try:
            with transaction.atomic():
                done = enter.act(task.key, task.values, _by(task.session, held, now), task.today, now)
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

    def _finish(self, tasks: list[Task], now: datetime) -> None:
        """Answers and ledger lines on disk: one statement, and one more for what was parked."""
        for task in tasks:
            task.seal(now, self.next_number)
            if task.error:
                Parked.objects.get_or_create(message_id=task.id, defaults={"at": now, "error": task.error})
        answers = [task.answer_row(now) for task in tasks if task.stored and not task.again]
        journal.finish(answers, [task.line(now) for task in tasks])

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
        self._finish([task], now)
        task.payload = task.answer

    def _say(self, task: Task, outcome: str, text: str, **data: object) -> None:
        task.say(outcome, text, data)


def _by(session: Session, held: Standing, now: datetime) -> Actor:
    """Who acts, with the offices that the batch's standing knows."""
    device, agency = held.agencies.devices[session.device_id], held.agencies.agencies[session.agency_id]
    return acting_at(held.people[session.person_id], device, agency, now)


def _reused(reference: str) -> Refused:
    return Refused(
        "reference-used",
        f"This device used the reference {reference} before, for another message.",
        None,
        "Send the message with a reference of its own.",
    )


def _hit_data(hit: inquire.Hit, now: datetime) -> dict[str, object]:
    candidate = hit.candidate
    return inquire.as_data(hit, now, checked_state(candidate.unchecked_since, candidate.checked_at, now))


def _wrong_ori(message: wire.Envelope, ori: str) -> Refused:
    return Refused(
        "wrong-ori",
        f"This device belongs to {ori}; it can't send as {message.ori}.",
        "1240.50(b)(4)",
        f"Send {ori} in the header.",
        example=f"{message.key}.{ori}.{message.reference}.TXT",
    )


def _unknown_key(key: str) -> Refused:
    near = [found[0] for found in process.extract(key, MESSAGE_KEYS.keys(), limit=3)]
    return Refused(
        "unknown-key", f"LEADS knows no message key {key}.", None, f"Near to it: {', '.join(near)}.", example="QV"
    )

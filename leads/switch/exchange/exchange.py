"""What a message means: everything that waits, answered as one batch, in ordinary sequential steps and one commit.

    read · begin, look up · gates, compare, act · store message with answer, keys and ledger lines · commit

Invariants kept here, each with a test in tests/switch/test_invariants.py:
1. No answer leaves before it is committed.  2. The same device and reference gets the same answer, with no second
effect.  3. A batch takes a transaction number before its look-up, and a look back waits for it.  4. Each batch reads
the standing version in its own transaction.  6. A Refused is an answer; any other exception parks the message, and
nothing behind it waits.  7. A message, its answer and its ledger line are one statement.
"""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db import connection, transaction

from leads.hotfiles import inquire
from leads.hotfiles.registry import FIELDS, near_keys
from leads.messages import wire
from leads.messages.keys import Needs, Route
from leads.messages.read import read_as, read_message
from leads.rules.refused import Refused
from leads.rules.section_30_participation import Level
from leads.standing.contacts import with_telephone
from leads.standing.gates import INQUIRY, no_to, pass_gates
from leads.standing.snapshot import Standing, current, forget, kept
from leads.switch import look_back
from leads.switch.exchange import answer, journal, owners, recovery, replies
from leads.switch.exchange.presence import Presence
from leads.switch.exchange.recovery import Batch, LookAgain
from leads.switch.exchange.routes import ROUTES, park, take_turns
from leads.switch.exchange.task import Task, zone_of
from leads.switch.exchange.waiting import Waiting
from leads.switch.models import Parked

log = logging.getLogger("leads.switch")
LookBack = Callable[[list[int], datetime], object]


class Exchange:
    """Answers messages for one process; `presence` knows who is signed on through it.

    `look_back` is told which records came to be found under new keys, once they are committed. A process that serves
    links hands that to its desk, so that no answer waits; by itself an exchange does it at once.
    """

    def __init__(self, node: str = "", look_back: LookBack = look_back.look_back) -> None:
        self.presence = Presence(node)
        self.look_back = look_back
        self._numbers = journal.MessageNumbers()

    def answer(self, batch: list[Waiting], now: datetime) -> list[bytes]:
        """Answers everything that waits, each in its place, and waits itself where the database is away."""
        begun = self.begin(batch)
        recovery.surely(begun, lambda: now)
        return begun.payloads()

    def begin(self, batch: list[Waiting]) -> Batch:
        """A batch to be answered step by step, by whoever can't wait here."""
        return Batch([Task(waiting) for waiting in batch], self._answer_round, self._park)

    def _answer_round(self, tasks: list[Task], now: datetime) -> None:
        """One round in one transaction. Raises LookAgain when it has to be done again with what it has learned."""
        held = kept() or current()
        for task in tasks:
            self._read(task, held, now)
        with transaction.atomic():
            if journal.begin() != held.agencies.version:
                forget()
                raise LookAgain
            take_turns([task for task in tasks if any(map(task.goes, ROUTES))])
            for route, go in ROUTES.items():
                if going := [task for task in tasks if task.goes(route)]:
                    go(going, held, now)
            stored = self._store(tasks, now)
            if stored:
                owners.tell(tasks, held.agencies, now)
            transaction.set_rollback(not stored)
        if not stored:  # looked up only now: before the rollback, what this round stored would look sent before
            _find_before(tasks)
            self._count_anew(tasks)
            raise LookAgain
        for task in tasks:
            task.payload = task.written
        if records := [task.answer.record for task in tasks if task.answer and task.answer.record is not None]:
            self._look_back(records, now)

    # What it means

    def _read(self, task: Task, held: Standing, now: datetime) -> None:
        """Reads the text into values and passes the gates; what says no is kept with the task."""
        task.begin()
        task.id = task.id or self._numbers.next()
        session = task.session
        agency = held.agencies.agencies[session.agency_id]
        task.zone, task.today = zone_of(agency.zone), agency.local_day(now)
        try:
            self._pass(task, held, now)
            if task.route is Route.ASK:
                task.files = agency.opened(task.key.files)  # type: ignore[union-attr]
                task.asked = inquire.asked_keys(task.key, task.values, held.agencies.numbers)  # type: ignore[arg-type]
        except Refused as refused:
            task.answer = answer.refused(with_telephone(refused, session.agency_id, held))
        except Exception as error:
            park(task, error)
        if task.before is not None:
            _say_again(task, task.before, held, now)

    def _pass(self, task: Task, held: Standing, now: datetime) -> None:
        """Raises Refused for a message that can't be read, is not its sender's own, or meets a gate that says no."""
        if task.message is None:
            raise task.unread or _unknown_key(task.sent_as)
        message, session = task.message, task.session
        if session.id in self.presence.ended:
            raise Refused("signed-off", "This sign-on has been ended elsewhere.", None, "Sign on again.")
        if message.ori != session.ori:
            raise _wrong_ori(message, session.ori)
        if len(message.pairs) > held.most_fields:
            raise Refused(
                "too-many-fields", f"A message has at most {held.most_fields} fields.", None, "Send fewer fields."
            )
        if task.key is None:
            raise _unknown_key(message.key)
        task.values = read_message(task.key, message, task.today, FIELDS)
        pass_gates(session, task.key, task.values, held, now)

    # On disk

    def _store(self, tasks: list[Task], now: datetime) -> bool:
        """Message, answer, keys and lines in one statement. False: some were sent before, and all is to be undone."""
        for task in tasks:
            self._write(task, now)
        mine = [task for task in tasks if task.is_stored]
        keys = [
            (key, task.identity)
            for task in mine
            if task.asked and task.key and task.key.notices
            if task.answer and task.answer.outcome in answer.INQUIRY_RESULTS
            for key in task.asked
        ]
        if journal.store([task.row() for task in tasks], keys, now) < len(mine):
            return False
        for task in mine:
            if task.answer and task.answer.error:
                Parked.objects.create(message_id=task.id, at=now, error=task.answer.error)
        return True

    def _write(self, task: Task, now: datetime) -> None:
        """Writes the answer as it will leave. One that was given before stays as it was.

        Output counts rise in the order in which answers leave. What is not stored takes no place in the count.
        """
        said, session = task.answer, task.session
        assert said is not None
        if said.written is not None:
            task.written = said.written
            return
        if task.is_stored:
            task.number = task.number or self.presence.next_number(session)
        number = task.number if task.is_stored else 0
        reference = "" if task.reference.startswith("~") else task.reference
        read = read_as(task.key, task.message.pairs, task.values) if task.key and task.message and task.values else {}
        data = answer.structured(
            (task.sent_as, reference),
            said.outcome,
            now,
            message=task.id,
            number=number,
            asked=task.without_bytes(answer.as_shown(task.key, task.values)),
            data={**said.data, "read_as": read} if read else said.data,
        )
        task.written = wire.write_answer(
            task.sent_as,
            session.ori,
            reference,
            received=(task.waiting.received_at.astimezone(task.zone), number),
            sent=(now.astimezone(task.zone), number),
            to=session.ori,
            text=said.text + replies.read_as_text(read, said.outcome),
            data=data,
        )

    def _count_anew(self, tasks: list[Task]) -> None:
        """Gives back the output counts of a round that is undone; but for one that its message was answered under."""
        for task in reversed(tasks):
            if task.number and not (task.before and task.before.number == task.number):
                self.presence.give_back(task.session, task.number)
            task.number = 0

    def _look_back(self, records: list[int], now: datetime) -> None:
        try:
            self.look_back(records, now)
        except Exception:
            log.exception("a look back failed; it stays owed")  # the answers are committed and leave
            connection.close()

    def _park(self, task: Task, error: Exception, now: datetime) -> None:
        """The whole round of one message failed: say so, in a fresh transaction."""
        task.begin()
        park(task, error)
        with transaction.atomic():
            new = self._store([task], now)
            transaction.set_rollback(not new)
        if not new:
            _find_before([task])
            _say_again(task, task.before, current(), now)  # type: ignore[arg-type]  # it was sent before
            self._write(task, now)
        task.payload = task.written


def _find_before(tasks: list[Task]) -> None:
    """Finds those messages that the journal knows already, and what became of them."""
    new = [task for task in tasks if task.is_stored]
    before = journal.sent_before(
        [journal.Sought(*task.identity, task.session.resends_from, task.session.month) for task in new]
    )
    for task in new:
        if (known := before.get(task.identity)) is not None:
            task.before, task.id = known, known.id


def _say_again(task: Task, before: journal.Before, held: Standing, now: datetime) -> None:
    """The device used this reference before: the same message gets the same answer; another one is refused.

    Who may not ask today is not told yesterday's answer either, nor who may ask of some of its files only. An image is
    asked for anew by its route, which says again what was said then or why not: that opens a record once more.
    """
    if not wire.says_the_same(before.raw, task.waiting.raw):
        task.answer = answer.refused(_reused(task.reference))
    elif before.outcome not in answer.TOLD_OF_FILES:  # what was done is said, whatever is closed since
        closed = _closed_since(task, before, held, now)
        task.answer = (answer.done_before if closed else answer.again)(before.outcome, before.answer)
    elif not (task.answer and task.answer.outcome == "refused"):
        no = _closed_since(task, before, held, now)
        if no is not None:
            task.answer = answer.refused(no)
        elif before.outcome != answer.IMAGE:
            task.answer = answer.again(before.outcome, before.answer)


def _closed_since(task: Task, before: journal.Before, held: Standing, now: datetime) -> Refused | None:
    """What keeps the sender today from a file of which the answer told them then."""
    data = wire.read_answer(before.answer).data
    image = data.get("image")
    told = {str(one["file"]) for one in (*data["hits"], *data.get("inactive", ()), *([image] if image else ()))}
    said = (no_to(task.session, Needs(INQUIRY, Level.LESS, (file,)), held, now) for file in sorted(told))
    return next((no for no in said if no is not None), None)


def _reused(reference: str) -> Refused:
    return Refused(
        "reference-used",
        f"This device used the reference {reference} before, for another message.",
        None,
        "Send the message with a reference of its own.",
    )


def _wrong_ori(message: wire.Envelope, ori: str) -> Refused:
    return Refused(
        "wrong-ori",
        f"This device belongs to {ori}; it can't send as {message.ori}.",
        "1240.50(b)(4)",
        f"Send {ori} in the header.",
        example=f"{message.key}.{ori}.{message.reference}.TXT",
    )


def _unknown_key(key: str) -> Refused:
    near = ", ".join(near_keys(key))
    return Refused("unknown-key", f"LEADS knows no message key {key}.", None, f"Near to it: {near}.", example="QV")

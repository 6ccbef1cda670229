"""Where messages go: one row a route, in the order in which a batch takes them. What comes back is an Answer."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from leads.hotfiles import inactive, inquire, narrowed
from leads.hotfiles.acts.beside import do_beside
from leads.hotfiles.acts.done import Done
from leads.hotfiles.acts.on_file import one_at_a_time
from leads.hotfiles.acts.table import do_act
from leads.hotfiles.also_on_file import also_on_file, turns
from leads.hotfiles.attachments.by_message import asked_for
from leads.hotfiles.declare.keys import ASK_FOR_IMAGE, ENTER_CHART, MODIFY_CHART
from leads.hotfiles.sketches import is_rough, sieve
from leads.ledger.actor import Actor
from leads.messages.keys import MessageKey, Route
from leads.people.acting import acting_at
from leads.people.sign_on import Session
from leads.rules.refused import Refused
from leads.standing.contacts import with_telephone
from leads.standing.gates import may_be_told
from leads.standing.snapshot import Standing
from leads.switch.exchange import answer
from leads.switch.exchange.recovery import BROKEN
from leads.switch.exchange.task import Task

log = logging.getLogger("leads.switch")
BESIDE = "beside"  # the turn that what stands beside an agency's records takes


def ask(tasks: Sequence[Task], held: Standing, now: datetime) -> None:
    """One statement finds the candidates of all inquiries; then each is compared and explained."""
    numbers = held.agencies.numbers
    named = ((at, task) for at, task in enumerate(tasks) if any(map(is_rough, task.asked)))
    sieves = {at: sieve(task.values, task.files, numbers) for at, task in named}
    candidates = inquire.look_up([task.asked for task in tasks], now.date(), sieves)
    specific = {at: task.asked for at, task in enumerate(tasks) if inactive.is_specific(task.sent_as, task.values)}
    ended = inactive.look_up(specific, now.date()) if specific else {}
    for at, task in enumerate(tasks):
        assert task.key is not None
        try:
            hits = inquire.hits(task.values, task.files, candidates.get(at, ()), task.today, numbers)
            searched = inquire.searched(task.key, tuple(task.values), task.files)
            doubts = inquire.asked_doubts(task.values, task.files)
            over: list[dict[str, Any]] = []
            if at in specific:
                some = (*ended.get(at, ()), *inactive.not_yet_retired(candidates.get(at, ()), task.today))
                over = inactive.told(task.sent_as, task.values, task.files, some)
            told = narrowed.narrowed(hits, task.values, numbers)
            asked = answer.as_shown(task.key, task.values)
            task.answer = answer.found(
                told, asked, searched, doubts, now, task.zone, notices=task.key.notices, ended=over
            )
        except Exception as error:
            park(task, error)


def take_turns(tasks: Sequence[Task]) -> None:
    """All turns of a round at once and in one order, before its first act locks a record: no two rounds cross."""
    wanted = set[tuple[int, str]]()
    for task in tasks:
        agency_id, key = task.session.agency_id, task.key
        if key is None or task.route is Route.ASK or key.does is ASK_FOR_IMAGE:
            continue
        if task.route is Route.BESIDE:
            wanted.add((agency_id, BESIDE))
        if task.route is Route.ACT or key.does in (ENTER_CHART, MODIFY_CHART):
            wanted |= {turn for file in key.files for turn in turns(file)}
        if task.route is Route.ACT:
            wanted |= {(agency_id, file) for file in key.files}
    if wanted:
        one_at_a_time(*wanted)


def act(tasks: Sequence[Task], held: Standing, now: datetime) -> None:
    """Each act in a savepoint: refused or failed, what it began is undone, and the line about it stays."""

    def done(task: Task, key: MessageKey, by: Actor) -> answer.Answer:
        made = do_act(key, task.values, by, now, held.agencies.numbers)
        return answer.done(made, _also(task, made, held, now), now, task.zone)

    _each(tasks, held, now, done)


def beside(tasks: Sequence[Task], held: Standing, now: datetime) -> None:
    """What stands beside a record: added, changed, taken back and asked for, each in a savepoint as an act is."""

    def done(task: Task, key: MessageKey, by: Actor) -> answer.Answer:
        if key.does is ASK_FOR_IMAGE:
            return _image(task, by, held, now)
        made = do_beside(key, task.values, by, held, now)
        return answer.done(made, _also(task, made, held, now), now, task.zone)

    _each(tasks, held, now, done)


def _each(
    tasks: Sequence[Task], held: Standing, now: datetime, do: Callable[[Task, MessageKey, Actor], answer.Answer]
) -> None:
    for task in tasks:
        assert task.key is not None
        try:
            with transaction.atomic():
                task.answer = do(task, task.key, _by(task.session, held, now))
        except Refused as refused:
            task.answer = answer.refused(with_telephone(refused, task.session.agency_id, held))
        except (*BROKEN, IntegrityError):
            raise
        except Exception as error:
            park(task, error)


def _image(task: Task, by: Actor, held: Standing, now: datetime) -> answer.Answer:
    """An image that is asked for, also by a message that was sent before: what may be opened then may not be now.

    Its no is caught here, inside the savepoint: the line which says that bytes were changed, and the count, stay.
    """
    try:
        one = asked_for(task.values, by, held, now)
    except Refused as refused:
        return answer.refused(with_telephone(refused, task.session.agency_id, held))
    if task.before is not None:
        return answer.again(task.before.outcome, task.before.answer)
    return answer.image(one, held.agencies.numbers)


#: Inquiries first: what a batch enters is found by the next one, or by the look back.
ROUTES: Mapping[Route, Callable[[Sequence[Task], Standing, datetime], None]] = {
    Route.ASK: ask,
    Route.ACT: act,
    Route.BESIDE: beside,
}


def park(task: Task, error: Exception) -> None:
    """A message that made LEADS fail is kept whole for a person; nothing behind it waits."""
    log.exception("message %s failed", task.id, exc_info=error)
    task.answer = answer.parked(task.id, error)


def _also(task: Task, done: Done, held: Standing, now: datetime) -> narrowed.Narrowed:
    """What other files have on a record with new keys, as far as its sender might ask them now."""
    if not done.look_back:
        return narrowed.Narrowed(())

    def may_open(file: str) -> bool:
        return may_be_told(task.session, file, held, now)

    found = also_on_file(done.record, may_open, task.today, now, held.agencies.numbers)
    return narrowed.narrowed(found, done.record.values, held.agencies.numbers)


def _by(session: Session, held: Standing, now: datetime) -> Actor:
    """Who acts, with the offices that the batch's standing knows."""
    device, agency = held.agencies.devices[session.device_id], held.agencies.agencies[session.agency_id]
    return acting_at(held.people[session.person_id], device, agency, now)

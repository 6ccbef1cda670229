"""What the exchange does when a round does not go through: again, with what it has learned, one by one, or not now.

Nothing is lost meanwhile: what was stored is found again by its reference, what was not is still in the batch.
"""

import logging
import time
from collections import deque
from collections.abc import Callable
from datetime import datetime

from django.db import InterfaceError, OperationalError, connection
from psycopg.errors import DeadlockDetected, SerializationFailure

from leads.rules.refused import Refused
from leads.standing.snapshot import forget
from leads.switch.exchange import answer
from leads.switch.exchange.rounds import rounds
from leads.switch.exchange.task import Task
from leads.switch.exchange.waiting import PAUSE

log = logging.getLogger("leads.switch")
TRIES = 60  # half a minute of a database that does not answer; then the terminal is told to send again
LOOKS = 8  # how often a round that met something new looks again before it is taken apart
BROKEN = (OperationalError, InterfaceError)
CROSSED = (DeadlockDetected, SerializationFailure)  # two batches waited for each other; the database ended one of them
AnswerRound = Callable[[list[Task], datetime], None]
Park = Callable[[Task, Exception, datetime], None]
BUSY = Refused("busy", "LEADS can't reach its database.", None, "Send the message again with its reference.")


class LookAgain(Exception):
    """A round met what it could not know when it began: a standing that moved, a message that was sent before."""


class Batch:
    """Messages that are answered together. `step` does what can be done now; who calls it waits in between."""

    def __init__(self, tasks: list[Task], answer: AnswerRound, park: Park) -> None:
        self._tasks = tasks
        self._left = deque(rounds(tasks))
        self._answer, self._park = answer, park
        self._tries = 0

    def step(self, now: datetime) -> bool:
        """Answers all that is left; False while the database is away: then call it again after PAUSE seconds."""
        while self._left:
            try:
                self._answer_first(now)
            except BROKEN as error:
                log.warning("the database does not answer (%s); trying again", type(error.__cause__ or error).__name__)
                connection.close()
                forget()
                self._tries += 1
                if self._tries < TRIES:
                    return False
                _say_busy(self._left.popleft(), now)
        return True

    def payloads(self) -> list[bytes]:
        """The answers, each in its message's place; all of them once `step` has said True."""
        return [task.payload for task in self._tasks]

    def _answer_first(self, now: datetime) -> None:
        """The first round that is left. One that fails is taken apart: only the message that fails is parked."""
        tasks = self._left[0]
        try:
            _surely(tasks, self._answer, now)
        except BROKEN:
            raise
        except Exception as error:
            connection.close()
            log.exception("a round of %s failed", len(tasks))
            if len(tasks) > 1:
                self._left.popleft()
                self._left.extendleft([task] for task in reversed(tasks))
                return
            self._park(tasks[0], error, now)
        self._left.popleft()


def surely(batch: Batch, clock: Callable[[], datetime]) -> None:
    """Answers a whole batch, waiting for the database where it is away. For doors that may wait: console, API."""
    while not batch.step(clock()):
        time.sleep(PAUSE)


def _surely(tasks: list[Task], answer_round: AnswerRound, now: datetime) -> None:
    for _ in range(LOOKS - 1):
        try:
            answer_round(tasks, now)
            return
        except LookAgain:
            continue
        except OperationalError as error:
            if not isinstance(error.__cause__, CROSSED):
                raise
    answer_round(tasks, now)


def _say_busy(tasks: list[Task], now: datetime) -> None:
    """Not stored, and it does not say that nothing was done: sent again, the message gets its one answer."""
    words = answer.refused(BUSY).text
    for task in tasks:
        reference = "" if task.reference.startswith("~") else task.reference
        header = (task.sent_as, task.session.ori, reference)
        task.payload = answer.told(
            header, "refused", words, now=now.astimezone(task.zone), to=task.session.ori, no=BUSY
        )

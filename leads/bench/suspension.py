"""How soon a suspension holds: the law's word is at once, ours is with the next message after it is committed.

Precisely: a batch reads who is suspended when it begins, in its own transaction. So a message whose batch began after
the commit is refused, and one whose batch had begun before may still be answered, and stored, a few milliseconds after
the commit. An answer says when its batch began (`at`), by the switch's clock, which is this machine's; the moment of
the commit is taken when the ordering process has it confirmed. A message that was sent after that moment is judged by
both clocks: no batch could have begun with it before.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from leads.agencies.models import Agency
from leads.bench import dataset
from leads.bench.dataset import Sign
from leads.bench.exchange import Load, Place, Say
from leads.bench.rows import Figure, median
from leads.bench.served import switch
from leads.bench.truth import ABSENT, WrongAnswer
from leads.client import Client
from leads.demo.vehicles import illinois_plate
from leads.messages.wire import AnswerFrame
from leads.oversight import sanctions
from leads.oversight.models import SuspensionOrder

TIMES = 3
AT_ONCE = 8  # messages in flight on the link at any time
BEFORE, AFTER = 0.5, 0.5  # seconds of asking on either side of the order
VIOLATION = ("1240.80(c)", "A benchmark's order.")
PLATE = illinois_plate(ABSENT)


class Said(NamedTuple):
    """One message: when it was sent, when its batch began, when it was answered; and whether it was refused."""

    sent: datetime
    began: datetime
    answered: datetime
    refused: bool


class Order(NamedTuple):
    """A suspension: when its making began, when its commit was confirmed, and its number."""

    begun: datetime
    committed: datetime
    number: int


class Judged(NamedTuple):
    """What became of the messages around a suspension, none of which was served that may not be."""

    after: int  # sent after the commit: all refused
    flying: int  # sent before it and answered after it
    served: int  # of those in flight: served, for their batch had begun
    late: float  # milliseconds from the commit to the first refusal; it may leave before the commit is confirmed


def figures(place: Place, load: Load, say: Say) -> list[Figure]:
    """Messages served whose batch began after the commit: none, or the run ends with WrongAnswer."""
    found: list[Judged] = []
    with switch(place.data) as (host, port, _):
        for _ in range(TIMES):
            sign = dataset.signs(datetime.now(UTC), 1)[0]
            order, said = asyncio.run(_one(host, port, sign))
            found.append(judge(said, order))
    after, flying, served = (sum(of) for of in ([one[at] for one in found] for at in range(3)))
    say(f"suspended {TIMES} times: {after:,} messages were sent after it, none was served; {flying} were in flight")
    return [
        Figure(
            f"messages served whose batch began after a committed suspension, {TIMES} suspensions",
            0.0,
            "messages",
            f"{after:,} sent after it, {flying} in flight at it ({served} of them served: their batch had begun); "
            f"first refusal {median(one.late for one in found):.1f} ms after the commit",
            None,
            "0",
        )
    ]


def judge(said: Sequence[Said], order: Order) -> Judged:
    """Compares what was said with what an order means. Raises WrongAnswer.

    So it does for a message that was refused before anyone ordered it, and where no message was sent after the commit.
    """
    after = [one for one in said if one.sent >= order.committed]
    flying = [one for one in said if one.sent < order.committed <= one.answered]
    held = [one for one in said if one.began > order.committed or one.sent >= order.committed]
    if wrong := [one for one in held if not one.refused]:
        raise WrongAnswer(f"served after the suspension committed at {order.committed}: {wrong[:3]} of {len(wrong)}")
    if wrong := [one for one in said if one.refused and one.answered < order.begun]:
        raise WrongAnswer(f"refused before anyone ordered it: {wrong[:3]} of {len(wrong)}")
    if not after:
        raise WrongAnswer("no message was sent after the suspension")
    first = min(one.answered for one in said if one.refused)
    served = sum(not one.refused for one in flying)
    return Judged(len(after), len(flying), served, (first - order.committed).total_seconds() * 1000)


async def _one(host: str, port: int, sign: Sign) -> tuple[Order, list[Said]]:
    """Asks without a pause, several at once, while the suspension is ordered; the order, and all that was said.

    It is ordered in this process, which is not the node's: the node hears of it from the database alone.
    """
    said: list[Said] = []
    link = await Client.open(host, port)
    await link.sign_on(sign["ori"], sign["device"], sign["token"])
    order = asyncio.create_task(asyncio.to_thread(_suspend, sign["ori"]))

    def goes_on() -> bool:
        return not order.done() or datetime.now(UTC) < order.result().committed + timedelta(seconds=AFTER)

    await asyncio.gather(*(_ask(lambda: link.ask("QV", LIC=PLATE, LIS="IL"), said, goes_on) for _ in range(AT_ONCE)))
    await link.close()
    await asyncio.to_thread(_lift, order.result().number)
    return order.result(), said


async def _ask(once: Callable[[], Awaitable[AnswerFrame]], said: list[Said], goes_on: Callable[[], bool]) -> None:
    """Asks again as soon as it is answered."""
    while goes_on():
        sent = datetime.now(UTC)
        answer = await once()
        said.append(Said(sent, datetime.fromisoformat(answer.data["at"]), datetime.now(UTC), is_refused(answer)))


def is_refused(answer: AnswerFrame) -> bool:
    """Whether an answer refuses for the suspension. Raises WrongAnswer when it says anything else but no record."""
    code = (answer.data.get("no") or {}).get("code")
    if (answer.outcome, code) not in {("refused", "service-suspended"), ("no record", None)}:
        raise WrongAnswer(f"asked around a suspension: {answer.data}")
    return code is not None


def _suspend(ori: str) -> Order:
    """Suspends the agency's inquiries."""
    from django.db import connection

    time.sleep(BEFORE)
    now = datetime.now(UTC)
    try:
        done = sanctions.suspend_at_once(
            Agency.objects.get(ori=ori),
            services=["files.inquire"],
            violations=[VIOLATION],
            ground="integrity",
            hearing_on=(now + timedelta(days=5)).date(),
            by=dataset.director(now),
            now=now,
        )
        return Order(now, datetime.now(UTC), done.order.pk)
    finally:
        connection.close()


def _lift(order: int) -> None:
    """Gives the services back, so that the data set can be used again."""
    from django.db import connection

    now = datetime.now(UTC)
    try:
        found = SuspensionOrder.objects.get(pk=order)
        sanctions.lift(found, for_="emergency", why="The benchmark goes on.", by=dataset.director(now), now=now)
    finally:
        connection.close()

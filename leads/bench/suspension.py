"""How soon a suspension holds: the law's word is at once, ours is with the next message after it is committed."""

import asyncio
import time
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
from leads.oversight import sanctions
from leads.oversight.models import SuspensionOrder

TIMES = 3
BEFORE, AFTER = 0.5, 0.5  # seconds of asking on either side of the order
VIOLATION = ("1240.80(c)", "A benchmark's order.")
PLATE = illinois_plate(ABSENT)


class Said(NamedTuple):
    """One message: when it was sent and answered, on the machine's steady clock, and whether it was refused."""

    sent: float
    answered: float
    refused: bool


def figures(place: Place, load: Load, say: Say) -> list[Figure]:
    """Messages sent after the commit and still served: none, or the run ends with WrongAnswer."""
    asked, late = 0, []
    with switch(place.data) as (host, port, _):
        for _ in range(TIMES):
            sign = dataset.signs(datetime.now(UTC), 1)[0]
            committed, said = asyncio.run(_one(host, port, sign))
            after = served_after(said, committed)
            asked += len(after)
            late.append((min(one.answered for one in said if one.refused) - committed) * 1000)
    say(f"suspended {TIMES} times: {asked:,} messages were sent after it, none was served")
    return [
        Figure(
            f"messages served that were sent after a committed suspension, {TIMES} suspensions",
            0.0,
            "messages",
            f"{asked:,} sent after it on the same link, first refusal {median(late):.1f} ms after the commit",
            None,
            "0",
        )
    ]


def served_after(said: list[Said], committed: float) -> list[Said]:
    """The messages sent after the commit. Raises WrongAnswer when there are none, or when one of them was served."""
    after = [one for one in said if one.sent >= committed]
    if not after or not all(one.refused for one in after) or said[0].refused:
        raise WrongAnswer(f"after a committed suspension: {after[:3]} of {len(after)}; before it: {said[:1]}")
    return after


async def _one(host: str, port: int, sign: Sign) -> tuple[float, list[Said]]:
    """Asks in a loop while another process orders the suspension; the moment of its commit, and all that was said."""
    said: list[Said] = []
    link = await Client.open(host, port)
    await link.sign_on(sign["ori"], sign["device"], sign["token"])
    order = asyncio.create_task(asyncio.to_thread(_suspend, sign["ori"]))
    until = float("inf")
    while time.perf_counter() < until:
        sent = time.perf_counter()
        answer = await link.ask("QV", LIC=PLATE, LIS="IL")
        said.append(Said(sent, time.perf_counter(), answer.outcome == "refused"))
        if order.done() and until == float("inf"):
            until = order.result()[0] + AFTER
    await link.close()
    await asyncio.to_thread(_lift, order.result()[1])
    return order.result()[0], said


def _suspend(ori: str) -> tuple[float, int]:
    """Suspends the agency's inquiries; when the commit was done, and the order. This is not the node's process."""
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
        return time.perf_counter(), done.order.pk
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

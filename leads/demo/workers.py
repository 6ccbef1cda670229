"""Makes batches of records in two processes while the caller sends what is ready to the database."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from leads.demo.desks import Plan
from leads.demo.records import BATCH, Made, Work, make

PROCESSES = 2
AHEAD = 8  # batches made but not yet sent; bounds memory however slow the database is
WORTH_IT = 20_000  # records below which starting processes costs more than it saves

_plan: Plan | None = None


def works(file: str, count: int, first_id: int) -> Iterator[Work]:
    """The batches of one file, in order."""
    for first in range(0, count, BATCH):
        yield Work(file, first, min(BATCH, count - first), first_id + first)


def made(plan: Plan, wanted: list[Work]) -> Iterator[Made]:
    """Every batch, in the order asked for; the same whether made here or in other processes."""
    if sum(work.count for work in wanted) < WORTH_IT:
        yield from (make(plan, work) for work in wanted)
        return
    # A new interpreter for each, not a fork: the parent has a database connection and threads.
    context = get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context, initializer=_remember, initargs=(plan,)) as pool:
        waiting: deque[Future[Made]] = deque()
        for work in wanted:
            waiting.append(pool.submit(_make, work))
            if len(waiting) >= AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _remember(plan: Plan) -> None:
    global _plan  # noqa: PLW0603 (once in each worker process, instead of with each batch)
    _plan = plan


def _make(work: Work) -> Made:
    assert _plan is not None
    return make(_plan, work)

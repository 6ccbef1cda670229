"""The same work on many parts, a process a processor: what a benchmark does beside what it measures by the clock.

The work sees whatever its caller holds, since each process is a copy of this one; only answers go between them.
"""

import gc
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import Any, TypeVar, cast

One = TypeVar("One")
Other = TypeVar("Other")

#: Fewer parts than these are done here.
WORTH_FORKING = 8
_work: list[Callable[[Any], Any]] = []


def on_every_processor(work: Callable[[One], Other], parts: Sequence[One]) -> list[Other]:
    """What the work makes of each part, in their order; where processes can't be copied, one after the other."""
    cores = os.cpu_count() or 1
    if cores == 1 or "fork" not in get_all_start_methods() or len(parts) < WORTH_FORKING:
        return [work(part) for part in parts]
    _work.append(work)
    gc.freeze()  # what is there is looked at by no collection, so that no copy writes into its pages
    try:
        with ProcessPoolExecutor(cores, mp_context=get_context("fork")) as pool:
            chunk = max(1, len(parts) // cores // 8)
            return cast("list[Other]", list(pool.map(_last, parts, chunksize=chunk)))
    finally:
        gc.unfreeze()
        _work.pop()


def _last(part: Any) -> Any:
    return _work[-1](part)

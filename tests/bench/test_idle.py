"""Memory is that of a process and its descendants."""

import os

from leads.bench.idle import memory


def test_a_process_takes_some_memory_and_nobody_takes_none() -> None:
    assert 1 < memory(os.getpid()) < 10_000
    assert memory(2**22 + 1) == 0

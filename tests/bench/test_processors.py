"""Processor time from the system's books."""

import os
import subprocess
import sys

from leads.bench.processors import spent


def test_work_of_an_ended_child_counts_for_its_parent() -> None:
    before = spent(os.getpid())
    subprocess.run([sys.executable, "-c", "sum(i * i for i in range(3_000_000))"], check=True)
    assert spent(os.getpid()) - before >= 0.05


def test_nobodys_time_is_nothing() -> None:
    assert spent(None) == 0.0
    assert spent(2**22 + 1) == 0.0

"""The same work on many parts, in their order, on all processors."""

import os

import pytest

from leads.bench.each import WORTH_FORKING, on_every_processor


@pytest.mark.parametrize("many", [0, 1, WORTH_FORKING - 1, WORTH_FORKING, 100])
def test_answers_come_in_the_order_of_the_parts_whatever_the_work_holds(many: int) -> None:
    held = {part: part * part for part in range(many)}
    assert on_every_processor(held.__getitem__, range(many)) == [part * part for part in range(many)]


@pytest.mark.skipif((os.cpu_count() or 1) == 1, reason="one processor does all of it here")
def test_many_parts_are_not_done_here() -> None:
    assert os.getpid() not in on_every_processor(lambda _: os.getpid(), range(WORTH_FORKING))


def test_an_error_in_a_part_ends_the_work() -> None:
    with pytest.raises(ZeroDivisionError):
        on_every_processor(lambda part: 1 / part, range(WORTH_FORKING))

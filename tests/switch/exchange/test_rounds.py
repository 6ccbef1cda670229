"""What one device sends is done in the order in which it sent it; devices do not wait for each other."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.switch.exchange.rounds import rounds

SENT = st.lists(st.tuples(st.sampled_from([1, 2, 3]), st.booleans(), st.sampled_from(["", "R1", "R2"])), max_size=12)


def task(device: int, act: bool, reference: str = "") -> Any:
    return SimpleNamespace(session=SimpleNamespace(device_id=device), may_act=act, reference=reference)


@pytest.mark.parametrize(
    ("sent", "sizes"),
    [
        ([], []),
        ([(1, False), (1, False), (2, False)], [3]),
        ([(1, False), (1, True), (1, False)], [1, 1, 1]),
        ([(1, True), (2, True), (1, False)], [2, 1]),
        ([(1, False, "R1"), (1, False, "R1")], [1, 1]),
        ([(1, False, "R1"), (2, False, "R1")], [2]),
        ([(1, False, ""), (1, False, "")], [2]),
    ],
)
def test_who_goes_together(sent: list[Any], sizes: list[int]) -> None:
    assert [len(one) for one in rounds([task(*one) for one in sent])] == sizes


@given(SENT)
def test_a_devices_acts_keep_their_order_and_nothing_is_lost(sent: list[tuple[int, bool, str]]) -> None:
    tasks = [task(*one) for one in sent]
    found = list(rounds(tasks))
    assert sorted(map(id, (one for each in found for one in each))) == sorted(map(id, tasks))
    went = {id(one): at for at, each in enumerate(found) for one in each}
    for at, one in enumerate(tasks):
        for other in tasks[at + 1 :]:
            if one.session.device_id == other.session.device_id:
                assert went[id(one)] <= went[id(other)]
                if one.may_act or other.may_act or (one.reference and one.reference == other.reference):
                    assert went[id(one)] < went[id(other)]

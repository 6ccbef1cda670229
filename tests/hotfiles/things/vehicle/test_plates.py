"""Plates as they are seen: whatever fits one shares a key with it."""

from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.things.vehicle.plates import LOOK_ALIKES, fits, plate_key, plate_keys


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=10), st.data())
def test_whatever_fits_a_plate_is_found_by_its_keys(plate: str, data: st.DataObject) -> None:
    asked = list(plate)
    for at in data.draw(st.sets(st.integers(0, len(plate) - 1), max_size=2)):
        asked[at] = "?"
    turn = {a: b for pair in LOOK_ALIKES for a, b in (pair, pair[::-1])}
    for at in data.draw(st.sets(st.integers(0, len(plate) - 1))):
        asked[at] = turn.get(asked[at], asked[at])
    assert fits("".join(asked), plate)
    keys = plate_keys("".join(asked))
    assert plate_key(plate) in keys
    assert len(keys) == len(set(keys)) <= 961

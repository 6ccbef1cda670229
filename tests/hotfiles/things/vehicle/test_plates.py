"""Plates as they are seen: whatever fits one shares a key with it."""

from hypothesis import given
from hypothesis import strategies as st

from leads.hotfiles.things.vehicle.plates import LOOK_ALIKES, fits, folded, plate_key, plate_keys


@given(st.text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=10), st.data())
def test_whatever_fits_a_plate_is_found_by_its_keys(plate: str, data: st.DataObject) -> None:
    asked = list(plate)
    for at in data.draw(st.sets(st.integers(0, len(plate) - 1), max_size=2)):
        asked[at] = "?"
    alike = {sign: "".join(pair for pair in LOOK_ALIKES if sign in pair) for pair in LOOK_ALIKES for sign in pair}
    turn = {sign: data.draw(st.sampled_from(signs)) for sign, signs in alike.items()}
    for at in data.draw(st.sets(st.integers(0, len(plate) - 1))):
        asked[at] = turn.get(asked[at], asked[at])
    assert fits("".join(asked), plate)
    keys = plate_keys("".join(asked))
    assert plate_key(plate) in keys
    assert len(keys) == len(set(keys)) <= 784


def test_signs_that_an_eye_confuses_are_taken_together() -> None:
    for one, other in ("O0", "D0", "Q0", "OD", "DQ", "I1", "B8", "S5", "Z2", "G6"):
        assert folded(one) == folded(other)
        assert fits(f"TST{one}34", f"TST{other}34")
    assert not fits("TST134", "TST734")

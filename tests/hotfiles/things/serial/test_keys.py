"""The keys of a serial number: whatever is a hit shares one, and kinds of things share none."""

from hypothesis import example, given
from hypothesis import strategies as st

from leads.hotfiles.things.serial.compare import likeness
from leads.hotfiles.things.serial.forms import Kind
from leads.hotfiles.things.serial.keys import serial_keys, transposed_keys

GUN, OTHER = Kind("G", letters_inside=False), Kind("A")
#: Few characters, so that numbers alike come often.
NUMBERS = st.text("O0I1S5JK9", min_size=1, max_size=9)


@given(NUMBERS, NUMBERS, st.sampled_from([GUN, OTHER]))
@example("K369257", "369J257", GUN)
@example("369S257", "3695257", OTHER)
@example("12345", "A12345", OTHER)
def test_whatever_is_alike_shares_a_key(asked: str, known: str, kind: Kind) -> None:
    shared = set(serial_keys(asked, kind)) & set(serial_keys(known, kind))
    assert shared or not likeness(asked, known, kind)


def test_a_gun_and_a_camera_of_one_number_are_not_found_together() -> None:
    assert not set(serial_keys("369257", GUN)) & set(serial_keys("369257", OTHER))


def test_a_number_asked_with_two_neighbors_transposed_has_the_key_of_the_right_one() -> None:
    assert transposed_keys("396", GUN) == ("N:G936", "N:G369")
    assert set(transposed_keys("396257", GUN)) & set(serial_keys("369257", GUN))

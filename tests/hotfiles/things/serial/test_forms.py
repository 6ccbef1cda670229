"""The forms under which a serial number is found."""

from leads.hotfiles.things.serial.forms import (
    Kind,
    folded,
    forms,
    transposed,
    without_letters_behind,
    without_letters_inside,
)

GUN, OTHER = Kind("G", letters_inside=False), Kind("A")


def test_look_alikes_are_written_as_their_digits() -> None:
    assert folded("OI5SB8Z2GQD") == "01558822600"


def test_letters_between_digits_go_and_letters_around_them_stay() -> None:
    assert without_letters_inside("369J257") == without_letters_inside("369MX257") == "369257"
    assert without_letters_inside("K369257AB") == "K369257AB"
    assert without_letters_inside("36O257") == "360257"  # the letter O is a zero before anything else


def test_a_number_stands_whole_without_letters_inside_and_by_its_end() -> None:
    assert forms("K369J257", GUN) == ("K369J257", "K369257", "9J257", "69257")
    assert forms("K369J257", OTHER) == ("K369J257", "9J257")
    assert forms("12345", GUN) == ("12345",)
    assert forms("123456", OTHER) == ("123456", "23456")


def test_letters_behind_a_note_s_number_may_be_left_out() -> None:
    note = Kind("S", letters_behind=2)
    assert without_letters_behind("L12345678A", note) == ("L12345678",)
    assert without_letters_behind("C123456789EE", note) == ("C123456789E", "C123456789")
    assert without_letters_behind("1234A", note) == without_letters_behind("L12345678A", OTHER) == ()
    assert forms("L12345678A", note) == ("L12345678A", "5678A", "45678")
    assert forms("L1234567O", note) == ("L12345670", "45670", "34567")


def test_a_number_with_two_neighbors_the_other_way_round() -> None:
    assert transposed("1223") == ("2123", "1232")
    assert transposed("7") == ()

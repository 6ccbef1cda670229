"""Registrations of boats: the form, the state's letters, and what is odd about one."""

import pytest

from leads.hotfiles.codes import CODES
from leads.hotfiles.things.boat.registration import LETTERS, bare, body, front, is_usual, registration_doubts


@pytest.mark.parametrize("number", ["IL1234AB", "IL1AB", "IL123ABC", "MC12AB"])
def test_as_the_states_give_them(number: str) -> None:
    assert is_usual(number)
    assert list(registration_doubts({"REG": number})) == []


@pytest.mark.parametrize("number", ["IL12345AB", "IL1234ABC", "1234AB", "IL1234", "B1234AB", "12E34567"])
def test_any_other_form_is_doubted_and_kept(number: str) -> None:
    assert not is_usual(number)
    said = next(registration_doubts({"REG": number, "RES": "IL"}))
    assert "not written like" in said


def test_front_and_body() -> None:
    assert (front("IL1234AB"), body("IL1234AB")) == ("IL", "1234AB")
    assert (front("1234AB"), body("1234AB")) == ("", "1234AB")
    assert (front("ABC12"), body("ABC12")) == ("", "ABC12")


def test_zeros_in_front_and_look_alikes_are_one_number() -> None:
    assert bare("IL0123AB") == bare("WS123A8") == bare("123AB") == "123A8"
    assert bare("IL00") == "00"


@pytest.mark.parametrize(
    ("number", "state", "fine"),
    [
        ("IL1234AB", "IL", True),
        ("WS1234AB", "WI", True),
        ("WI1234AB", "WI", False),
        ("MC1234AB", "MI", True),
        ("MI1234AB", "MI", False),
        ("MI1234AB", "MS", True),
        ("CF1234AB", "CA", True),
        ("NB1234AB", "NB", True),
        ("IL1234AB", "WI", False),
        ("IL1234AB", "", True),
    ],
)
def test_letters_in_front_are_no_codes_of_states(number: str, state: str, fine: bool) -> None:
    assert (list(registration_doubts({"REG": number, "RES": state})) == []) is fine


def test_every_state_with_other_letters_is_a_state() -> None:
    assert set(LETTERS) <= set(CODES["LIS"])


def test_unconfirmed_no_state_ends_with_i_o_or_q() -> None:
    [said] = registration_doubts({"REG": "IL1234AO", "RES": "IL"})
    assert "I, O or Q" in said
    assert list(registration_doubts({})) == []


def test_longer_than_the_national_file_keeps() -> None:
    assert "National files keep 8" in " ".join(registration_doubts({"REG": "BC1234567"}))
    assert "National" not in " ".join(registration_doubts({"REG": "IL1234AB"}))

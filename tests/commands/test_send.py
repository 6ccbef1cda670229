"""`leads send`: fields as a person types them, and which of sender and device it does not know."""

import pytest

from leads.commands.send import _free_device, _pair, _sender
from leads.rules.refused import Refused
from tests.makers import make_device, make_person

pytestmark = pytest.mark.django_db


def no(*who: str) -> Refused:
    with pytest.raises(Refused) as refused:
        _sender(True, *who)
    return refused.value


def test_what_is_unknown_is_named() -> None:
    person = make_person()
    assert no("nobody", "", "").sentence == "LEADS knows no person nobody."
    assert no(person.user_id, "NOPE", "").sentence == "LEADS knows no device NOPE."
    assert no(person.user_id, "", "").sentence == "No device is named to send this."
    assert no("", "", "token").sentence == "No device is named to send this."


def test_a_terminal_is_taken_sooner_than_a_browser_place() -> None:
    person = make_person()
    make_device(person.agency, "SMP1", kind="terminal")
    make_device(person.agency, "SMPD", kind="browser")
    assert _free_device(person) == "SMP1"


@pytest.mark.parametrize(("typed", "pair"), [("lic/tst1234", ("LIC", "tst1234")), ("REM/A/B", ("REM", "A/B"))])
def test_a_field_as_typed(typed: str, pair: tuple[str, str]) -> None:
    assert _pair(typed) == pair


def test_a_word_that_is_no_field() -> None:
    with pytest.raises(Refused) as caught:
        _pair("TST1234")
    assert caught.value.example == "LIC/TST1234"

"""What the link itself says: each reason with its cure, the figure that was passed, and the sender's own reference."""

import pytest

from leads.messages import wire
from leads.rules.refused import Refused
from leads.switch.link.refusals import LINK_REFUSALS, SON_EXAMPLE, no, refusal, still_there
from tests.makers import NOW


@pytest.mark.parametrize("code", LINK_REFUSALS)
def test_each_reason_is_a_sentence_with_a_cure(code: str) -> None:
    said = no(code, 10.0)
    assert said.code == code
    assert said.sentence.endswith(".")
    assert said.cure
    assert "{" not in said.sentence
    assert ("10" in said.sentence) == ("{limit}" in LINK_REFUSALS[code].sentence)


def test_a_refusal_goes_back_under_the_reference_of_what_was_sent() -> None:
    sent = b"QV.IL1990100.R17.TXT LIC/TST1234"
    assert b"R17" in refusal(sent, no("link-sign-on-first"), now=NOW, to="IL1990100")
    assert refusal(b"\x00 nothing of a header", no("link-outside-frame"), now=NOW, to="LEADS")


def test_a_wrong_sign_on_is_cured_by_a_right_sign_on() -> None:
    wrong = Refused("wire-x", "This is no message.", None, "Send it right.", None, wire.EXAMPLE)
    assert SON_EXAMPLE.encode() in refusal(b"SON.IL1990100.R1.TXT X", wrong, now=NOW, to="IL1990100")
    assert SON_EXAMPLE.encode() not in refusal(b"QV.IL1990100.R1.TXT X", wrong, now=NOW, to="IL1990100")


def test_a_silent_terminal_is_asked_and_not_counted() -> None:
    asked = still_there("IL1990100", NOW)
    assert asked.startswith(b"PNG.")
    assert b"Still there?" in asked

"""What is let in as text and as a number, one sign inside and one outside."""

import pytest

from leads.console.door.boundary import LARGEST, fits, whole_number


@pytest.mark.parametrize("text", ["", "TST1234", "Peña-Ortiz", "one\ntwo\r\n\tthree", "O’NEIL", "a\vb", "\u202e", "𝟙"])
def test_what_can_be_typed_fits(text: str) -> None:
    assert fits(text)


@pytest.mark.parametrize("text", ["\0", "a\x1b[31m", "\x7f", "\x9b2J", "\ud800", "\x08", "é\0"])
def test_what_cannot_does_not(text: str) -> None:
    assert not fits(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("417", 417), (str(LARGEST), LARGEST), (str(LARGEST + 1), None), ("", None), ("²", None), ("٣", None),
     ("-1", None), ("1" * 5000, None), ("1.0", None), (" 1", None)],
)  # fmt: skip
def test_a_number_is_plain_digits_and_no_larger_than_one_that_is_given(text: str, number: int | None) -> None:
    assert whole_number(text) == number

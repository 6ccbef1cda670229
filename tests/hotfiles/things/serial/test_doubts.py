"""What is accepted of a serial number but has to be read once more."""

from leads.hotfiles.things.serial.doubts import asked_doubts, serial_doubts


def test_a_letter_that_may_be_a_digit_and_a_short_number_are_told() -> None:
    assert list(serial_doubts({"SER": "K369257"})) == list(serial_doubts({})) == []
    assert "may be a zero" in next(serial_doubts({"SER": "K36O257"}))
    assert list(serial_doubts({"SER": "OKIDOKI"})) == []
    assert "short" in next(serial_doubts({"SER": "36925"}))


def test_a_number_too_short_to_be_the_end_of_another_is_told() -> None:
    assert list(asked_doubts({"SER": "36925"})) == list(asked_doubts({})) == []
    assert "fewer than 5" in next(asked_doubts({"SER": "3692"}))

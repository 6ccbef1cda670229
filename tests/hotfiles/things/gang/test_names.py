"""Names of groups, taken apart."""

import pytest

from leads.hotfiles.things.gang.names import heard, initials, same_name, words


def test_the_words_that_count() -> None:
    assert words("THE EXAMPLE STREET BOYS") == ("EXAMPLE", "STREET", "BOYS")
    assert words("18TH STREET GANG") == ("18", "STREET")
    assert words("THE GANG") == ("THE", "GANG"), "all where none would be left"
    assert words("O'DOE CREW") == ("ODOE",)


def test_initials_are_of_three_words_or_more() -> None:
    assert initials("EXAMPLE STREET BOYS") == "ESB"
    assert initials("EXAMPLE STREET") == ""


@pytest.mark.parametrize("other", ["EXAMPLESTREETBOYS", "THE EXAMPLE ST BOYS", "EXAMPLE-STREET BOYS GANG"])
def test_one_name_however_it_is_written(other: str) -> None:
    assert same_name("EXAMPLE STREET BOYS", other)


@pytest.mark.parametrize("other", ["EXAMPLE STREET GIRLS", "BOYS EXAMPLE STREET", ""])
def test_another_name(other: str) -> None:
    assert not same_name("EXAMPLE STREET BOYS", other)
    assert not same_name("", "")


def test_numbers_have_no_sound() -> None:
    assert heard("18") == "18"
    assert heard("KINGS") == heard("CINGS")

"""What is accepted of a security, and has to be read once more."""

import pytest

from leads.hotfiles.things.security.doubts import asked_doubts, not_issued, security_doubts

NOTE = {"TYP": "FR", "SER": "L12345678A", "DEN": "20", "SDT": "2017A", "DOT": "20261120"}


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"SER": "L1234567A"}, "is not as a Federal Reserve note has it"),
        ({"SER": "12345678"}, "is not as a Federal Reserve note has it"),
        ({"SER": "L12345678"}, "fine where a star stands there"),
        ({"SDT": "2026", "DOT": "20251120"}, "after the day on which it was stolen"),
        ({"TYP": "GC", "SDT": "2024", "SER": "L12345678A"}, "gift card"),
        ({"TYP": "CS", "SER": "4711"}, "4711 is short"),
        ({"TYP": "BD", "SER": "O4711123"}, "letter O or I"),
    ],
)
def test_doubts(values: dict[str, str], said: str) -> None:
    assert said in " ".join(security_doubts(NOTE | values))


def test_a_note_as_it_is_printed_raises_none() -> None:
    for number in ("L12345678A", "ML12345678A", "I12345678O"):
        assert list(security_doubts(NOTE | {"SER": number})) == []


def test_an_odd_denomination_is_said_and_searched_all_the_same() -> None:
    assert not_issued({"TYP": "FR", "DEN": "3"}).startswith(
        "No Federal Reserve note (FR) is of 3. It comes in 1, 2, 5,"
    )
    assert "searched all the same" in " ".join(asked_doubts({"SER": "L12345678A", "TYP": "FR", "DEN": "3"}))
    assert not_issued({"TYP": "MO", "DEN": "3"}) == not_issued({"DEN": "3"}) == ""
    assert list(asked_doubts({"SER": "L12345678A", "TYP": "FR", "DEN": "20"})) == []
    assert "fewer than" in " ".join(asked_doubts({"SER": "47"}))

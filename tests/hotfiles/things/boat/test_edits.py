"""How a boat's registration, document and make are read: blanks and hyphens dropped, nothing foreign refused."""

import pytest

from tests.hotfiles.declare.reading import is_read, is_refused


@pytest.mark.parametrize(
    ("code", "raw", "value"),
    [
        ("REG", "IL 1234 AB", "IL1234AB"),
        ("REG", "il-1234-ab", "IL1234AB"),
        ("REG", "IL 1234 IL", "IL1234IL"),
        ("REG", "1234 AB", "1234AB"),
        ("REG", "BC 1234567", "BC1234567"),
        ("REG", "IL1234567X", "IL1234567X"),
        ("BHN", "US-TST12345A595", "USTST12345A595"),
        ("BHN", "tst 12345 a595", "TST12345A595"),
        ("BHN", "4711", "4711"),
        ("CGD", "O.N. 1234567", "1234567"),
        ("CGD", "ON 1234567", "1234567"),
        ("CGD", "No. 123 4567", "1234567"),
        ("CGD", "D1234567", "1234567"),
        ("CGD", "1234567", "1234567"),
        ("BMA", "sea", "SEA"),
        ("BMA", "SEA RAY", "SEA RAY"),
        ("BCO", "whi/blu", "WHI/BLU"),
        ("BLE", "018", "018"),
        ("REY", "nx", "NX"),
        ("BYR", "2027", "2027"),
    ],
)
def test_what_is_read(code: str, raw: str, value: str) -> None:
    is_read(code, raw, value)
    is_read(code, value, value)


@pytest.mark.parametrize(
    ("code", "raw"),
    [
        ("REG", "IL12345678X"),
        ("REG", "NONE"),
        ("REG", "IL1234AB/IL"),
        ("REG", "IL1234AB WI"),
        ("REG", "IL 1234 AB, IL"),
        ("BHN", "UNKNOWN"),
        ("BHN", "000000000000"),
        ("BHN", "T" * 21),
        ("BHN", "TST12345/A595"),
        ("CGD", "123456789"),
        ("CGD", "NONE"),
        ("BMA", "SE"),
        ("BMA", "UNKNOWN"),
        ("BMA", "S" * 25),
        ("BTY", "SUB"),
        ("BCO", "TEAL"),
        ("BCO", "WHI/BLU/RED"),
        ("BLE", "18FT"),
        ("BYR", "2028"),
    ],
)
def test_what_is_refused(code: str, raw: str) -> None:
    is_refused(code, raw)


def test_a_state_behind_a_registration_is_asked_about() -> None:
    no = is_refused("REG", "IL1234AB WI")
    assert (no.code, "Send REG/IL1234AB and RES/WI" in no.cure) == ("field-unclear", True)


@pytest.mark.parametrize("raw", ["DD1234567", "NO. D-1234567", "-D1234567", "O.N. NO 1234567"])
def test_a_document_number_called_so_twice_is_the_number_alone(raw: str) -> None:
    is_read("CGD", raw, "1234567")

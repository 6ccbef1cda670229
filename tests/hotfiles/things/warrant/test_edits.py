"""Offenses: just inside and just outside."""

import pytest

from tests.hotfiles.declare.reading import is_read, is_refused

INSIDE = [
    ("OFF", "0999-stabbing", "0999 STABBING"),
    ("OFF", "2404", "2404"),
    ("OFF", "5311" + "X" * 19, "5311 " + "X" * 19),
]


@pytest.mark.parametrize(("code", "raw", "value"), INSIDE)
def test_just_inside(code: str, raw: str, value: str) -> None:
    is_read(code, raw, value)


OUTSIDE = [
    ("OFF", "0000"),
    ("OFF", "53"),
    ("OFF", "5311" + "X" * 20),
]


@pytest.mark.parametrize(("code", "raw"), OUTSIDE)
def test_just_outside(code: str, raw: str) -> None:
    is_refused(code, raw)

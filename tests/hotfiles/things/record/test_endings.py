"""Locate, clear and cancel: which record is meant, and what is said of it."""

import pytest

from leads.hotfiles.registry import MESSAGE_KEYS


@pytest.mark.parametrize(
    ("key", "sets"),
    [
        ("CV", (("NIC", "OCA"), ("NIC", "LIC"), ("NIC", "VIN"), ("NIC", "OAN"))),
        ("XLG", (("NIC", "OCA"), ("NIC", "SER"))),
        ("CW", ()),
    ],
)
def test_a_number_alone_is_not_enough_where_no_name_goes_with_it(key: str, sets: tuple[tuple[str, str], ...]) -> None:
    assert MESSAGE_KEYS[key].combinations == sets
    assert {"NIC", "OCA"} <= set(MESSAGE_KEYS[key].identifies)


@pytest.mark.parametrize(
    ("key", "must"),
    [
        ("LV", {"NIC", "DOL", "LCA"}),
        ("LW", {"NIC", "NAM", "DOL", "DIS"}),
        ("CFG", {"NIC", "DCL"}),
        ("XRG", {"NIC"}),
        ("XT", {"NIC", "NAM"}),
    ],
)
def test_what_each_has_to_say(key: str, must: set[str]) -> None:
    assert {use.field.code for use in MESSAGE_KEYS[key].uses if use.must} == must


def test_where_nobody_locates_there_is_no_key_for_it() -> None:
    assert {"CPO", "XPO", "CTO", "XTO"} <= set(MESSAGE_KEYS)
    assert {"LPO", "LTO"}.isdisjoint(MESSAGE_KEYS)

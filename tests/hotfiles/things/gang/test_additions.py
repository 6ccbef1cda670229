"""What else a group is known by: words, one of each in a message, and none of it finds a record."""

from leads.hotfiles.declare.additions import fields_sent
from leads.hotfiles.registry import FILES, MESSAGE_KEYS
from leads.hotfiles.things.gang.additions import KNOWN_BY


def test_one_of_each_in_a_message_with_any_sign_in_it() -> None:
    assert {one.code: one.many for one in fields_sent(KNOWN_BY)} == {"DRS": 1, "TTO": 1, "HND": 1, "GTI": 1}


def test_no_inquiry_asks_for_them() -> None:
    asked = {use.field.code for key in FILES["gang_group"].answers for use in MESSAGE_KEYS[key].uses}
    assert all(kind.asked.isdisjoint(asked) for kind in KNOWN_BY)

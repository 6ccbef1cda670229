"""The four keys of an add-on name the record by its number, and the add-on by one of its own."""

from leads.hotfiles.declare.keys import ADD_ON, CANCEL_ADD_ON, CLEAR_ADD_ON, LOCATE_ADD_ON
from leads.hotfiles.things.boat.additions import TRAILER
from leads.hotfiles.things.record.add_on_keys import add_on_keys

KEYS = add_on_keys("boat", "Stolen boat", "BT", TRAILER)


def test_what_each_of_them_does_and_is_about() -> None:
    assert [key.key for key in KEYS] == ["EBT", "LBT", "CBT", "XBT"]
    assert [key.does for key in KEYS] == [ADD_ON, LOCATE_ADD_ON, CLEAR_ADD_ON, CANCEL_ADD_ON]
    assert {(key.about, key.files) for key in KEYS} == {("trailer", ("boat",))}
    assert KEYS[1].title == "Stolen boat, trailer: locate what was added on"


def test_what_each_of_them_needs() -> None:
    must = [{use.field.code for use in key.uses if use.must} for key in KEYS]
    assert must == [{"NIC", "OCA", "VMA"}, {"NIC", "DOL", "LCA"}, {"NIC", "DCL"}, {"NIC"}]
    assert KEYS[0].combinations == TRAILER.kind.known_by
    assert {key.combinations for key in KEYS[1:]} == {(("NIC", "LIC"), ("NIC", "VIN"), ("NIC", "OAN"))}

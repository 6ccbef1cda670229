"""What the keys of files of property have in common."""

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.things.record import fields as f
from leads.hotfiles.things.record.property import inquiries, modify
from leads.hotfiles.things.serial.fields import SER

CARRIED = (*must(SER, f.OCA), *may(f.MIS), *must(f.SUP, f.SUD), *may(f.FKD))


def test_a_modify_changes_what_an_entry_carries_but_not_what_the_law_asks_of_it() -> None:
    key = modify("thing", "Thing", "X", CARRIED, ("EX", "EX-P"))
    taken = [use.field.code for use in key.uses]
    assert (key.key, key.title, key.identifies) == ("MX", "Thing: modify", ("NIC", "OCA"))
    assert taken == ["NIC", "OCA", "SER", "MIS", "MKE", "VLN", "PIH", "DEL"]
    assert key.removable == {"MIS"}, "an entry can't do without SER"
    assert "MKE" not in [use.field.code for use in modify("thing", "Thing", "X", CARRIED).uses]


def test_every_property_is_asked_by_its_record_s_number_too_and_for_administration_with_a_purpose() -> None:
    ask, administration = inquiries("X", "Thing", may(SER), (("SER",),))
    assert ask.combinations == administration.combinations == (("SER",), ("NIC",))
    assert (ask.key, ask.notices, ask.purpose) == ("QX", True, False)
    assert (administration.key, administration.notices, administration.purpose) == ("ZX", False, True)

"""A hot file knows which of its keys enter a record, and so which fields one may carry."""

from dataclasses import replace

from leads.hotfiles.declare.keys import ENTER
from leads.hotfiles.registry import FILES


def test_the_keys_of_entry_are_those_that_enter() -> None:
    for file in FILES.values():
        assert file.entries
        assert all(key.does is ENTER and key in file.keys for key in file.entries.values())
    assert {"EV", "EV-A"} <= FILES["stolen_vehicle"].entries.keys()
    assert "QV" not in FILES["stolen_vehicle"].entries


def test_a_file_carries_every_field_of_its_entries_once() -> None:
    for file in FILES.values():
        codes = [field.code for field in file.fields]
        assert len(codes) == len(set(codes))
        assert set(codes) == {use.field.code for key in file.entries.values() for use in key.uses}


def test_what_may_stand_under_a_record_is_among_what_comes_to_it_however_often_the_file_is_made_anew() -> None:
    boat = FILES["boat"]
    assert [kind.name for kind in boat.adds] == ["trailer", "part"]
    assert replace(replace(boat, title="Boat"), title="Stolen boat").adds == boat.adds
    assert (boat.add_on("part").noun, boat.by_code["LIC"].code) == ("part", "LIC")

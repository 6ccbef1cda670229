"""How vehicles and plates are entered, and what the key of an entry says of them."""

import pytest

from leads.hotfiles.declare.fields import codes, date_field, must
from leads.hotfiles.things.record.fields import MIS
from leads.hotfiles.things.vehicle.entries import carried, is_armed, keys_of, prints_kept, suffixes
from leads.hotfiles.things.vehicle.rules import NUMBERED, SEARCHABLE

DAY = date_field("DOT", "Stolen on", "Case")


@pytest.mark.parametrize(
    ("key", "adds", "armed", "prints"),
    [
        ("EF", "", False, False),
        ("EF-P", ", hold for latent prints", False, True),
        ("EF-A", ", occupants armed", True, False),
        ("EF-F", ", occupants armed, hold for latent prints", True, True),
    ],
)
def test_the_key_says_who_is_in_it_and_what_is_on_it(key: str, adds: str, armed: bool, prints: bool) -> None:
    assert suffixes("EF")[key] == adds
    assert is_armed(key) == armed
    assert bool(prints_kept({"MKE": key}, "vehicle")) == prints


def test_a_record_without_a_key_is_held_for_nothing() -> None:
    assert prints_kept({}, "plate") == ""
    assert prints_kept({"MKE": "EL-P"}, "plate").endswith(" the plate is held for latent prints.")


def test_notes_are_carried_and_where_they_must_be_they_must() -> None:
    may_be, has_to_be = (
        next(use for use in uses if use.field.code == "MIS") for uses in (carried(DAY), carried(DAY, must(MIS)))
    )
    assert (may_be.must, has_to_be.must) == (False, True)
    assert {"SUP", "SUD", "OCA", "DOT", "VMA"} == {use.field.code for use in carried(DAY) if use.must}


def test_a_file_has_its_entries_its_modify_and_its_endings() -> None:
    made = {
        key.key: key
        for key in keys_of("a_file", "A file", "F", carried(DAY, must(MIS)), searchable=SEARCHABLE, sets=NUMBERED)
    }
    assert list(made) == ["EF", "EF-P", "EF-A", "EF-F", "MF", "LF", "CF", "XF"]
    assert made["EF"].combinations == NUMBERED
    assert "VCO" in made["MF"].removable
    assert not {"MIS", "DOT", "VMA"} & made["MF"].removable
    assert {"OCA", *codes(*SEARCHABLE)} <= {use.field.code for use in made["LF"].uses}

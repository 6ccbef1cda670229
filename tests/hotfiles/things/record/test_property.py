"""What the keys of files of property have in common."""

from datetime import date

import pytest

from leads.hotfiles.declare.checks import CrossCheck
from leads.hotfiles.declare.fields import date_field, may, must
from leads.hotfiles.things.record import fields as f
from leads.hotfiles.things.record.property import case_fits, case_of, day_group, inquiries, modify
from leads.hotfiles.things.serial.fields import SER
from leads.rules.refused import Refused

CARRIED = (*must(SER, f.OCA), *may(f.MIS), *must(f.SUP, f.SUD), *may(f.FKD))

DAY = date_field("DOT", "Stolen on", "Case")
TODAY = date(2026, 11, 23)


def test_what_an_entry_carries_of_its_case_is_one_row_of_fields_with_notes_or_without() -> None:
    carried = {use.field.code: use.must for use in case_of(DAY)}
    assert list(carried) == ["DOT", "OCA", "NOA", "LKI", "LKA", "MIS", "SUP", "SUD", "FKD"]
    assert [code for code, must_be in carried.items() if must_be] == ["DOT", "OCA", "SUP", "SUD"]
    assert {use.field.code: use.must for use in case_of(DAY, must(f.MIS))}["MIS"]
    assert "MIS" not in [use.field.code for use in case_of(DAY, notes=())]


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({"DOT": "20261123"}, None),
        ({"DOT": "20261124"}, "DOT"),
        ({"LKI": "IL1990100"}, "LKA"),
        ({"LKA": "26-1"}, "LKI"),
        ({"LKI": "IL1990100", "LKA": "26-1"}, None),
    ],
)
def test_a_linked_case_has_its_agency_and_the_day_is_not_ahead(values: dict[str, str], marked: str | None) -> None:
    if marked is None:
        return case_fits(values, DAY, TODAY)
    with pytest.raises(Refused) as no:
        case_fits(values, DAY, TODAY)
    assert no.value.field == marked


def test_a_second_party_compares_the_day_with_that_of_the_entry() -> None:
    group = day_group(DAY, "Date of the theft", "The theft was on")
    assert (group.code, group.words, group.fields) == ("DOT", "Date of the theft", (DAY,))
    said = CrossCheck("The theft was on 24 Nov 2026, after the entry.", False)
    assert list(group.cross_checks({"DOT": "20261124"}, TODAY)) == [said]


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

"""A record with what was added to it: its lists whole, and each way in which it is read."""

from leads.hotfiles.declare.additions import (
    OWN,
    STOLEN,
    Added,
    fields_sent,
    in_place,
    of,
    one_more,
    ways,
    whole,
)
from leads.hotfiles.things.person.additions import ALIAS, BIRTH_DATE, LICENSE, PERSON, VEHICLE

KINDS = {one.name: one for one in PERSON}
JANE = {"NAM": "DOE, JANE", "AKA": "ROE, JANE", "DOB": "19881224", "OLN": "D1", "OLS": "IL", "OLY": "2030"}
NAME = Added("alias", OWN, {"AKA": "MARLOWE, TESS"})
BORN = Added("birth date", OWN, {"DOB": "19700315"})
DRIVES = Added("license", OWN, {"OLN": "D2", "OLS": "WI", "OLY": "NX"})


def test_lists_hold_what_was_added_once_and_the_entry_is_left_alone() -> None:
    found = whole(KINDS, JANE, [NAME, NAME, BORN])
    assert found == {**JANE, "AKA": "ROE, JANE; MARLOWE, TESS"}
    assert JANE["AKA"] == "ROE, JANE"
    assert whole(KINDS, {"NAM": "DOE, JANE"}, [NAME])["AKA"] == "MARLOWE, TESS"


def test_a_set_stands_x_whole_set_and_nothing_of_that_is_left() -> None:
    assert in_place(LICENSE, JANE, DRIVES) == {**JANE, **DRIVES.values}
    car = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC", "VIN": "1M8GDM9AXKP042788", "VCO": "BLU"}
    other = Added("vehicle", OWN, {"LIC": "TST9999", "LIS": "WI", "LIY": "2030", "LIT": "PC"})
    assert in_place(VEHICLE, {**JANE, **car}, other) == {**JANE, **other.values}, "no VIN of the first car beside it"


def test_a_record_is_read_as_entered_and_once_with_each_that_is_no_part_of_a_list() -> None:
    named = {**JANE, "AKA": "ROE, JANE; MARLOWE, TESS"}
    assert list(ways(KINDS, JANE, [NAME, BORN, DRIVES])) == [
        named,
        {**named, "DOB": "19700315"},
        {**named, **DRIVES.values},
    ]
    assert list(ways(KINDS, JANE, [])) == [JANE]


def test_what_is_the_records_own_is_told_from_somebody_elses() -> None:
    theirs = Added("birth date", STOLEN, {"DOB": "19600101"})
    assert (of(OWN, [BORN, theirs]), of(STOLEN, [BORN, theirs])) == ([BORN], [theirs])


def test_a_message_takes_several_of_a_single_field_and_one_of_a_set() -> None:
    sent = {one.code: one.many for one in fields_sent((ALIAS, BIRTH_DATE, LICENSE))}
    assert sent == {"AKA": 99, "DOB": 9, "OLN": 1, "OLS": 1, "OLY": 1}


def test_a_kind_says_what_it_is_and_how_it_is_found() -> None:
    assert BIRTH_DATE.shown({"DOB": "19700315"}) == "15 Mar 1970"
    assert (ALIAS.is_list, BIRTH_DATE.is_list, LICENSE.is_list) == (True, False, False)
    assert LICENSE.asked == {"OLN", "OLS", "OLY"}
    assert one_more("more", "one more", BIRTH_DATE.fields[0], "values").shown({"DOB": "1"}) == "1"

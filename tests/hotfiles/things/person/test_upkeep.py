"""The keys by which a person's record is kept and ended: what they are called, and what each takes."""

from leads.hotfiles.declare.fields import may, must
from leads.hotfiles.declare.keys import SUPPLEMENT, TAKE_OFF
from leads.hotfiles.things.person.additions import ALIAS, LICENSE, MARK, VEHICLE
from leads.hotfiles.things.person.fields import CMC, DOB, NAM
from leads.hotfiles.things.person.upkeep import inquiry, supplements, upkeep
from leads.hotfiles.things.record import fields as r
from leads.hotfiles.things.record.endings import LOCATED
from leads.hotfiles.things.vehicle.beside import IDENTIFIERS

ENTRIES = {"EX": (*must(NAM, r.OCA), *may(DOB)), "EXC": (*must(NAM, CMC, r.OCA), *may(DOB, r.SUP))}


def test_what_an_entry_carries_may_change_but_the_name_and_what_stands_in_columns() -> None:
    modify = upkeep("some_file", "Some file", "X", ENTRIES)[0]
    assert (modify.key, modify.identifies) == ("MX", ("NIC", "NAM", "OCA"))
    taken = {use.field.code: use.must for use in modify.uses}
    assert taken == {
        "NIC": True,
        "NAM": True,
        "OCA": True,
        "DOB": False,
        "CMC": False,
        "MKE": False,
        "VLN": False,
        "PIH": False,
        "DEL": False,
    }
    assert modify.removable == {"DOB", "CMC"}


def test_who_locates_and_clears_is_the_files_to_say() -> None:
    def named(**how: object) -> list[str]:
        return [key.key for key in upkeep("some_file", "Some file", "X", ENTRIES, **how)]  # type: ignore[arg-type]

    assert named() == ["MX", "CX", "XX"]
    assert named(clears=False) == ["MX", "XX"]
    assert named(located=LOCATED) == ["MX", "LX", "CX", "XX"]


def test_a_supplement_takes_what_its_kinds_have_and_at_least_one_of_them_whole() -> None:
    adds, takes = supplements("some_file", "Some file", "XN", (ALIAS, LICENSE, VEHICLE))
    assert (adds.key, adds.does, takes.key, takes.does) == ("EXN", SUPPLEMENT, "XXN", TAKE_OFF)
    for key in (adds, takes):
        assert [use.field.code for use in key.uses] == ["NIC", "NAM", "OCA", "AKA", "OLN", "OLS", "OLY", *VEHICLE.codes]
        assert {use.field.code for use in key.uses if use.must} == set(key.identifies) == {"NIC", "NAM", "OCA"}
        assert key.combinations == (("AKA",), ("OLN", "OLS", "OLY"), *IDENTIFIERS)
        assert not key.removable
    [marks, _] = supplements("some_file", "Some file", "XN", (MARK,), meant=must(r.NIC, r.OCA))
    assert [use.field.code for use in marks.uses] == ["NIC", "OCA", "SMT"]


def test_an_inquiry_takes_no_name_alone_and_no_vehicle() -> None:
    key = inquiry("QXX", "Thing")
    assert ("NAM",) not in key.combinations
    assert ("NAM", "DOB") in key.combinations
    assert "LIC" not in {use.field.code for use in key.uses}
    assert key.not_alone is not None
    assert key.notices

"""A person is found through a vehicle in the record, and never for sure."""

from leads.hotfiles.things.person.with_vehicle import asked_keys, match, record_keys, searches
from tests.makers import NOW

DOE = {"NAM": "DOE, JANE Q", "DOB": "19881224", "LIC": "TST1234", "LIS": "IL", "OCA": "26-10411", "NIC": "M990000001"}


def test_keys_are_those_of_person_and_vehicle() -> None:
    keys = record_keys(DOE)
    assert {"G:19881224", "P:T5T1234"} <= keys
    assert keys & set(asked_keys({"LIC": "TST1234"}, {}))
    assert keys & set(asked_keys({"NAM": "DOE, JANE", "DOB": "19881224"}, {}))
    assert set(searches(("NAM", "DOB", "LIC", "OAN"))) == {("NAM", "DOB"), ("LIC",)}


def test_the_vehicle_is_not_its_driver() -> None:
    found = match({"LIC": "TST1234", "LIS": "IL"}, DOE, NOW.date(), {})
    assert found is not None
    assert found.grade == "strong"
    assert "Who is in the vehicle is not known" in found.unsure[0]
    assert match({"LIC": "ABC999", "LIS": "IL"}, DOE, NOW.date(), {}) is None
    assert match({"LIC": "TST1234"}, {"NAM": "DOE, JANE Q"}, NOW.date(), {}) is None


def test_the_name_comes_first() -> None:
    found = match({"NAM": "DOE, JANE Q", "DOB": "19881224", "LIC": "TST1234"}, DOE, NOW.date(), {})
    assert found is not None
    assert (found.grade, found.reasons[0].field) == ("exact", "NAM")

"""What stands together on any person's record, and a caution with the key that it goes with."""

import pytest

from leads.hotfiles.things.person.rules import caution_fits, dna_is_held, stand_together, told_from_others
from leads.rules.refused import Refused

BESIDE = {"EMJ": "EMJC"}
VEHICLE = {"VIN": "1M8GDM9AXKP042788", "VYR": "1989", "VMA": "TOYT", "VMO": "CAM", "VST": "4D"}


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"},
        {"OLN": "D1", "OLS": "IL", "OLY": "NX"},
        VEHICLE,
        {"LKI": "IL1990100", "LKA": "26-1"},
        {"TNT": "Y", "MIS": "PAY TELEPHONE"},
        {"DNA": "Y", "DLO": "LABORATORY"},
        {"DNA": "N"},
        {"BDA": "20260101", "EDA": "20260101"},
    ],
)
def test_what_stands_together(values: dict[str, str]) -> None:
    stand_together(values)


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ({"LIC": "TST1234", "LIS": "IL"}, "LIY"),
        ({"OLN": "D1"}, "OLS"),
        ({"VIN": "1M8GDM9AXKP042788"}, "VYR"),
        ({"LKA": "26-1"}, "LKI"),
        ({"VOW": "Y"}, "MIS"),
        ({"DNA": "Y"}, "DLO"),
        ({"BDA": "20260102", "EDA": "20260101"}, "EDA"),
    ],
)
def test_unconfirmed_what_does_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        stand_together(values)
    assert no.value.field == marked


def test_dna_that_is_not_at_hand_is_held_nowhere() -> None:
    dna_is_held({})
    with pytest.raises(Refused):
        dna_is_held({"DNA": "Y"})


def test_unconfirmed_a_caution_goes_with_its_key() -> None:
    caution_fits("EMJ", {"CMC": "90"}, BESIDE)
    caution_fits("EMJC", {"CMC": "70"}, BESIDE)
    for key, values in (("EMJC", {}), ("EMJ", {"CMC": "9070"})):
        with pytest.raises(Refused) as no:
            caution_fits(key, values, BESIDE)
        assert no.value.field == "CMC"
    assert "MKE/EMJC" in (no.value.cure or "")


@pytest.mark.parametrize(
    "values", [{"DOB": "19881224"}, {"SOC": "666123456"}, {"OLN": "D1", "OLS": "IL", "OLY": "NX"}, VEHICLE]
)
def test_who_is_told_from_others_of_the_name(values: dict[str, str]) -> None:
    told_from_others({"NAM": "DOE, JANE", **values})


@pytest.mark.parametrize(("values", "marked"), [({}, "DOB"), ({"OLN": "D1"}, "OLS"), ({"SID": "IL1"}, "DOB")])
def test_who_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        told_from_others({"NAM": "DOE, JANE", **values})
    assert no.value.field == marked

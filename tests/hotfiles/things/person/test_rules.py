"""Rules across the fields of a person, as every file of persons has them."""

import pytest

from leads.hotfiles.things.person.rules import IDENTIFIERS, cautions_fit, told_from_others
from leads.rules.refused import Refused

WITH_C = {"EPO": "EPOC"}


@pytest.mark.parametrize("values", [{"DOB": "19881224"}, {"SOC": "666123456"}, {"OLN": "D1", "OLS": "IL", "OLY": "NX"}])
def test_who_is_told_from_others_of_the_name(values: dict[str, str]) -> None:
    told_from_others({"NAM": "DOE, JANE", **values}, IDENTIFIERS)


@pytest.mark.parametrize(("values", "marked"), [({}, "DOB"), ({"OLN": "D1"}, "OLS"), ({"SID": "IL1"}, "DOB")])
def test_who_is_not(values: dict[str, str], marked: str) -> None:
    with pytest.raises(Refused) as no:
        told_from_others({"NAM": "DOE, JANE", **values}, IDENTIFIERS)
    assert no.value.field == marked


def test_unconfirmed_a_caution_and_the_key_with_c_go_together() -> None:
    cautions_fit("EPO", {}, WITH_C)
    cautions_fit("EPO", {"CMC": "90"}, WITH_C)
    cautions_fit("EPOC", {"CMC": "00"}, WITH_C)
    for key, values in (("EPOC", {}), ("EPO", {"CMC": "9000"})):
        with pytest.raises(Refused) as no:
            cautions_fit(key, values, WITH_C)
        assert no.value.field == "CMC"
    assert "EPOC" in no.value.cure

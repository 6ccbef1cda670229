"""Rules across the fields of a gun."""

import pytest

from leads.hotfiles.things.gun.rules import caliber_fits, described
from leads.rules.refused import Refused


@pytest.mark.parametrize("values", [{"TYP": "GN"}, {"TYP": "Z"}, {"TYP": "PI", "CAL": "9"}])
def test_a_caliber_of_launchers_goes_with_launchers(values: dict[str, str]) -> None:
    caliber_fits({"CAL": "9999"} | values)


def test_a_caliber_of_launchers_goes_with_nothing_else() -> None:
    with pytest.raises(Refused) as no:
        caliber_fits({"CAL": "9999", "TYP": "PI"})
    assert no.value.field == "CAL"


@pytest.mark.parametrize("values", [{"MAK": "ZZZ"}, {"MAK": "ZZZ HOME MADE"}, {"TYP": "Z"}, {"CAL": "75"}])
def test_what_no_code_says_stands_in_the_notes(values: dict[str, str]) -> None:
    with pytest.raises(Refused) as no:
        described(values)
    assert no.value.field == "MIS"
    described(values | {"MIS": "HOME MADE"})
    described({"MAK": "SW", "TYP": "PI", "CAL": "9"})

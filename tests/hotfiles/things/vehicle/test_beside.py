"""A vehicle beside a person: whole or not at all, and never more than a strong match."""

import pytest

from leads.hotfiles.things.vehicle.beside import match_beside, whole_beside
from leads.rules.refused import Refused

PLATE = {"LIC": "TST1234", "LIS": "IL", "LIY": "2027", "LIT": "PC"}


def test_it_is_whole() -> None:
    whole_beside({})
    whole_beside(PLATE)
    for values, marked in (({"LIC": "TST1234"}, "LIS"), ({"VIN": "1M8GDM9AXKP042788"}, "VYR")):
        with pytest.raises(Refused) as no:
            whole_beside(values)
        assert no.value.field == marked


def test_who_is_in_it_is_not_known() -> None:
    found = match_beside({"LIC": "TST1234", "LIS": "IL"}, PLATE, {})
    assert found is not None
    assert found.grade == "strong"
    assert "Who is in the vehicle is not known" in found.unsure[0]
    assert match_beside({"LIC": "TST1235", "LIS": "IL"}, PLATE, {}) is None
    assert match_beside({"LIC": "TST1234"}, {}, {}) is None
    assert match_beside({"NAM": "DOE, JANE"}, PLATE, {}) is None

"""The keys under which a plate by itself is found."""

import pytest

from leads.hotfiles.things.plate.keys import record_keys, searches
from leads.hotfiles.things.vehicle.keys import asked_beside
from leads.messages.fields import DEFAULTS
from leads.rules.refused import Refused


def test_a_plate_is_kept_under_its_number_whatever_looks_alike() -> None:
    assert record_keys({"LIC": "TST1234", "LIS": "IL"}) == record_keys({"LIC": "T5TI234"}) == {"P:T5T1234"}
    assert record_keys({}) == record_keys({"LIC": ""}) == frozenset()


def test_a_plate_is_found_also_beside_a_vin_and_with_a_sign_that_was_not_seen() -> None:
    for asked in ({"LIC": "TST1234", "VIN": "1M8GDM9AXKP042788", "OAN": "F42"}, {"LIC": "TST12?4"}):
        assert record_keys({"LIC": "TST1234"}) & set(asked_beside(asked, DEFAULTS))
    with pytest.raises(Refused):
        asked_beside({"LIC": "TST12?4"}, {"plate_lookalikes": 0})


def test_what_is_said_to_be_searched() -> None:
    assert searches(("LIC", "LIS", "VIN")) == (("LIC",),)
    assert searches(("VIN", "OAN")) == ()

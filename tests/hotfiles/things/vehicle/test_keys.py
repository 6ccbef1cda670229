"""The keys under which a vehicle is found, and under which one is asked for."""

import pytest

from leads.hotfiles.things.vehicle.keys import ASKS, asked_beside, record_keys
from leads.messages.fields import DEFAULTS, Numbers, Values
from leads.rules.refused import Refused


def asked_keys(values: Values, numbers: Numbers) -> list[str]:
    return [key for ask in ASKS for key in ask(values, numbers)]


def test_a_record_is_kept_under_plate_number_and_owners_number() -> None:
    assert record_keys({"LIC": "TST1234", "VIN": "1M8GDM9AXKP042788", "OAN": "F42"}) == {
        "P:T5T1234",
        "V:KP042788",
        "O:F42",
    }
    assert record_keys({"VIN": "12345678", "LIC": ""}) == {"V:12345678"}


def test_a_number_is_looked_for_among_owners_numbers_too_and_the_other_way_round() -> None:
    for number in ({"VIN": "1M8GDM9AXKP042788"}, {"OAN": "1M8GDM9AXKP042788"}):
        kept = record_keys(number)
        for asked in ({"VIN": "1M8GDM9AXKP042788"}, {"OAN": "1M8GDM9AXKP042788"}):
            assert kept & set(asked_keys(asked, DEFAULTS))


def test_the_car_of_a_wanted_person_is_not_looked_for_among_owners_numbers() -> None:
    assert asked_beside({"VIN": "KP042788", "LIC": "TST1234"}, DEFAULTS) == ("P:T5T1234", "V:KP042788")


def test_two_unknown_characters_ask_for_784_keys_and_can_be_switched_off() -> None:
    assert len(set(asked_keys({"LIC": "TST1??4"}, DEFAULTS))) == 784
    with pytest.raises(Refused) as no:
        asked_keys({"LIC": "TST1??4"}, {"plate_lookalikes": 0})
    assert (no.value.code, no.value.field) == ("plate-unknown-off", "LIC")

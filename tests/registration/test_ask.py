"""What registration's files are asked: nothing without a connection, and only what they could know."""

from datetime import date

import pytest

from leads.registration.ask import NOT_CONNECTED, ask, with_zeros
from tests.registration.makers import OTHER_VIN, VIN, connect, make_driver, make_vehicle

pytestmark = pytest.mark.django_db


def test_without_a_connection_nothing_is_asked_and_that_is_told_apart_from_nothing_found() -> None:
    assert ask(["TST1234"]) == NOT_CONNECTED
    assert ask().state == ""
    connect()
    found = ask(["TST1234"], [VIN], ["D1"])
    assert (found.state, found.vehicles, found.drivers) == ("IL", (), ())


def test_a_vehicle_is_found_by_its_plate_and_by_its_number_the_newest_first() -> None:
    make_vehicle("TST1234", OTHER_VIN, until_on=date(2025, 6, 30))
    make_vehicle("TST1234", VIN, from_on=date(2025, 7, 1))
    make_vehicle("TST9999", OTHER_VIN, from_on=date(2025, 8, 1))
    assert [one.vin for one in ask(["TST1234"]).vehicles] == [VIN, OTHER_VIN]
    assert [one.plate for one in ask(vins=[OTHER_VIN]).vehicles] == ["TST9999", "TST1234"]
    assert ask(licenses=["D1"]).vehicles == ()


def test_what_another_states_files_hold_is_not_ours() -> None:
    make_vehicle(state="IN")
    make_driver(state="IN")
    assert ask(["TST1234"], [VIN], ["D12345678901"]).vehicles == ()
    assert ask(licenses=["D12345678901"]).drivers == ()


def test_a_driver_comes_with_former_names() -> None:
    make_driver(former=["ROE, JANE"])
    [found] = ask(licenses=["D12345678901"]).drivers
    assert (found.name, found.former, found.born) == ("DOE, JANE Q", ("ROE, JANE",), "19881224")


@pytest.mark.parametrize(
    ("number", "also"),
    [
        ("0012", {"0012", "12", "012"}),
        ("12", {"12", "012", "0012"}),
        ("ABC", {"ABC", "0ABC"}),
        ("000", set()),
        ("", set()),
    ],
)
def test_a_number_is_asked_with_other_zeros_before_it_too(number: str, also: set[str]) -> None:
    assert set(with_zeros(number, 4)) == also

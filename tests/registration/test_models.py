"""What the database itself refuses of registration's files."""

from datetime import date

import pytest
from django.db import IntegrityError

from leads.registration.models import Connected
from tests.makers import NOW
from tests.registration.makers import OTHER_VIN, make_driver, make_vehicle
from tests.sql import never_commits

pytestmark = pytest.mark.django_db


def test_a_plate_is_on_one_vehicle_at_a_time() -> None:
    make_vehicle()
    make_vehicle(kind="TK")  # the same signs on a plate of another type
    with pytest.raises(IntegrityError, match="a_plate_is_on_one_vehicle_at_a_time"):
        make_vehicle(vin=OTHER_VIN)


def test_a_registration_ends_after_it_began() -> None:
    make_vehicle(from_on=date(2026, 1, 2), until_on=date(2026, 1, 2))
    with never_commits("a_registration_ends_after_it_began"):
        make_vehicle(from_on=date(2026, 1, 2), until_on=date(2026, 1, 1))


def test_a_license_is_one_persons() -> None:
    make_driver()
    with pytest.raises(IntegrityError, match="a_license_is_one_persons"):
        make_driver(name="ROE, RICHARD")


def test_a_driver_has_a_birth_date() -> None:
    with never_commits("a_driver_has_a_birth_date"):
        make_driver(born="1988")


@pytest.mark.parametrize("facts", [{"name": " "}, {"state": "Illinois"}])
def test_who_is_connected_has_a_name(facts: dict[str, str]) -> None:
    with never_commits("who_is_connected_has_a_name"):
        Connected.objects.create(**{"state": "IL", "name": "A", "stand_in": True, "connected_at": NOW, **facts})

"""Registration of the fictional state: it knows the records, and differs from a few of them in every way."""

import pytest

from leads.demo import planted
from leads.demo.registered import COMPANIES, OTHERS, STATE
from leads.demo.state import Size, make_state
from leads.hotfiles.cross_checks import cross_checks
from leads.hotfiles.models import Record
from leads.hotfiles.things.vehicle.vin import doubts
from leads.registration.models import Connected, Driver, Vehicle

from .states import NOW, SMALL

pytestmark = pytest.mark.django_db


def differing(plate: str) -> list[str]:
    record = Record.objects.get(plain__LIC=plate)
    return [one.by.name for one in cross_checks(record.values, NOW.date()) if not one.check.fine]


def test_the_planted_records_show_each_what_it_is_planted_for() -> None:
    make_state(NOW, 1240, SMALL)
    whose = Connected.objects.get()
    assert (whose.state, whose.stand_in) == (STATE, True)
    assert differing(planted.STOLEN) == differing(planted.AWAITING_OTHER) == []
    assert differing(planted.AWAITING) == ["looks"]
    assert differing(planted.OVERDUE) == ["plate-vin", "looks"]


def test_every_kind_of_difference_is_there_and_most_records_have_none() -> None:
    make_state(NOW, 1240, Size(agencies=30, devices=120, people=400, vehicles=1_500, persons=1_500))
    of_state = [*Record.objects.filter(plain__LIS=STATE), *Record.objects.filter(plain__OLS=STATE)]
    found = [[one for one in cross_checks(record.values, NOW.date()) if not one.check.fine] for record in of_state]
    some = [one for one in found if one]
    assert 0.01 < len(some) / len(found) < 0.08
    assert {one.by.name for many in some for one in many} >= {"plate-vin", "looks", "license-name", "license-born"}
    words = " ".join(one.check.words for many in some for one in many)
    assert "transposed" in words
    assert "issued anew" in words
    assert Vehicle.objects.filter(company=True, owner__in=COMPANIES).exists()
    assert any(driver.former for driver in Driver.objects.all())


def test_it_knows_vehicles_and_drivers_of_no_record_with_right_numbers_and_is_the_same_each_time() -> None:
    make_state(NOW, 1240, Size(agencies=30, devices=120, people=400, vehicles=10, persons=10, history=False))
    assert Driver.objects.count() == OTHERS
    assert Vehicle.objects.count() == OTHERS + 4  # those of the planted records: a benchmark needs no more
    cars = list(Vehicle.objects.exclude(plate__startswith="TST").order_by("id"))
    assert [doubts(one.vin) for one in cars] == [()] * OTHERS
    assert cars[0].plate == "UF21009"

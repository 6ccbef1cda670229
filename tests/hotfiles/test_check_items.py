"""What a second party ticks: groups in the order of the report, then field by field, then the case and the paper."""

import pytest

from leads.hotfiles.attachments.attach import take_back
from leads.hotfiles.check_items import Item, items_for
from leads.hotfiles.declare.checks import CrossCheck
from leads.hotfiles.registry import FILES
from tests.hotfiles.attachments.test_attach import image
from tests.makers import CAR, NOW, actor, make_record

pytestmark = pytest.mark.django_db


def test_every_value_of_the_record_is_in_exactly_one_item() -> None:
    values = {**CAR, "MIS": "DENT LEFT", "MKE": "EV"}
    items = items_for(make_record(values=values))
    codes = [one.code for one in items]
    assert codes[-2:] == ["OCA", "SUP"]
    assert len(codes) == len(set(codes))
    grouped = {field.code for group in FILES["stolen_vehicle"].groups for field in group.fields if group.code in codes}
    assert set(values) - {"MKE"} <= grouped | set(codes)


def test_a_secret_stands_last_in_its_group_and_masked() -> None:
    person = {"NAM": "DOE, JANE", "SOC": "666123456", "FBI": "1"}
    [numbers] = [one for one in items_for(make_record(file="wanted_person", values=person)) if one.code == "SOC"]
    assert numbers.value == "1 *****3456"


def test_an_item_is_fine_while_no_cross_check_speaks_against_it() -> None:
    good, bad = CrossCheck("It fits.", True), CrossCheck("It does not.", False)
    assert Item("VIN", "VIN", "1").fine
    assert Item("VIN", "VIN", "1", (good,)).fine
    assert not Item("VIN", "VIN", "1", (good, bad)).fine


def test_each_image_that_stands_is_compared_too() -> None:
    record = make_record()
    made = image(record)
    assert items_for(record)[-1] == Item(made.number or "", "Image: identifying image of 2026-11-20", made.number or "")
    take_back(made.pk, why="Another car.", by=actor(record.entered_by), now=NOW)
    assert items_for(record)[-1].code == "SUP"

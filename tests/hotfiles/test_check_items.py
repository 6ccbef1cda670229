"""What a second party ticks: groups in the order of the report, then field by field, then the case and the paper."""

import pytest

from leads.hotfiles.attachments.attach import take_back
from leads.hotfiles.check_items import Item, items_for
from leads.hotfiles.declare.checks import CrossCheck
from leads.hotfiles.differs import differs
from leads.hotfiles.registry import FILES
from leads.hotfiles.second_check import second_check
from leads.rules.refused import Refused
from tests.hotfiles.attachments.test_attach import image
from tests.hotfiles.keeping import WANTED, send
from tests.makers import CAR, NOW, actor, make_person, make_record

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


def test_each_kind_of_addition_is_an_item_of_its_own_and_apart_what_is_somebody_elses() -> None:
    owner = make_person()
    record = send("EW", {**WANTED, "AKA": "ROE, JANE"}, owner).record
    meant = {"NIC": record.number, "NAM": record.values["NAM"], "OCA": record.case_number}
    before = [one.code for one in items_for(record)]
    send("EN", {**meant, "DOB": "19700315; 19710315", "AKA": "POE, JO"}, owner)
    send("ENS", {**meant, "SOC": "666123456"}, owner)
    record.refresh_from_db()
    items = {one.code: one for one in items_for(record)}
    assert [code for code in items if code not in before] == ["DOB_OWN", "SOC_STOLEN"]
    assert (items["DOB_OWN"].words, items["DOB_OWN"].value) == ("Another birth date", "19700315; 19710315")
    assert items["SOC_STOLEN"].value == "*****3456"
    assert items["NAM"].value == "DOE, JANE Q ROE, JANE; POE, JO", "names stand together, however they came"


def test_a_second_party_ticks_additions_too_and_differs_on_one_of_them() -> None:
    owner, checker = make_person(user_id="ro.pella"), make_person(user_id="jo.quill")
    record = send("EW", {**WANTED, "AKA": "ROE, JANE"}, owner).record
    meant = {"NIC": record.number, "NAM": record.values["NAM"], "OCA": record.case_number}
    send("EN", {**meant, "DOB": "19700315"}, owner)
    codes = [one.code for one in items_for(record)]
    with pytest.raises(Refused) as no:
        second_check(record.number, items=[one for one in codes if one != "DOB_OWN"], by=actor(checker), now=NOW)
    assert no.value.code == "items-missing"
    found, _ = differs(record.number, items=["DOB_OWN"], by=actor(checker), now=NOW)
    assert found.different_items == [{"code": "DOB_OWN", "words": "Another birth date", "fields": ["DOB_OWN"]}]


def test_each_image_that_stands_is_compared_too() -> None:
    record = make_record()
    made = image(record)
    assert items_for(record)[-1] == Item(made.number or "", "Image: identifying image of 2026-11-20", made.number or "")
    take_back(made.pk, why="Another car.", by=actor(record.entered_by), now=NOW)
    assert items_for(record)[-1].code == "SUP"

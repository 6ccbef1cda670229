"""A second party that finds a record different says so, and the agency that entered it is told."""

import pytest

from leads.hotfiles.check_items import items_for
from leads.hotfiles.differs import differs, found_different
from leads.hotfiles.models import Record
from leads.hotfiles.second_check import second_check
from leads.ledger.models import Line
from leads.mail.models import Kept
from leads.rules.refused import Refused
from tests.makers import NOW, actor, make_agency, make_device, make_person, make_record

pytestmark = pytest.mark.django_db


def test_the_agency_is_told_which_item_differs_and_the_record_stays_unchecked() -> None:
    agency = make_agency()
    device, checker, found = make_device(agency, "SMP1"), make_person(agency, "second.one"), make_record(agency)
    code = items_for(found)[0].code
    again, told = differs(found.number, items=[code], words="The report says blue.", by=actor(checker), now=NOW)
    assert (again.pk, told) == (found.pk, 1)
    assert "The report says blue." in Kept.objects.get(device_id=device.pk).text
    assert Record.objects.get(pk=found.pk).checked_at is None
    assert "The report says blue." in found_different(found)
    assert Line.objects.filter(event="hotfiles:record:found_different", subject=f"record:{found.number}").exists()


def test_without_a_device_nobody_is_told_and_it_says_so() -> None:
    found = make_record()
    checker = make_person(found.agency, "second.one")
    assert differs(found.number, items=["OCA"], by=actor(checker), now=NOW)[1] == 0


def test_whoever_entered_it_can_not_be_the_one_who_finds_it_different() -> None:
    found = make_record()
    with pytest.raises(Refused) as no:
        differs(found.number, items=["OCA"], by=actor(found.entered_by), now=NOW)
    assert no.value.code == "same-person"


@pytest.mark.parametrize("items", [[], ["NO-SUCH-ITEM"]])
def test_nothing_that_differs_is_refused(items: list[str]) -> None:
    found = make_record()
    with pytest.raises(Refused) as no:
        differs(found.number, items=items, by=actor(make_person(found.agency, "second.one")), now=NOW)
    assert no.value.code == "nothing-differs"
    assert not Kept.objects.exists()


def test_a_check_afterward_settles_it() -> None:
    found = make_record()
    checker = make_person(found.agency, "second.one")
    differs(found.number, items=["OCA"], by=actor(checker), now=NOW)
    second_check(found.number, by=actor(checker), items=[one.code for one in items_for(found)], now=NOW)
    assert found_different(found) == ""

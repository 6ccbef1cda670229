"""What a second party ticked before a record was changed confirms nothing of what stands there since."""

from __future__ import annotations

import pytest

from leads.hotfiles.check_items import items_for
from leads.hotfiles.models import RecordChange
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_person, make_record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("act", ["", "differs"])
def test_no_tick_is_left_over_from_what_was_changed_meanwhile(act: str) -> None:
    """Said to differ after it was changed, the page came back with the old ticks, and the next Enter confirmed them."""
    record = make_record(entered_by=make_person(user_id="ro.pella"))
    ticked = [one.code for one in items_for(record)][1:]
    desk = Desk(make_person(user_id="jo.quill"))
    seen = desk.get(f"/checks/{record.number}").context["seen"]
    record.values = {**record.values, "VCO": "BLU"}
    record.save()
    RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act="modify", values=record.values)
    answer = desk.post(f"/checks/{record.number}", act=act, items=ticked, words="Red.", seen=seen)
    assert answer.status_code == 422
    assert "was changed after this page was opened" in main(answer)
    assert not [one["item"].code for one in answer.context["items"] if one["ticked"]]
    assert answer.context["seen"] != seen


def test_another_no_does_not_make_an_old_page_new() -> None:
    """Nothing compared is a no of its own: the page still knows what it was opened on."""
    record = make_record(entered_by=make_person(user_id="ro.pella"))
    desk = Desk(make_person(user_id="jo.quill"))
    seen = desk.get(f"/checks/{record.number}").context["seen"]
    RecordChange.objects.create(record=record, at=NOW, by=record.entered_by, act="modify", values=record.values)
    assert desk.post(f"/checks/{record.number}", act="differs", seen=seen).context["seen"] == seen

"""The page on which a coordinator sets the shifts of the agency."""

from __future__ import annotations

import pytest

from leads.agencies.models import AgencyShift
from tests.console.signed_in import Desk, main
from tests.makers import make_person

pytestmark = pytest.mark.django_db


def test_the_table_is_set_and_shown() -> None:
    desk = Desk(make_person(office="coordinator"))
    assert "No shift is set" in main(desk.get("/agency/shifts"))
    answer = desk.post("/agency/shifts", name=["DAY", ""], begins=["07:00", ""], ends=["15:00", ""])
    assert answer.headers["Location"] == "/agency/shifts?set=1"
    shown = main(desk.get("/agency/shifts", set="1"))
    assert 'value="07:00"' in shown
    assert "Set. It counts" in shown
    assert AgencyShift.objects.count() == 1


def test_what_is_no_time_is_said_and_stays_to_be_mended() -> None:
    answer = Desk(make_person(office="coordinator")).post("/agency/shifts", name="DAY", begins="7 am", ends="15:00")
    assert answer.status_code == 422
    assert "Not set." in main(answer)
    assert 'value="7 am"' in main(answer)

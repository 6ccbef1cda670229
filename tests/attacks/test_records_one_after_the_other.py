"""Whoever goes through records one after the other is seen and stopped; inquiries go on."""

from __future__ import annotations

import pytest

from leads.ledger.models import Line
from leads.rules.numbers import number
from tests.console.signed_in import Desk, main, text
from tests.makers import make_agency, make_department, make_person, make_record

pytestmark = pytest.mark.django_db
ALARM, BRAKE = number("volume.alarm_records"), number("volume.brake_records")


def test_two_hundred_records_are_not_copied_in_five_seconds() -> None:
    agency = make_agency()
    found = [make_record(agency) for _ in range(5)]
    desk = Desk(make_person(agency, "reader"))
    codes = [desk.get(f"/records/{found[n % 5].number}").status_code for n in range(BRAKE + 5)]
    assert codes == [200] * BRAKE + [422] * 5
    assert Line.objects.filter(event="people:volume:alarm", by="reader").get().data["records"] == ALARM
    assert Line.objects.filter(event="people:volume:braked", by="reader").count() == 1
    assert "no more open for a while" in text(desk.get(f"/records/{found[0].number}"))
    assert desk.get(f"/checks/{found[0].number}").status_code == 422, "the same count, by whichever page"
    assert Desk(make_person(agency, "other")).get(f"/records/{found[0].number}").status_code == 200


def test_who_answers_for_the_reader_sees_it_today() -> None:
    agency = make_agency()
    found = make_record(agency)
    desk = Desk(make_person(agency, "reader"))
    for _ in range(ALARM):
        desk.get(f"/records/{found.number}")
    for office, whose, seen in (
        ("coordinator", agency, True),
        ("administrator", make_department(), True),
        ("coordinator", make_agency("IL1990300"), False),
    ):
        page = main(Desk(make_person(whose, f"the.{office}.{whose.ori}", office=office)).get("/today"))
        assert (f"opened {ALARM} records in 10 minutes" in page) is seen, office


def test_the_page_of_a_check_shows_no_record_of_others() -> None:
    """Item by item it showed, in full, what the record's own page masks for others."""
    found = make_record(make_agency("IL1990300"))
    stranger = Desk(make_person(make_agency(), "stranger"))
    answer = stranger.get(f"/checks/{found.number}")
    assert answer.status_code == 422
    assert "was entered by another agency" in text(answer)
    assert found.values["LIC"] not in text(answer)
    assert stranger.post(f"/checks/{found.number}", act="differs", words="x").status_code == 422
    assert Desk(make_person(make_department(), "control")).get(f"/checks/{found.number}").status_code == 200

"""The page on which an agency says whom it told of a missing child, and the duties that wait for it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.console.records.duties import waiting_at
from leads.hotfiles.about_records import ToldOfMissing
from tests.console.signed_in import Desk, main
from tests.hotfiles.test_told_of_missing import EVERYONE, missing
from tests.makers import NOW, make_agency, make_person, make_record, narrowed

pytestmark = pytest.mark.django_db


def test_what_is_due_leads_to_the_form_that_keeps_who_was_told() -> None:
    record = missing()
    desk, address = Desk(make_person(record.agency)), f"/records/{record.number}/told"
    assert waiting_at(record.agency_id, NOW) == (1, "to correct, end or tell", "due")
    assert waiting_at(record.agency_id, NOW + timedelta(hours=3))[2] == "danger"
    for page in ("/duties", f"/records/{record.number}"):
        shown = main(desk.get(page))
        assert address in shown
        assert "officers on duty, by radio" in shown
    assert "not told yet; due 12:04" in main(desk.get(address))
    for whom in EVERYONE:
        answer = desk.post(address, whom=whom, at="2026-11-23T10:01", how="Telephone, duty officer")
        assert answer.headers["Location"] == address
    shown = main(desk.get(address))
    assert "told 10:01" in shown
    assert "Telephone, duty officer" in shown
    assert "They were told" not in shown
    assert "Nothing is open" in main(desk.get("/duties"))


@pytest.mark.parametrize("at", ["", "soon", "2026-11-23T10:05", "2026-02-30T10:00"])
def test_a_time_that_is_none_keeps_what_was_typed(at: str) -> None:
    record = missing()
    desk = Desk(record.entered_by)
    answer = desk.post(f"/records/{record.number}/told", whom="GUARDIAN", at=at, how="By telephone")
    if at:
        assert answer.status_code == 422
        assert 'value="By telephone"' in main(answer)
    assert ToldOfMissing.objects.count() == (0 if at else 1)


def test_whose_files_are_out_of_reach_reads_that_somebody_waits_and_not_who() -> None:
    record = missing()
    who = make_person(record.agency)
    narrowed(who.agency, "wanted_person")
    shown = main(Desk(who).get("/duties"))
    assert record.number in shown
    assert "JANE" not in shown


def test_of_no_child_nobody_is_told() -> None:
    car = make_record(make_agency())
    assert "of no missing child" in main(Desk(car.entered_by).get(f"/records/{car.number}/told"))

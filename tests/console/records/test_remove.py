"""The page on which the Department removes a record for a serious error."""

from __future__ import annotations

from datetime import timedelta

import pytest

from leads.hotfiles.models import Record
from leads.ledger.models import Line
from tests.console.signed_in import Desk, main
from tests.makers import NOW, make_department, make_device, make_person, make_record

pytestmark = pytest.mark.django_db
WHY = "The VIN is that of a truck."


@pytest.fixture
def administrator() -> Desk:
    return Desk(make_person(make_department(), "the.administrator", office="administrator"))


def test_its_page_leads_there_for_the_administrator_alone(administrator: Desk) -> None:
    found = make_record()
    assert f"/records/{found.number}/remove" in main(administrator.get(f"/records/{found.number}"))
    assert "/remove" not in main(Desk(found.entered_by).get(f"/records/{found.number}"))


def test_it_says_what_it_does_and_does_it(administrator: Desk) -> None:
    found = make_record()
    make_device(found.agency, "SMP1")
    shown = main(administrator.get(f"/records/{found.number}/remove"))
    assert "can not be taken back" in shown
    answer = administrator.post(f"/records/{found.number}/remove", why=WHY)
    assert answer.headers["Location"] == f"/records/{found.number}?removed=1"
    said = main(administrator.get(answer.headers["Location"]))
    assert "Its agency is told at its terminals." in said
    assert "Removed by the Department" in said
    assert "nothing to remove" in main(administrator.get(f"/records/{found.number}/remove"))
    assert WHY in main(Desk(found.entered_by).get(f"/records/{found.number}"))


def test_without_a_terminal_somebody_has_to_call(administrator: Desk) -> None:
    answer = administrator.post(f"/records/{make_record().number}/remove", why=WHY)
    assert "call them" in main(administrator.get(answer.headers["Location"]))


def test_nothing_named_removes_nothing_and_is_written_down(administrator: Desk) -> None:
    found = make_record()
    answer = administrator.post(f"/records/{found.number}/remove", why=" ")
    assert answer.status_code == 422
    assert "Not removed." in main(answer)
    assert Record.objects.get().state == "active"
    assert Line.objects.get(event="hotfiles:record:removed").outcome == "refused"


def test_an_old_sign_in_gives_the_second_factor_once_more() -> None:
    stale = Desk(
        make_person(make_department(), "the.administrator", office="administrator"),
        proved_at=NOW - timedelta(minutes=17),
    )
    answer = stale.post(f"/records/{make_record().number}/remove", why=WHY)
    assert "/account/" in answer.headers["Location"]
    assert Record.objects.get().state == "active"
